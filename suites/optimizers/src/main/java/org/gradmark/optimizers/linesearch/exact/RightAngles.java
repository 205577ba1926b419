package org.gradmark.optimizers.linesearch.exact;

import org.gradmark.core.problem.DenseQuadratic;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * Steepest descent turns by a right angle at every step.
 *
 * <ul>
 *   <li><b>Class</b>: differentiable functions
 *   <li><b>Method</b>: steepest descent with exact line search
 *   <li><b>Guarantee</b>: {@code ||g_t + g_(t-1)||² <= ||g_t||² + ||g_(t-1)||²} with equality,
 *       since {@code <g_t, g_(t-1)> = 0}; tight at every step
 *   <li><b>Reference</b>: Nocedal and Wright, Numerical Optimization, 2006, section 3.3; Pythagoras
 *   <li><b>Worst instance</b>: any; here a quadratic in three dimensions, and a rotated one
 * </ul>
 */
public final class RightAngles {

  private static final double[] MIRROR = {1, 1, 0};

  public static final Theorem THEOREM =
      Theorem.named("STEEPEST-12", "right-angles")
          .says(
              "With exact line search each gradient is orthogonal to the one before: ||g_t + g_(t-1)||² = ||g_t||² + ||g_(t-1)||².")
          .from("derived here: the derivative along the line vanishes at its minimum")
          .tight()
          .worst(on(Quadratic.of(0.25, 1, 4), 4, 1, 0.25))
          .also(on(DenseQuadratic.rotated(new double[] {1, 2, 4}, MIRROR), 1, -2, 0.5))
          .exceededBy(Inexact.SHORT)
          .missedBy(Inexact.FAR);

  private RightAngles() {}

  private static Instance on(Problem problem, double... start) {
    return Instance.on(problem)
        .from(start)
        .steps(6)
        .measuring("||g_t + g_(t-1)||²", RightAngles::sum)
        .atMost(
            (course, t) ->
                Math.pow(course.gradientNorm(t), 2) + Math.pow(course.gradientNorm(t - 1), 2));
  }

  private static double sum(Course course, int t) {
    return Math.pow(Course.distance(course.gradient(t), course.gradient(t - 1).map(v -> -v)), 2);
  }
}
