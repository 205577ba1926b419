package org.gradmark.optimizers.descent.stochastic;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.DOUBLED;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import org.gradmark.core.problem.Noisy;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.statistics.Draws;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.SampledInstance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * How far stochastic gradient descent with a constant rate stays away, in the long run.
 *
 * <ul>
 *   <li><b>Class</b>: the quadratic of curvature lambda; independent noise, uniform on [-w, w], of
 *       variance {@code s² = w²/3}
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - h (g_t + noise)}
 *   <li><b>Guarantee</b>: {@code E||x_n - x*||² = a^(2n) ||x_0 - x*||² + h² s² (1 - a^(2n))/(1 -
 *       a²)}, {@code a = 1 - h lambda}; a mean over draws
 *   <li><b>Reference</b>: Mandt, Hoffman, Blei, Stochastic gradient descent as approximate Bayesian
 *       inference, 2017; the finite n derived here
 *   <li><b>Instance</b>: 30 steps, after which the start is forgotten; {@code |x_n| <= a^n |x_0| +
 *       h w/(1 - a)}
 * </ul>
 */
public final class StationaryVariance {

  private static final double H = 0.5;
  private static final double SHRINKS = (1 - H) * (1 - H);
  private static final int N = 30;

  public static final Theorem THEOREM =
      Theorem.named("SGD-96", "stationary-variance")
          .says(
              "On the quadratic of curvature lambda with noise of variance s², a = 1 - h lambda: E||x_n - x*||² = a^(2n) ||x_0 - x*||² + h² s² (1 - a^(2n))/(1 - a²).")
          .from("Mandt, Hoffman, Blei 2017; derived here")
          .sampled(instance())
          .exceededBy(CommonMistakes.ASCENT, HALVED, DOUBLED);

  private StationaryVariance() {}

  private static SampledInstance instance() {
    Quadratic quadratic = Quadratic.of(1);
    double variance = H * H / 3 * (1 - Math.pow(SHRINKS, N)) / (1 - SHRINKS);
    return SampledInstance.on(quadratic)
        .named("quadratic[1] with uniform noise")
        .from(1)
        .with(LEARNING_RATE, H)
        .steps(N)
        .facing(draws -> t -> new Noisy(quadratic, uniform(draws.stream(t))))
        .measuring("||x_n - x*||²", (c, t) -> c.distance(t) * c.distance(t))
        .equalTo(variance + Math.pow(SHRINKS, N), -0.01, 1.01, 0.015);
  }

  private static Values uniform(Draws draws) {
    return new Values(Shape.of(1), 2 * draws.uniform() - 1);
  }
}
