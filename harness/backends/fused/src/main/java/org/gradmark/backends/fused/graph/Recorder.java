package org.gradmark.backends.fused.graph;

import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Binary;
import org.gradmark.core.tensor.Reduction;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Unary;

/**
 * A backend that computes nothing until somebody {@link #read reads} or {@link #settle settles}: it
 * records {@link Node nodes}, and then hands a whole graph to its subclass.
 *
 * <p>The value of a scalar is a {@link Double}; of any other tensor, what {@link #upload} gives.
 */
public abstract class Recorder implements Backend {

  /** What a tensor other than a scalar is kept in. The numbers are rounded already. */
  protected abstract Object upload(Shape shape, double[] values);

  /** The numbers of what {@link #upload} or {@link #compute} gave. */
  protected abstract double[] download(Shape shape, Object value);

  /** Computes all roots of a graph: a {@link Double} for a scalar, else as {@link #upload}. */
  protected abstract List<Object> compute(Graph graph);

  /** The number of a scalar leaf or constant. */
  public static double number(Node scalar) {
    return scalar.kind() == Node.Kind.CONSTANT ? scalar.constant() : (Double) scalar.value();
  }

  @Override
  public Tensor tensor(Shape shape, double... values) {
    if (values.length != shape.size()) {
      throw new IllegalArgumentException(values.length + " values for shape " + shape);
    }
    double[] rounded = new double[values.length];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = precision().arithmetic().nearest(values[i]);
    }
    return tensor(
        shape.isScalar() ? Node.constant(rounded[0]) : Node.leaf(shape, upload(shape, rounded)));
  }

  @Override
  public double[] read(Tensor tensor) {
    Node node = node(tensor);
    if (node.shape().isScalar() && node.kind() == Node.Kind.CONSTANT) {
      return new double[] {node.constant()};
    }
    settle(List.of(tensor));
    return node.shape().isScalar()
        ? new double[] {number(node)}
        : download(node.shape(), node.value());
  }

  @Override
  public void settle(List<Tensor> tensors) {
    List<Node> wanted = new ArrayList<>();
    for (Tensor tensor : tensors) {
      Node node = node(tensor);
      if (!node.isLeaf() && node.kind() != Node.Kind.CONSTANT && !wanted.contains(node)) {
        wanted.add(node);
      }
    }
    for (Graph graph : Pieces.of(wanted)) {
      List<Object> values = compute(graph);
      graph.nodes().forEach(Node::computed);
      for (int i = 0; i < values.size(); i++) {
        graph.roots().get(i).settle(values.get(i));
      }
    }
  }

  @Override
  public Tensor unary(Unary operation, Tensor a) {
    return tensor(Node.unary(operation, node(a)));
  }

  @Override
  public Tensor binary(Binary operation, Tensor a, Tensor b, Shape shape) {
    return tensor(Node.binary(operation, node(a), node(b), shape));
  }

  @Override
  public Tensor where(Tensor condition, Tensor yes, Tensor no, Shape shape) {
    return tensor(Node.where(node(condition), node(yes), node(no), shape));
  }

  @Override
  public Tensor reduce(Reduction reduction, Axis axis, Tensor a) {
    return tensor(Node.reduce(reduction, axis, node(a)));
  }

  @Override
  public Tensor matmul(Tensor a, Tensor b) {
    return tensor(Node.matmul(node(a), node(b)));
  }

  @Override
  public Tensor transpose(Tensor a) {
    return tensor(Node.transpose(node(a)));
  }

  /** The node of a tensor of this backend. */
  protected static Node node(Tensor tensor) {
    return (Node) tensor.data();
  }

  /** A tensor whose numbers come later. */
  Tensor leaf(Shape shape) {
    return tensor(Node.leaf(shape, null));
  }

  /** The tensor of a node. */
  protected Tensor tensor(Node node) {
    return new Tensor(this, node.shape(), node);
  }
}
