package org.gradmark.core.tensor;

import java.util.function.UnaryOperator;

/**
 * An immutable array of numbers in some backend's arithmetic: what every rule of the suite is
 * written in.
 *
 * <p>Shapes are checked here, once for all backends; an error names the operation and both shapes.
 * The façade is <em>recordable</em>: reductions give scalar tensors, choices are {@link #where},
 * and nothing lets a rule branch on a value, so that a backend may record a whole step and run it
 * as one kernel. Scalars (rank 0) meet tensors of every shape; a column {@code [n,1]} and a row
 * {@code [1,m]} meet a matrix {@code [n,m]}.
 */
public final class Tensor {

  private final Backend backend;
  private final Shape shape;
  private final Object data;

  /** For backends: a tensor that holds {@code data} in whatever form its backend keeps. */
  public Tensor(Backend backend, Shape shape, Object data) {
    this.backend = backend;
    this.shape = shape;
    this.data = data;
  }

  /** The backend that this tensor lives on. */
  public Backend backend() {
    return backend;
  }

  /** Extents. */
  public Shape shape() {
    return shape;
  }

  /** For backends: what the backend stored. */
  public Object data() {
    return data;
  }

  /**
   * The values, rounded to double, row-major. For reports and tests: a rule that calls this cannot
   * be recorded.
   */
  public double[] toDoubles() {
    return backend.read(this);
  }

  public Tensor plus(Tensor other) {
    return binary(Binary.PLUS, other);
  }

  public Tensor minus(Tensor other) {
    return binary(Binary.MINUS, other);
  }

  /** Element-wise product; for the matrix product see {@link #matmul}. */
  public Tensor times(Tensor other) {
    return binary(Binary.TIMES, other);
  }

  /** Element-wise quotient. */
  public Tensor over(Tensor other) {
    return binary(Binary.OVER, other);
  }

  /** Element-wise power. */
  public Tensor pow(Tensor exponent) {
    return binary(Binary.POWER, exponent);
  }

  /** Element-wise larger value; NaN if either is NaN. */
  public Tensor max(Tensor other) {
    return binary(Binary.MAX, other);
  }

  /** Element-wise smaller value; NaN if either is NaN. */
  public Tensor min(Tensor other) {
    return binary(Binary.MIN, other);
  }

  /** 1 where this is smaller, else 0. */
  public Tensor lessThan(Tensor other) {
    return binary(Binary.LESS, other);
  }

  /** 1 where this is larger, else 0. */
  public Tensor greaterThan(Tensor other) {
    return binary(Binary.GREATER, other);
  }

  /** 1 where both are equal, else 0. */
  public Tensor equalTo(Tensor other) {
    return binary(Binary.EQUAL, other);
  }

  public Tensor plus(double scalar) {
    return plus(backend.scalar(scalar));
  }

  public Tensor minus(double scalar) {
    return minus(backend.scalar(scalar));
  }

  public Tensor times(double scalar) {
    return times(backend.scalar(scalar));
  }

  public Tensor over(double scalar) {
    return over(backend.scalar(scalar));
  }

  public Tensor pow(double exponent) {
    return pow(backend.scalar(exponent));
  }

  public Tensor equalTo(double scalar) {
    return equalTo(backend.scalar(scalar));
  }

  /**
   * {@code 1 - this}: the weight of the new value in a moving average, the bias of its start, and
   * the like.
   */
  public Tensor oneMinus() {
    return backend.scalar(1).minus(this);
  }

  public Tensor negate() {
    return backend.unary(Unary.NEGATE, this);
  }

  public Tensor abs() {
    return backend.unary(Unary.ABS, this);
  }

  /** -1, 0 or 1 element-wise. */
  public Tensor sign() {
    return backend.unary(Unary.SIGN, this);
  }

  public Tensor square() {
    return backend.unary(Unary.SQUARE, this);
  }

  public Tensor sqrt() {
    return backend.unary(Unary.SQRT, this);
  }

  /**
   * A function that backends have no operation for; to whoever reads formulas it is one operation.
   *
   * @param name as formulas write it, such as {@code cosPi}
   * @param series computes it from other operations
   */
  public Tensor function(String name, UnaryOperator<Tensor> series) {
    return backend.function(name, series, this);
  }

  public Tensor exp() {
    return backend.unary(Unary.EXP, this);
  }

  /** Natural logarithm. */
  public Tensor log() {
    return backend.unary(Unary.LOG, this);
  }

  /** Every element limited to {@code [low, high]}. */
  public Tensor clamp(Tensor low, Tensor high) {
    return max(low).min(high);
  }

  /** {@code yes} where this is not zero, else {@code no}. */
  public Tensor where(Tensor yes, Tensor no) {
    Shape joint =
        shape
            .broadcast(same("where", yes).shape, "where")
            .broadcast(same("where", no).shape, "where");
    return backend.where(this, yes, no, joint);
  }

  /** Sum over an axis. */
  public Tensor sum(Axis axis) {
    return backend.reduce(Reduction.SUM, axis, this);
  }

  /** Largest element over an axis. */
  public Tensor max(Axis axis) {
    return backend.reduce(Reduction.MAX, axis, this);
  }

  /** Smallest element over an axis. */
  public Tensor min(Axis axis) {
    return backend.reduce(Reduction.MIN, axis, this);
  }

  /** Arithmetic mean over an axis. */
  public Tensor mean(Axis axis) {
    return sum(axis).over((double) shape.size() / axis.reduce(shape).size());
  }

  /** Sum of all elements' absolute values, a scalar. */
  public Tensor norm1() {
    return abs().sum(Axis.ALL);
  }

  /** Euclidean (Frobenius) norm, a scalar. */
  public Tensor norm2() {
    return square().sum(Axis.ALL).sqrt();
  }

  /** Largest absolute value, a scalar. */
  public Tensor normMax() {
    return abs().max(Axis.ALL);
  }

  /** Matrix product. */
  public Tensor matmul(Tensor other) {
    same("matmul", other);
    if (shape.columns() != other.shape.rows()) {
      throw new IllegalArgumentException(
          "matmul: shapes " + shape + " and " + other.shape + " do not match");
    }
    return backend.matmul(this, other);
  }

  /** Transpose of a matrix. */
  public Tensor transpose() {
    shape.matrix();
    return backend.transpose(this);
  }

  /** Outer product of a column {@code [n,1]} and a row {@code [1,m]}: a matrix {@code [n,m]}. */
  public Tensor outer(Tensor row) {
    if (shape.columns() != 1 || row.shape.rows() != 1) {
      throw new IllegalArgumentException(
          "outer: shapes " + shape + " and " + row.shape + " are no column and row");
    }
    return times(row);
  }

  private Tensor binary(Binary operation, Tensor other) {
    String name = operation.label();
    return backend.binary(operation, this, same(name, other), shape.broadcast(other.shape, name));
  }

  private Tensor same(String operation, Tensor other) {
    if (other.backend != backend) {
      throw new IllegalArgumentException(
          operation
              + ": one tensor lives on "
              + backend.name()
              + ", the other on "
              + other.backend.name());
    }
    return other;
  }

  @Override
  public String toString() {
    return "Tensor" + shape + "@" + backend.name();
  }
}
