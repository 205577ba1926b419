package org.gradmark.optimizers.adaptive.accumulated;

import static org.gradmark.core.rule.Hyperparameter.EPSILON;
import static org.gradmark.core.rule.Hyperparameter.INITIAL_ACCUMULATOR;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * AdaGrad-Norm's step size settles, whatever the rate and {@code b_0}.
 *
 * <ul>
 *   <li><b>Class</b>: L-smooth, {@code f >= f*}
 *   <li><b>Method</b>: {@code b_t² = b_(t-1)² + ||g_t||²}, {@code x_t = x_(t-1) - alpha g_t/b_t}
 *   <li><b>Guarantee</b>: {@code b_t <= B}, the larger solution of {@code B - b_0 = (f(x_0) -
 *       f*)/alpha + alpha L ln(B/b_0)}; so the step size stays above {@code alpha/B}; upper
 *   <li><b>Reference</b>: Attia, Koren, SGD with AdaGrad stepsizes, 2023, arXiv:2302.08783, without
 *       noise; derived here: {@code b_t - b_0 <= sum ||g_s||²/b_s}, and that has the bound of
 *       {@link SmoothDescent}
 *   <li><b>Worst instance</b>: {@code x²/2} from 1, rate 1/4, {@code b_0 = 1/4}
 * </ul>
 */
public final class BoundedAccumulator {

  public static final Theorem THEOREM =
      Theorem.named("ADAGRADNORM-16", "bounded-accumulator")
          .says(
              "On L-smooth functions, with any rate alpha and b_0: b_t never exceeds the larger solution of B - b_0 = (f(x_0) - f*)/alpha + alpha L ln(B/b_0).")
          .from("Attia, Koren 2023, without noise; derived here")
          .upper(0.58)
          .worst(on(0.25, 0.25))
          .also(on(4, 0.0078125), on(1, 16))
          .exceededBy(AccumulationMistakes.NO_ROOT, AccumulationMistakes.DOUBLED);

  private BoundedAccumulator() {}

  private static Instance on(double alpha, double b0) {
    double limit = limit(0.5 / alpha, alpha, b0);
    return Instance.on(Quadratic.of(1))
        .named("quadratic[1], alpha = " + alpha + ", b_0 = " + b0)
        .from(1)
        .with(LEARNING_RATE, alpha)
        .with(EPSILON, 0)
        .with(INITIAL_ACCUMULATOR, b0 * b0)
        .steps(20)
        .measuring("b_t", (c, t) -> Accumulation.norm(c, t, b0))
        .atMost(t -> limit);
  }

  /** By iteration from above: the map is increasing, and a contraction at the larger solution. */
  private static double limit(double value, double slope, double b0) {
    double b = b0 + value + 64 * (slope + 1);
    for (int i = 0; i < 1000; i++) {
      b = b0 + value + slope * Math.log(b / b0);
    }
    return b;
  }
}
