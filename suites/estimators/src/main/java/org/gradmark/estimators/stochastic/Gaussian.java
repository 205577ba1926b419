package org.gradmark.estimators.stochastic;

import org.gradmark.core.contract.FunctionOracle;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Law;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.functions.Fractions;
import org.gradmark.estimators.functions.Separable;

/**
 * Settings of estimators of the gradient of {@code E f(x)}, x ~ N(μ, σ²), for (μ, σ): inputs {@code
 * mean} and {@code scale}, both {@code [1,1]}, and draws {@code noise}, standard normal {@code
 * [n,1]}. Estimates are {@code [1,2]}.
 */
final class Gaussian {

  /** Gauss–Hermite rules with so many nodes are exact up to degree 15. */
  private static final int NODES = 8;

  static final double MEAN = 0.75;
  static final double SCALE = 1.25;

  /** The samples are summed. */
  static final EstimatorMistake SUM =
      EstimatorMistake.result(
          "sum-for-mean",
          "the samples are summed, not averaged",
          (s, estimate) -> estimate.times(s.draw("noise").shape().rows()));

  private Gaussian() {}

  /** E f(x) with a number of samples. */
  static Setting setting(FunctionOracle f, int samples) {
    return Setting.named(f.name() + " under N(0.75, 1.25^2), n = " + samples)
        .input("mean", MEAN)
        .input("scale", SCALE)
        .function(f)
        .drawing(Law.normal("noise", Shape.of(samples, 1), NODES));
  }

  /** E x², one sample: the gradient is (2μ, 2σ). */
  static Setting square(int samples) {
    return setting(Separable.SQUARE, samples);
  }

  /** x = μ + σ ε, one a row. */
  static Tensor points(Sample s) {
    return s.draw("noise").times(s.input("scale")).plus(s.input("mean"));
  }

  /** (2μ, 2σ): the gradient of E x² = μ² + σ². */
  static Tensor gradientOfSquare(Sample s) {
    return Rows.join(s.input("mean"), s.input("scale")).times(2);
  }

  /** (4μ³ + 12μσ², 12μ²σ + 12σ³): the gradient of E x⁴ = μ⁴ + 6μ²σ² + 3σ⁴. */
  static Tensor gradientOfFourth(Sample s) {
    Tensor m = s.input("mean");
    Tensor d = s.input("scale");
    Tensor byMean = m.pow(3).times(4).plus(m.times(d.square()).times(12));
    Tensor byScale = m.square().times(d).times(12).plus(d.pow(3).times(12));
    return Rows.join(byMean, byScale);
  }

  /** Seven samples, and numbers of no pattern; another seed has other numbers everywhere. */
  static Setting wide(int seed) {
    Fractions some = Fractions.of(seed);
    // Means and baselines of either sign, scales far below and above 1, rare noise; once the values
    // are in the thousands.
    return Setting.named("7 samples of a quadratic, numbers of no pattern " + seed)
        .input("mean", seed == 1 ? -some.positive() : some.positive())
        .input("scale", seed == 1 ? 0.3125 : 2.75)
        .input("baseline", seed == 1 ? -some.positive() : some.positive())
        .function(some.quadratic(1, seed == 1 ? 1 : 1024))
        .drawing(
            Law.given("noise", some.matrix(7, 1).map(e -> 4 * e))
                .and(Law.given("rayleigh", some.positive(7, 1)))
                .and(Law.given("rayleigh-minus", some.positive(7, 1))));
  }
}
