package org.gradmark.core.tensor;

import java.util.Arrays;

/**
 * A shape and its numbers on the host: what crosses the border between the harness and a subject.
 * Every bit of a value is kept, signed zeros, infinities and NaN included. Immutable.
 */
public final class Values {

  private final Shape shape;
  private final double[] numbers;

  /** Values of a shape, row-major. */
  public Values(Shape shape, double... numbers) {
    if (numbers.length != shape.size()) {
      throw new IllegalArgumentException(
          numbers.length + " numbers for shape " + shape + ", which holds " + shape.size());
    }
    this.shape = shape;
    this.numbers = numbers.clone();
  }

  /** The values of a tensor, rounded to double. */
  public static Values of(Tensor tensor) {
    return new Values(tensor.shape(), tensor.toDoubles());
  }

  public Shape shape() {
    return shape;
  }

  public int size() {
    return numbers.length;
  }

  /** Element {@code i} in row-major order. */
  public double get(int i) {
    return numbers[i];
  }

  /** A copy of the numbers, row-major. */
  public double[] toArray() {
    return numbers.clone();
  }

  /** These values on a backend, rounded to its arithmetic. */
  public Tensor on(Backend backend) {
    return backend.tensor(shape, numbers);
  }

  /** These numbers, each passed through a function. */
  public Values map(java.util.function.DoubleUnaryOperator function) {
    return new Values(shape, Arrays.stream(numbers).map(function).toArray());
  }

  /** Whether every number is finite. */
  public boolean isFinite() {
    return Arrays.stream(numbers).allMatch(Double::isFinite);
  }

  /** Equal shape and equal bits; all NaNs are one. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Values that
        && shape.equals(that.shape)
        && Arrays.equals(numbers, that.numbers);
  }

  @Override
  public int hashCode() {
    return 31 * shape.hashCode() + Arrays.hashCode(numbers);
  }

  @Override
  public String toString() {
    return shape + Arrays.toString(numbers);
  }
}
