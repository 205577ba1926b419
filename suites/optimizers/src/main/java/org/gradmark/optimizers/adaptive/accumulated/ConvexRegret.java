package org.gradmark.optimizers.adaptive.accumulated;

import static org.gradmark.core.rule.Hyperparameter.EPSILON;
import static org.gradmark.core.rule.Hyperparameter.INITIAL_ACCUMULATOR;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.AbsoluteValue;
import org.gradmark.core.problem.MaxCoordinate;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * AdaGrad-Norm on convex functions, along its own path.
 *
 * <ul>
 *   <li><b>Class</b>: convex; D is the largest distance to a minimiser so far
 *   <li><b>Method</b>: {@code b_t² = b_(t-1)² + ||g_t||²}, {@code x_t = x_(t-1) - alpha g_t/b_t}
 *   <li><b>Guarantee</b>: {@code sum (f(x_(s-1)) - f*) <= (D² - ||x_t - x*||²) b_t/(2 alpha) +
 *       alpha (b_t - b_0)}; upper
 *   <li><b>Reference</b>: Streeter, McMahan, Less regret via online conditioning, 2010, section 2;
 *       derived again: {@code b_s} telescopes against the distances, the rest is {@link RootSum}
 *   <li><b>Worst instance</b>: the largest of n coordinates: no point is better than the start for
 *       n steps
 * </ul>
 */
public final class ConvexRegret {

  private static final double B0 = 0.03125;

  public static final Theorem THEOREM =
      Theorem.named("ADAGRADNORM-17", "convex-regret")
          .says(
              "On convex functions, with D = max ||x_s - x*||: sum (f(x_(s-1)) - f*) <= (D² - ||x_t - x*||²) b_t/(2 alpha) + alpha (b_t - b_0).")
          .from("Streeter, McMahan 2010, section 2; derived here")
          .upper(0.75)
          .worst(on(new MaxCoordinate(1, 1, 8), 0.75, new double[8]))
          .also(on(new AbsoluteValue(2), 0.5, 4), on(new AbsoluteValue(2), 4, 1))
          .exceededBy(
              CommonMistakes.ASCENT, AccumulationMistakes.HALVED, AccumulationMistakes.SUM_LOST);

  private ConvexRegret() {}

  private static Instance on(Problem f, double alpha, double... start) {
    return Instance.on(f)
        .from(start)
        .with(LEARNING_RATE, alpha)
        .with(EPSILON, 0)
        .with(INITIAL_ACCUMULATOR, B0 * B0)
        .steps(12)
        .measuring("sum f - f*", (c, t) -> Accumulation.sum(t, s -> c.gap(s - 1)))
        .atMost((c, t) -> bound(c, t, alpha));
  }

  private static double bound(Course course, int t, double alpha) {
    double farthest = -course.least(0, t - 1, (c, s) -> -c.distance(s));
    double left = farthest * farthest - course.distance(t) * course.distance(t);
    double b = Accumulation.norm(course, t, B0);
    return left * b / (2 * alpha) + alpha * (b - B0);
  }
}
