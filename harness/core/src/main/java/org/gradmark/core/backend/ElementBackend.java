package org.gradmark.core.backend;

import java.util.List;
import java.util.Optional;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Binary;
import org.gradmark.core.tensor.Reduction;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Unary;

/**
 * A backend that works element by element on a row-major array: all loops are here, and a subclass
 * says what one operation on one element means. Clarity before speed: this is the readable
 * reference.
 *
 * @param <A> the array, such as {@code double[]}
 */
abstract class ElementBackend<A> implements Backend {

  /** A new array of {@code size} elements. */
  abstract A allocate(int size);

  /** {@code out[k] = a[i]}. */
  abstract void copy(A a, int i, A out, int k);

  /** Rounds a double to this arithmetic: {@code out[k] = value}. */
  abstract void set(A out, int k, double value);

  /** The element as a double. */
  abstract double get(A a, int i);

  /** {@code out[k] = operation(a[i])}. */
  abstract void apply(Unary operation, A a, int i, A out, int k);

  /** {@code out[k] = operation(a[i], b[j])}. */
  abstract void apply(Binary operation, A a, int i, A b, int j, A out, int k);

  /** An element as it is kept from step to step. */
  double kept(double value) {
    return value;
  }

  @Override
  public List<Tensor> keep(List<Tensor> tensors) {
    return precision() == precision().arithmetic()
        ? tensors
        : tensors.stream().map(this::narrow).toList();
  }

  private Tensor narrow(Tensor tensor) {
    if (tensor.shape().isScalar()) {
      return tensor;
    }
    A a = array(tensor);
    A out = allocate(tensor.shape().size());
    for (int i = 0; i < tensor.shape().size(); i++) {
      set(out, i, kept(get(a, i)));
    }
    return new Tensor(this, tensor.shape(), out);
  }

  @SuppressWarnings("unchecked")
  private A array(Tensor tensor) {
    return (A) tensor.data();
  }

  @Override
  public Tensor tensor(Shape shape, double... values) {
    if (values.length != shape.size()) {
      throw new IllegalArgumentException(values.length + " values for shape " + shape);
    }
    A out = allocate(values.length);
    for (int i = 0; i < values.length; i++) {
      set(out, i, values[i]);
    }
    return new Tensor(this, shape, out);
  }

  @Override
  public double[] read(Tensor tensor) {
    double[] values = new double[tensor.shape().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = get(array(tensor), i);
    }
    return values;
  }

  @Override
  public Tensor unary(Unary operation, Tensor a) {
    int size = a.shape().size();
    A out = allocate(size);
    for (int i = 0; i < size; i++) {
      apply(operation, array(a), i, out, i);
    }
    return new Tensor(this, a.shape(), out);
  }

  @Override
  public Tensor binary(Binary operation, Tensor a, Tensor b, Shape shape) {
    A x = array(a);
    A y = array(b);
    Place inA = Place.of(a.shape(), shape);
    Place inB = Place.of(b.shape(), shape);
    int size = shape.size();
    A out = allocate(size);
    for (int k = 0; k < size; k++) {
      apply(operation, x, inA.of(k), y, inB.of(k), out, k);
    }
    return new Tensor(this, shape, out);
  }

  @Override
  public Tensor where(Tensor condition, Tensor yes, Tensor no, Shape shape) {
    Place inCondition = Place.of(condition.shape(), shape);
    Place inYes = Place.of(yes.shape(), shape);
    Place inNo = Place.of(no.shape(), shape);
    int size = shape.size();
    A out = allocate(size);
    for (int k = 0; k < size; k++) {
      boolean chosen = get(array(condition), inCondition.of(k)) != 0;
      copy(array(chosen ? yes : no), (chosen ? inYes : inNo).of(k), out, k);
    }
    return new Tensor(this, shape, out);
  }

  @Override
  public Tensor reduce(Reduction reduction, Axis axis, Tensor a) {
    Shape reduced = axis.reduce(a.shape());
    int groups = reduced.size();
    int length = a.shape().size() / groups;
    int stride = axis == Axis.COLUMN ? groups : 1;
    A out = allocate(groups);
    for (int group = 0; group < groups; group++) {
      int first = axis == Axis.COLUMN ? group : group * length;
      copy(array(a), first, out, group);
      for (int i = 1; i < length; i++) {
        apply(reduction.step(), out, group, array(a), first + i * stride, out, group);
      }
    }
    return new Tensor(this, reduced, out);
  }

  @Override
  public Tensor matmul(Tensor a, Tensor b) {
    int n = a.shape().rows();
    int inner = a.shape().columns();
    int m = b.shape().columns();
    A out = allocate(n * m);
    A product = allocate(1);
    for (int row = 0; row < n; row++) {
      for (int column = 0; column < m; column++) {
        int k = row * m + column;
        apply(Binary.TIMES, array(a), row * inner, array(b), column, out, k);
        for (int i = 1; i < inner; i++) {
          apply(Binary.TIMES, array(a), row * inner + i, array(b), i * m + column, product, 0);
          apply(Binary.PLUS, out, k, product, 0, out, k);
        }
      }
    }
    return new Tensor(this, Shape.of(n, m), out);
  }

  @Override
  public Tensor transpose(Tensor a) {
    int rows = a.shape().rows();
    int columns = a.shape().columns();
    A out = allocate(rows * columns);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        copy(array(a), row * columns + column, out, column * rows + row);
      }
    }
    return new Tensor(this, Shape.of(columns, rows), out);
  }

  @Override
  public Optional<Tensor> flat(List<Tensor> tensors) {
    int size = tensors.stream().mapToInt(t -> t.shape().size()).sum();
    A out = allocate(size);
    int k = 0;
    for (Tensor tensor : tensors) {
      for (int i = 0; i < tensor.shape().size(); i++) {
        copy(array(tensor), i, out, k++);
      }
    }
    return Optional.of(new Tensor(this, Shape.of(1, size), out));
  }

  /**
   * Where an element of a joint shape lies in an operand that is broadcast to it.
   *
   * @param columns of the joint shape
   * @param down how far it is to the next row, 0 if there is one only
   * @param right how far it is to the next column, 0 if there is one only
   */
  private record Place(int columns, int down, int right) {

    static Place of(Shape operand, Shape joint) {
      if (operand.equals(joint)) {
        return new Place(1, 1, 0);
      }
      if (operand.isScalar()) {
        return new Place(1, 0, 0);
      }
      return new Place(
          joint.columns(),
          operand.rows() == 1 ? 0 : operand.columns(),
          operand.columns() == 1 ? 0 : 1);
    }

    int of(int k) {
      return columns == 1 ? k * down : k / columns * down + k % columns * right;
    }
  }
}
