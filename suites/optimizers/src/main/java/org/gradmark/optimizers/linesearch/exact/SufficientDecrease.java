package org.gradmark.optimizers.linesearch.exact;

import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * What a step of steepest descent gains at least.
 *
 * <ul>
 *   <li><b>Class</b>: L-smooth
 *   <li><b>Method</b>: steepest descent with exact line search
 *   <li><b>Guarantee</b>: {@code f(x_t) <= f(x_(t-1)) - ||g_(t-1)||²/(2L)}, tight
 *   <li><b>Reference</b>: Nesterov, Lectures on Convex Optimization, 2018, section 1.2.3
 *   <li><b>Worst instance</b>: a quadratic from far out along the axis of curvature L: the step is
 *       about 1/L
 * </ul>
 */
public final class SufficientDecrease {

  private static final double L = 4;

  public static final Theorem THEOREM =
      Theorem.named("STEEPEST-13", "sufficient-decrease")
          .says("On L-smooth functions a step gains f(x_(t-1)) - f(x_t) >= ||g_(t-1)||²/(2L).")
          .from("Nesterov 2018, section 1.2.3")
          .tight()
          .worst(on(Quadratic.of(0.25, L), 1, 1, 8))
          .also(on(Quadratic.of(0.25, 1, L), 6, 4, 1, 0.25))
          .exceededBy(Inexact.SHORT, Inexact.LONG)
          .missedBy(Inexact.FAR);

  private SufficientDecrease() {}

  private static Instance on(Problem problem, int steps, double... start) {
    return Instance.on(problem)
        .from(start)
        .steps(steps)
        .measuring("the gain times 2L/||g||²", SufficientDecrease::gain)
        .atLeast(t -> 1);
  }

  private static double gain(Course course, int t) {
    double gained = course.gap(t - 1) - course.gap(t);
    return 2 * L * gained / Math.pow(course.gradientNorm(t - 1), 2);
  }
}
