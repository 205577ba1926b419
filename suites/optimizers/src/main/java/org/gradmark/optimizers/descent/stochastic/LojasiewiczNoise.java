package org.gradmark.optimizers.descent.stochastic;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.DOUBLED;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import org.gradmark.core.problem.FiniteSum;
import org.gradmark.core.problem.PolyakLojasiewicz;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Gradient descent with additive noise under the Polyak-Lojasiewicz inequality, convex or not.
 *
 * <ul>
 *   <li><b>Class</b>: L-smooth, {@code ||g||² >= 2 mu (f - f*)}; independent noise of mean 0 and
 *       variance s²
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - h (g_t + noise)}, {@code h < 2/L}
 *   <li><b>Guarantee</b>: {@code E f(x_t) - f* <= r^t (f(x_0) - f*) + h² L s² (1 - r^t)/(2 (1 -
 *       r))} with {@code r = 1 - h mu (2 - h L)}, tight for mu = L
 *   <li><b>Reference</b>: Karimi, Nutini, Schmidt, Linear convergence of gradient and proximal
 *       gradient methods under the Polyak-Lojasiewicz condition, 2016, theorem 4, whose variance
 *       replaces the bounded second moment; the constants derived here
 *   <li><b>Worst instance</b>: the quadratic of curvature L; beside it a function that is not
 *       convex
 * </ul>
 */
public final class LojasiewiczNoise {

  private static final double L = 4;
  private static final double H = 0.125;

  public static final Theorem THEOREM =
      Theorem.named("SGD-88", "stochastic-lojasiewicz")
          .says(
              "On L-smooth functions with ||g||² >= 2 mu (f - f*) and noise of variance s²: E f(x_t) - f* <= r^t (f(x_0) - f*) + h² L s² (1 - r^t)/(2 (1 - r)), r = 1 - h mu (2 - hL).")
          .from("Karimi, Nutini, Schmidt 2016, theorem 4; derived here")
          .tight()
          .worst(on(Quadratic.of(L), L, 1))
          .also(on(new PolyakLojasiewicz(L, 0.5, 1), 0.5, 1.75))
          .exceededBy(CommonMistakes.ASCENT, HALVED, DOUBLED, WrongSampling.FIRST_ONLY)
          .missedBy(WrongSampling.FULL_BATCH);

  private LojasiewiczNoise() {}

  /** With noise of variance 1. */
  private static Instance on(Problem problem, double mu, double start) {
    FiniteSum sum = Sums.noisy(problem, 1);
    double r = 1 - H * mu * (2 - H * L);
    return Instance.on(sum)
        .drawing(sum)
        .from(start)
        .with(LEARNING_RATE, H)
        .steps(6)
        .measuring("f(x_t) - f*", Course::gap)
        .atMost(
            (c, t) -> Math.pow(r, t) * c.gap(0) + H * H * L / 2 * (1 - Math.pow(r, t)) / (1 - r));
  }
}
