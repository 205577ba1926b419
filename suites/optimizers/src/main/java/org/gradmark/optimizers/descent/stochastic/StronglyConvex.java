package org.gradmark.optimizers.descent.stochastic;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.DOUBLED;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import org.gradmark.core.problem.FiniteSum;
import org.gradmark.core.problem.LeastSquares;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Stochastic gradient descent on strongly convex finite sums: linear down to a ball of noise.
 *
 * <ul>
 *   <li><b>Class</b>: mu-strongly convex mean of convex components, each at most L-smooth; {@code
 *       v²} is the components' mean squared gradient at x*
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - h g_i}, i drawn uniformly, {@code h <= 1/(2L)}
 *   <li><b>Guarantee</b>: {@code E||x_t - x*||² <= (1 - h mu)^t ||x_0 - x*||² + 2 h v²/mu}, upper
 *   <li><b>Reference</b>: Gower, Loizou, Qian, Sailanbayev, Shulgin, Richtarik, SGD: general
 *       analysis and improved rates, 2019, theorem 3.1; Garrigos, Gower, Handbook of convergence
 *       theorems for (stochastic) gradient methods, 2023, arXiv:2301.11235
 *   <li><b>Worst instance</b>: two quadratics of curvature mu that pull to different centres
 * </ul>
 */
public final class StronglyConvex {

  public static final Theorem THEOREM =
      Theorem.named("SGD-82", "stochastic-strongly-convex")
          .says(
              "On mu-strongly convex sums of convex components that are at most L-smooth, rate h <= 1/(2L): E||x_t - x*||² <= (1 - h mu)^t ||x_0 - x*||² + 2 h v²/mu.")
          .from("Gower, Loizou, Qian, Sailanbayev, Shulgin, Richtarik 2019, theorem 3.1")
          .upper(0.72)
          .worst(on(Sums.pulling(1, 0.0625, -0.0625), 6, 1))
          .also(on(equations(), 4, 2, -1))
          .exceededBy(CommonMistakes.ASCENT, HALVED, DOUBLED);

  private StronglyConvex() {}

  private static FiniteSum equations() {
    double[][] rows = {{1, 0}, {0, 1}, {1, 1}};
    return LeastSquares.of("three equations that contradict", rows, 1, 0, 0.5);
  }

  private static Instance on(FiniteSum sum, int steps, double... start) {
    double h = 0.25;
    double mu = sum.strongConvexity();
    double noise = 2 * h * sum.noiseAtMinimiser() / mu;
    return Instance.on(sum)
        .drawing(sum)
        .from(start)
        .with(LEARNING_RATE, h)
        .steps(steps)
        .measuring("||x_t - x*||²", (c, t) -> c.distance(t) * c.distance(t))
        .atMost((c, t) -> Math.pow(1 - h * mu, t) * c.distance(0) * c.distance(0) + noise);
  }
}
