package org.gradmark.optimizers.descent.stochastic;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import org.gradmark.core.problem.FiniteSum;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Gradient descent with additive noise on smooth strongly convex functions.
 *
 * <ul>
 *   <li><b>Class</b>: L-smooth, mu-strongly convex; independent noise of mean 0 and variance s²
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - h (g_t + noise)}
 *   <li><b>Guarantee</b>: {@code E||x_t - x*||² <= r^t ||x_0 - x*||² + h² s² (1 - r^t)/(1 - r)},
 *       {@code r = max(1 - h mu, h L - 1)²}, tight
 *   <li><b>Reference</b>: derived here: {@code E||x_(t+1) - x*||² = ||x_t - h g_t - x*||² + h² s²},
 *       and a gradient step contracts by r (Ryu, Boyd, Primer on monotone operator methods, 2016,
 *       section 5.1); compare Bottou, Curtis, Nocedal, Optimization methods for large-scale machine
 *       learning, 2018, theorem 4.6
 *   <li><b>Worst instance</b>: a quadratic, started in the eigenvector that shrinks least
 * </ul>
 */
public final class AdditiveNoise {

  private static final double L = 4;
  private static final double MU = 1;

  public static final Theorem THEOREM =
      Theorem.named("SGD-83", "stochastic-additive-noise")
          .says(
              "On L-smooth mu-strongly convex functions with noise of variance s²: E||x_t - x*||² <= r^t ||x_0 - x*||² + h² s² (1 - r^t)/(1 - r), r = max(1 - h mu, h L - 1)².")
          .from("derived here; Ryu, Boyd 2016, section 5.1")
          .tight()
          .worst(instance(0.25, 1, 0))
          .also(instance(0.4375, 0, 1), instance(0.375, 0.5, 0.75))
          .exceededBy(CommonMistakes.ASCENT, HALVED, WrongSampling.FIRST_ONLY)
          .missedBy(WrongSampling.FULL_BATCH);

  private AdditiveNoise() {}

  /** With noise of variance {@code ||start||²/4} along the start. */
  private static Instance instance(double h, double... start) {
    FiniteSum sum = Sums.noisy(Quadratic.of(MU, L), start[0] / 2, start[1] / 2);
    double square = start[0] * start[0] + start[1] * start[1];
    double r = Math.pow(Math.max(1 - h * MU, h * L - 1), 2);
    return Instance.on(sum)
        .named(sum.name() + ", rate " + h)
        .drawing(sum)
        .from(start)
        .with(LEARNING_RATE, h)
        .steps(7)
        .measuring("||x_t - x*||²", (c, t) -> c.distance(t) * c.distance(t))
        .atMost(t -> Math.pow(r, t) * square + h * h * square / 4 * (1 - Math.pow(r, t)) / (1 - r));
  }
}
