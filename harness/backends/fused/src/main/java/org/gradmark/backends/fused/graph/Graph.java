package org.gradmark.backends.fused.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.gradmark.core.tensor.Shape;

/**
 * What some nodes need: all nodes below them in an order in which operands come first.
 *
 * <p>The {@link #key} says everything that a program depends on and nothing else: operations, who
 * is whose operand, which shapes are the same and which extents of matrices are 1. Graphs of one
 * key have the same program, whatever their extents and numbers.
 */
public final class Graph {

  private final List<Node> roots;
  private final List<Node> nodes = new ArrayList<>();
  private final List<List<Node>> operands = new ArrayList<>();
  private final Map<Node, Integer> indices = new IdentityHashMap<>();
  private final List<Node> tensors = new ArrayList<>();
  private final List<Node> scalars = new ArrayList<>();
  private final List<Shape> shapes = new ArrayList<>();
  private final Key key;

  /** Structure of a graph. */
  public static final class Key {
    private final int[] code;
    private final int hash;

    private Key(int[] code) {
      this.code = code;
      this.hash = Arrays.hashCode(code);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key that && Arrays.equals(code, that.code);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  private record Visit(Node node, List<Node> operands, int[] next) {}

  private Graph(List<Node> roots) {
    this.roots = List.copyOf(roots);
    roots.forEach(this::collect);
    this.key = encode();
  }

  /** The graph below some roots. A root may occur twice, and may be a leaf. */
  public static Graph of(List<Node> roots) {
    return new Graph(roots);
  }

  /** The nodes whose values are wanted. */
  public List<Node> roots() {
    return roots;
  }

  /** All nodes, operands first. */
  public List<Node> nodes() {
    return nodes;
  }

  /** The operands of a node as they were when the graph was made. */
  public List<Node> operands(int node) {
    return operands.get(node);
  }

  /** Place of a node in {@link #nodes}. */
  public int index(Node node) {
    return indices.get(node);
  }

  /** Leaves that are no scalars, in the order in which programs number their buffers. */
  public List<Node> tensors() {
    return tensors;
  }

  /** Leaves and constants that are scalars, in the order in which programs number them. */
  public List<Node> scalars() {
    return scalars;
  }

  /** The different shapes but the scalar's, in the order in which programs number them. */
  public List<Shape> shapes() {
    return shapes;
  }

  public Key key() {
    return key;
  }

  /** Depth first, without recursion: chains may be long. */
  private void collect(Node root) {
    if (indices.containsKey(root)) {
      return;
    }
    Deque<Visit> stack = new ArrayDeque<>();
    stack.push(new Visit(root, root.operands(), new int[1]));
    while (!stack.isEmpty()) {
      Visit top = stack.peek();
      if (top.next[0] < top.operands.size()) {
        Node operand = top.operands.get(top.next[0]++);
        if (!indices.containsKey(operand)) {
          stack.push(new Visit(operand, operand.operands(), new int[1]));
        }
      } else {
        stack.pop();
        if (indices.putIfAbsent(top.node, nodes.size()) == null) {
          nodes.add(top.node);
          operands.add(top.operands);
        }
      }
    }
  }

  private Key encode() {
    Code code = new Code();
    Map<Shape, Integer> known = new HashMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      boolean leaf = operands.get(i).isEmpty();
      if (leaf && node.shape().isScalar()) {
        scalars.add(node);
        code.add(-2 - Literal.of(node).ordinal());
        continue;
      }
      if (leaf) {
        tensors.add(node);
        code.add(-1);
      } else {
        code.add(node.kind().ordinal());
        code.add(node.operation() == null ? 0 : node.operation().ordinal());
        code.add(node.axis() == null ? 0 : node.axis().ordinal());
        operands.get(i).forEach(operand -> code.add(indices.get(operand)));
      }
      code.add(node.shape().isScalar() ? -1 : number(node.shape(), known, code));
    }
    roots.forEach(root -> code.add(indices.get(root)));
    return new Key(Arrays.copyOf(code.numbers, code.size));
  }

  private int number(Shape shape, Map<Shape, Integer> known, Code code) {
    Integer number = known.get(shape);
    if (number == null) {
      number = shapes.size();
      known.put(shape, number);
      shapes.add(shape);
      code.add(sort(shape));
    }
    return number;
  }

  /** What decides over broadcasting: the rank, and of a matrix, which extents are 1. */
  private static int sort(Shape shape) {
    boolean matrix = shape.rank() == 2;
    return 8 * shape.rank()
        + (matrix && shape.rows() == 1 ? 1 : 0)
        + (matrix && shape.columns() == 1 ? 2 : 0);
  }

  private static final class Code {
    private int[] numbers = new int[64];
    private int size;

    void add(int number) {
      if (size == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * size);
      }
      numbers[size++] = number;
    }
  }
}
