package org.gradmark.backends.fused.graph;

import org.gradmark.core.tensor.Shape;

/** How often a value changes while a loop runs over all elements of a domain. */
public enum Reach {
  /** One value for the whole domain. */
  ONE,
  /** A value for each row: from a column {@code [n,1]}, in a matrix {@code [n,m]}. */
  PER_ROW,
  /** A value for each column: from a row {@code [1,m]}, in a matrix {@code [n,m]}. */
  PER_COLUMN,
  /** A value for each element. */
  EACH;

  /** How values of a shape that broadcasts to a domain reach over it. */
  static Reach of(Shape shape, Shape domain) {
    if (shape.equals(domain)) {
      return EACH;
    }
    if (shape.size() == 1) {
      return ONE;
    }
    return shape.columns() == 1 ? PER_ROW : PER_COLUMN;
  }
}
