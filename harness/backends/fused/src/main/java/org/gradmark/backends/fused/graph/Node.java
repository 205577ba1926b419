package org.gradmark.backends.fused.graph;

import java.util.List;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Binary;
import org.gradmark.core.tensor.Reduction;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Unary;

/**
 * A node of an expression: an operation and its operands, or a leaf that stands for numbers given
 * from outside.
 *
 * <p>A node never changes what it means. Once somebody has computed it, it may be {@link #settle
 * settled}: it keeps its value, lets go of its operands, and is a leaf from then on.
 */
public final class Node {

  /** What a node does. */
  public enum Kind {
    /** Numbers from outside. */
    LEAF,
    /** One number that is known when it is recorded, a scalar. */
    CONSTANT,
    /** {@link #operation()} is a {@link Unary}. */
    UNARY,
    /** {@link #operation()} is a {@link Binary}. */
    BINARY,
    /** Condition, yes, no. */
    WHERE,
    /** {@link #operation()} is a {@link Reduction}, over {@link #axis()}. */
    REDUCE,
    MATMUL,
    TRANSPOSE
  }

  private final Kind kind;
  private final Enum<?> operation;
  private final Axis axis;
  private final Shape shape;
  private final double constant;
  private List<Node> operands;
  private volatile Object value;
  private volatile boolean computed;

  private Node(
      Kind kind, Enum<?> operation, Axis axis, Shape shape, double constant, Node... operands) {
    this.kind = kind;
    this.operation = operation;
    this.axis = axis;
    this.shape = shape;
    this.constant = constant;
    this.operands = List.of(operands);
  }

  /**
   * Numbers from outside.
   *
   * @param value what the backend keeps them in; null for a leaf that is bound later
   */
  public static Node leaf(Shape shape, Object value) {
    Node leaf = new Node(Kind.LEAF, null, null, shape, 0);
    leaf.value = value;
    return leaf;
  }

  /** A scalar that is known already. */
  public static Node constant(double value) {
    return new Node(Kind.CONSTANT, null, null, Shape.SCALAR, value);
  }

  public static Node unary(Unary operation, Node a) {
    return new Node(Kind.UNARY, operation, null, a.shape, 0, a);
  }

  public static Node binary(Binary operation, Node a, Node b, Shape shape) {
    return new Node(Kind.BINARY, operation, null, shape, 0, a, b);
  }

  public static Node where(Node condition, Node yes, Node no, Shape shape) {
    return new Node(Kind.WHERE, null, null, shape, 0, condition, yes, no);
  }

  public static Node reduce(Reduction operation, Axis axis, Node a) {
    return new Node(Kind.REDUCE, operation, axis, axis.reduce(a.shape), 0, a);
  }

  public static Node matmul(Node a, Node b) {
    Shape shape = Shape.of(a.shape.rows(), b.shape.columns());
    return new Node(Kind.MATMUL, null, null, shape, 0, a, b);
  }

  public static Node transpose(Node a) {
    Shape shape = Shape.of(a.shape.columns(), a.shape.rows());
    return new Node(Kind.TRANSPOSE, null, null, shape, 0, a);
  }

  public Kind kind() {
    return kind;
  }

  /** The operation of a unary, binary or reducing node, else null. */
  public Enum<?> operation() {
    return operation;
  }

  /** The axis of a reducing node, else null. */
  public Axis axis() {
    return axis;
  }

  public Shape shape() {
    return shape;
  }

  /** The number of a {@link Kind#CONSTANT}. */
  public double constant() {
    return constant;
  }

  /** The operands; none if the node is a leaf or settled. */
  public List<Node> operands() {
    List<Node> seen = operands;
    return value == null ? seen : List.of();
  }

  /** What {@link #settle} or {@link #leaf} were given; null if nothing was. */
  public Object value() {
    return value;
  }

  /** Whether the numbers of this node come from outside or have been computed. */
  public boolean isLeaf() {
    return kind == Kind.LEAF || value != null;
  }

  /** Whether a program has computed this node once without anybody keeping its value. */
  boolean isComputed() {
    return computed;
  }

  /** Remembers that a program has computed this node. */
  void computed() {
    computed = true;
  }

  /** Keeps the value of this node, in whatever form its backend likes. */
  public void settle(Object computed) {
    // In this order: who still sees the operands may compute the same once more, which is no harm.
    value = computed;
    operands = List.of();
  }
}
