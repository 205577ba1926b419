package org.gradmark.optimizers.descent.smooth;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.DOUBLED;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * One step on a smooth strongly convex function, by its gradient.
 *
 * <ul>
 *   <li><b>Class</b>: L-smooth, mu-strongly convex
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - h g_t}, {@code h > 0}
 *   <li><b>Guarantee</b>: {@code ||x_(t+1) - x*||² <= (1 - 2 h mu L/(mu + L)) ||x_t - x*||² + h (h
 *       - 2/(mu + L)) ||g_t||²}, tight
 *   <li><b>Reference</b>: Nesterov, Lectures on Convex Optimization, 2018, theorems 2.1.12 and
 *       2.1.15
 *   <li><b>Worst instance</b>: the quadratic with curvatures mu and L, wherever it is started
 * </ul>
 */
public final class StronglyConvexDistanceDecrease {

  private static final double L = 7;
  private static final double MU = 1;

  public static final Theorem THEOREM =
      Theorem.named("SGD-30", "strongly-convex-distance-decrease")
          .says(
              "On L-smooth mu-strongly convex functions, rate h: ||x_(t+1) - x*||² <= (1 - 2h mu L/(mu + L)) ||x_t - x*||² + h (h - 2/(mu + L)) ||g_t||².")
          .from("Nesterov 2018, theorems 2.1.12 and 2.1.15")
          .tight()
          .worst(on(Quadratic.of(MU, L), 0.125, 1, -1))
          .also(
              on(Quadratic.of(MU, L), 0.28125, -1, 2),
              on(Quadratic.of(MU, 2, 4, L), 0.125, 1, 1, 1, 1))
          .exceededBy(CommonMistakes.ASCENT, HALVED, CommonMistakes.CLIPPED)
          .missedBy(DOUBLED);

  private StronglyConvexDistanceDecrease() {}

  private static Instance on(Problem problem, double h, double... start) {
    return Instance.on(problem)
        .from(start)
        .with(LEARNING_RATE, h)
        .steps(10)
        .measuring("||x_t - x*||²", (course, t) -> Math.pow(course.distance(t), 2))
        .atMost(
            (course, t) ->
                (1 - 2 * h * MU * L / (MU + L)) * Math.pow(course.distance(t - 1), 2)
                    + h * (h - 2 / (MU + L)) * Math.pow(course.gradientNorm(t - 1), 2));
  }
}
