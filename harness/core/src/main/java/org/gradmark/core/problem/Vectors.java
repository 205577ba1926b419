package org.gradmark.core.problem;

import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;

/** Vectors {@code [n]} of a façade that has no indexing. */
final class Vectors {

  private Vectors() {}

  /** One at element {@code index}, else zero. */
  static Tensor unit(Backend backend, int dimension, int index) {
    double[] unit = new double[dimension];
    unit[index] = 1;
    return backend.tensor(Shape.of(dimension), unit);
  }

  static Tensor zeros(Backend backend, int dimension) {
    return backend.tensor(Shape.of(dimension), new double[dimension]);
  }

  static Tensor dot(Tensor a, Tensor b) {
    return a.times(b).sum(Axis.ALL);
  }

  static List<Tensor> rows(Backend backend, double[][] matrix) {
    List<Tensor> rows = new ArrayList<>();
    for (double[] row : matrix) {
      rows.add(backend.tensor(Shape.of(row.length), row));
    }
    return rows;
  }

  /** {@code rows[0] c_0 + rows[1] c_1 + ...} */
  static Tensor combine(List<Tensor> rows, List<Tensor> coefficients) {
    Tensor sum = rows.get(0).times(coefficients.get(0));
    for (int i = 1; i < rows.size(); i++) {
      sum = sum.plus(rows.get(i).times(coefficients.get(i)));
    }
    return sum;
  }

  /**
   * One at the first of the largest elements, else zero: the tie is found on the device, only its
   * mask is looked at here, so that no rounding to double makes one.
   */
  static Tensor firstMaximum(Backend backend, Tensor x) {
    double[] largest = x.equalTo(x.max(Axis.ALL)).toDoubles();
    int first = 0;
    while (first < largest.length - 1 && largest[first] == 0) {
      first++;
    }
    return unit(backend, largest.length, first);
  }

  /** {@code -<g, d>/<d, H d>} of a quadratic. */
  static Tensor lineMinimum(Problem quadratic, Backend backend, Tensor at, Tensor direction) {
    Tensor slope = dot(quadratic.gradient(backend, List.of(at)).get(0), direction);
    Tensor origin = at.minus(at);
    Tensor bend =
        quadratic
            .gradient(backend, List.of(direction))
            .get(0)
            .minus(quadratic.gradient(backend, List.of(origin)).get(0));
    return slope.negate().over(dot(bend, direction));
  }
}
