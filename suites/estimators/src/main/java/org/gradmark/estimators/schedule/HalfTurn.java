package org.gradmark.estimators.schedule;

import org.gradmark.core.tensor.Tensor;

/**
 * The cosine of angles in half turns, by its series: backends have none of their own. IEEE 754
 * calls it cosPi.
 */
final class HalfTurn {

  /** {@code (π/2)^54/54! < 1e-60}. */
  private static final int TERMS = 27;

  /** π as a sum of doubles, to 65 digits. */
  private static final double[] PI = {
    3.141592653589793, 1.2246467991473532e-16, -2.9947698097183397e-33, 1.1124542208633653e-49
  };

  private HalfTurn() {}

  /** {@code cos(π x)} for x from 0 to 1; -1 exactly at one. */
  static Tensor cosine(Tensor x) {
    return x.function("cosPi", HalfTurn::series);
  }

  private static Tensor series(Tensor x) {
    Tensor mirrored = x.min(x.oneMinus());
    Tensor pi = x.backend().scalar(0);
    for (int i = PI.length - 1; i >= 0; i--) {
      pi = pi.plus(PI[i]);
    }
    Tensor square = mirrored.times(pi).square();
    Tensor sum = square.times(0).plus(1);
    for (int k = TERMS; k >= 1; k--) {
      sum = square.over((2.0 * k - 1) * 2 * k).times(sum).oneMinus();
    }
    return x.greaterThan(mirrored).where(sum.negate(), sum);
  }
}
