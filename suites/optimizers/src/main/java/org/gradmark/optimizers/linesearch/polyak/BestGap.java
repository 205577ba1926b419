package org.gradmark.optimizers.linesearch.polyak;

import static org.gradmark.core.rule.Hyperparameter.MINIMUM;

import org.gradmark.core.problem.MaxAbsolute;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * Polyak steps on nonsmooth convex functions, which need no more to be optimal.
 *
 * <ul>
 *   <li><b>Class</b>: convex, M-Lipschitz; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: Polyak step
 *   <li><b>Guarantee</b>: {@code min_(i <= n) f(x_i) - f* <= M R/sqrt(n + 1)}, tight
 *   <li><b>Reference</b>: Polyak, Introduction to Optimization, 1987, section 5.3; summing the
 *       gains of all steps
 *   <li><b>Worst instance</b>: the largest absolute of n+1 coordinates, all equal at the start:
 *       each step repairs one
 * </ul>
 */
public final class BestGap {

  private static final double M = 4;

  public static final Theorem THEOREM =
      Theorem.named("POLYAK-12", "best-gap")
          .says("On convex M-Lipschitz functions: min f(x_i) - f* <= M R/sqrt(n + 1).")
          .from("Polyak 1987, section 5.3")
          .tight()
          .worst(on(5, 1, 1, 1, 1, 1))
          .also(on(3, 3, -2, 1), on(20, 0.25), on(8, 0.5, 8, 4, -2, 1))
          .exceededBy(Gains.MINIMUM_TOO_LOW, Gains.MINIMUM_TOO_HIGH)
          .missedBy(Gains.NORM_NOT_SQUARED);

  private BestGap() {}

  private static Instance on(int steps, double... start) {
    return Instance.on(new MaxAbsolute(M, start.length))
        .from(start)
        .with(MINIMUM, 0)
        .steps(steps)
        .measuring("the smallest f(x_i) - f*", (course, t) -> course.least(0, t, Course::gap))
        .atMost((course, t) -> M * course.distance(0) / Math.sqrt(t + 1));
  }
}
