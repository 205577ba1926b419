package org.gradmark.backends.nd4j;

import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.tensor.Shape;

/** Values and shapes at which libraries like to differ. */
final class Inputs {

  /** Zeros, subnormals, ordinary numbers, the ends of the range, infinities and NaN. */
  private static final double[] SPECIAL = {
    0.0,
    -0.0,
    1,
    -1,
    2.5,
    -3.25,
    7,
    0.1,
    1e-8,
    -1e8,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    3e-310,
    Double.MIN_NORMAL,
    1e-300,
    1e300,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN
  };

  private Inputs() {}

  static double[] special() {
    return SPECIAL.clone();
  }

  /** As many values as the shape holds, from the table, starting at an offset. */
  static double[] fill(Shape shape, int offset) {
    double[] values = new double[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = SPECIAL[(i + offset) % SPECIAL.length];
    }
    return values;
  }

  /** Every kind of pair of shapes that {@link Shape#broadcast} allows, each both ways round. */
  static List<Shape[]> broadcastPairs() {
    Shape scalar = Shape.SCALAR;
    Shape one = Shape.of(1, 1);
    Shape column = Shape.of(3, 1);
    Shape row = Shape.of(1, 4);
    Shape matrix = Shape.of(3, 4);
    Shape[][] pairs = {
      {scalar, scalar},
      {scalar, Shape.of(1)},
      {scalar, Shape.of(5)},
      {scalar, one},
      {scalar, row},
      {scalar, column},
      {scalar, matrix},
      {scalar, Shape.of(2, 3, 2)},
      {Shape.of(1), Shape.of(1)},
      {Shape.of(5), Shape.of(5)},
      {one, one},
      {one, row},
      {one, column},
      {one, matrix},
      {column, column},
      {row, row},
      {column, row},
      {column, matrix},
      {row, matrix},
      {matrix, matrix},
      {Shape.of(2, 3, 2), Shape.of(2, 3, 2)},
    };
    List<Shape[]> both = new ArrayList<>();
    for (Shape[] pair : pairs) {
      both.add(pair);
      both.add(new Shape[] {pair[1], pair[0]});
    }
    return both;
  }
}
