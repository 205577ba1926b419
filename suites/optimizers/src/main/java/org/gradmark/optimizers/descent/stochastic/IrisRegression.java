package org.gradmark.optimizers.descent.stochastic;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.FiniteSum;
import org.gradmark.core.problem.LogisticRegression;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.SampledInstance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Stochastic gradient descent on logistic regression with measured data.
 *
 * <ul>
 *   <li><b>Class</b>: mu-strongly convex mean of convex components, each at most L-smooth; {@code
 *       v²} is the components' mean squared gradient at x*
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - h g_i}, i drawn uniformly, {@code h = 1/(8L)}
 *   <li><b>Guarantee</b>: {@code E||x_n - x*||² <= (1 - h mu)^n ||x_0 - x*||² + 2 h v²/mu}; a mean
 *       over draws, capped
 *   <li><b>Reference</b>: Gower, Loizou, Qian, Sailanbayev, Shulgin, Richtarik, SGD: general
 *       analysis and improved rates, 2019, theorem 3.1
 *   <li><b>Instance</b>: two species of Fisher's irises, ridge 4, 20 steps, started far away where
 *       the curvature is small
 * </ul>
 */
public final class IrisRegression {

  private static final double RIDGE = 4;
  private static final int N = 20;
  private static final double[] START = {2, -3, -1, 0.5};

  public static final Theorem THEOREM =
      Theorem.named("SGD-98", "stochastic-logistic-regression")
          .says(
              "On ridge-regularised logistic regression, rate h = 1/(8L): E||x_n - x*||² <= (1 - h mu)^n ||x_0 - x*||² + 2 h v²/mu.")
          .from("Gower, Loizou, Qian, Sailanbayev, Shulgin, Richtarik 2019, theorem 3.1")
          .sampled(instance())
          .exceededBy(CommonMistakes.ASCENT, WrongSampling.MEAN_TWICE);

  private IrisRegression() {}

  private static SampledInstance instance() {
    FiniteSum sum = LogisticRegression.iris(RIDGE);
    double h = 1 / (8 * sum.componentSmoothness());
    double square = Math.pow(Course.distance(new Values(Shape.of(4), START), sum.minimiser()), 2);
    double bound = Math.pow(1 - h * RIDGE, N) * square + 2 * h * sum.noiseAtMinimiser() / RIDGE;
    return SampledInstance.on(sum)
        .from(START)
        .with(LEARNING_RATE, h)
        .steps(N)
        .facing(draws -> t -> sum.drawn(draws.stream(t).below(sum.components())))
        // A smaller measure has a smaller mean, so that the bound holds for it too.
        .measuring(
            "min(||x_n - x*||², ||x_0 - x*||²)",
            (c, t) -> Math.min(c.distance(t) * c.distance(t), square))
        .atMost(bound, -0.01, square + 0.01, square / 8);
  }
}
