package org.gradmark.estimators.differences;

import java.util.function.UnaryOperator;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Tensor;

/**
 * Derivatives by central differences, for formulas of claims: these are evaluated in 50 digits, of
 * which a step of 2^-56 leaves more than 30. They know nothing of how an estimator differentiates.
 */
public final class CentralDifferences {

  private static final double STEP = Math.scalb(1, -56);

  private CentralDifferences() {}

  /**
   * The gradient of a function of a row.
   *
   * @param at the point, {@code [1,d]}, in 50 digits
   * @param f gives one number
   * @return the gradient, {@code [1,d]}
   */
  public static Tensor gradient(Tensor at, UnaryOperator<Tensor> f) {
    int d = at.shape().columns();
    Tensor gradient = at.times(0);
    for (int i = 0; i < d; i++) {
      double[] unit = new double[d];
      unit[i] = 1;
      Tensor axis = Rows.of(at.backend(), unit);
      Tensor step = axis.times(STEP);
      Tensor rise = f.apply(at.plus(step)).minus(f.apply(at.minus(step))).sum(Axis.ALL);
      gradient = gradient.plus(axis.times(rise.over(2 * STEP)));
    }
    return gradient;
  }
}
