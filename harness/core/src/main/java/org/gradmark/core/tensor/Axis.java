package org.gradmark.core.tensor;

/** What a reduction runs over. */
public enum Axis {
  /** All elements; the result is a scalar tensor. */
  ALL,
  /** Along each row of a matrix {@code [n,m]}; the result is a column {@code [n,1]}. */
  ROW,
  /** Along each column of a matrix {@code [n,m]}; the result is a row {@code [1,m]}. */
  COLUMN;

  /** The shape that is left of a shape after the reduction. */
  public Shape reduce(Shape shape) {
    return switch (this) {
      case ALL -> Shape.SCALAR;
      case ROW -> Shape.of(shape.rows(), 1);
      case COLUMN -> Shape.of(1, shape.columns());
    };
  }
}
