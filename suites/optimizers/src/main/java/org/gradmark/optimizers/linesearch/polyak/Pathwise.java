package org.gradmark.optimizers.linesearch.polyak;

import static org.gradmark.core.rule.Hyperparameter.MINIMUM;

import org.gradmark.core.problem.MaxAbsolute;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * What a Polyak step gains, whatever the convex function.
 *
 * <ul>
 *   <li><b>Class</b>: convex
 *   <li><b>Method</b>: Polyak step
 *   <li><b>Guarantee</b>: {@code ||x_t - x*||² <= ||x_(t-1) - x*||² - (f(x_(t-1)) - f*)²/||g||²},
 *       tight at every step
 *   <li><b>Reference</b>: Polyak, Minimization of unsmooth functionals, USSR Computational
 *       Mathematics and Mathematical Physics 9, 1969
 *   <li><b>Worst instance</b>: the largest absolute coordinate: where a function is homogeneous its
 *       subgradient inequality at the minimiser is an equality
 * </ul>
 */
public final class Pathwise {

  public static final Theorem THEOREM =
      Theorem.named("POLYAK-11", "distance-pathwise")
          .says(
              "On convex functions: ||x_t - x*||² <= ||x_(t-1) - x*||² - (f(x_(t-1)) - f*)²/||g||².")
          .from("Polyak 1969")
          .tight()
          .worst(on(new MaxAbsolute(4, 5), 4, 1, -2, 3, 0.5, 4))
          .also(on(Quadratic.of(0.25, 1, 4), 8, 1, -1, 1))
          .exceededBy(
              Gains.MINIMUM_TOO_LOW,
              Gains.MINIMUM_TOO_HIGH,
              Mistake.gradient("doubled", "the step is half as long", g -> g.times(2)))
          .missedBy(Gains.NORM_NOT_SQUARED);

  private Pathwise() {}

  private static double square(Course course, int t) {
    return Math.pow(course.distance(t), 2);
  }

  private static Instance on(Problem problem, int steps, double... start) {
    return Instance.on(problem)
        .from(start)
        .with(MINIMUM, 0)
        .steps(steps)
        .measuring("||x_t - x*||²", Pathwise::square)
        .atMost(
            (course, t) ->
                square(course, t - 1)
                    - Math.pow(course.gap(t - 1) / course.gradientNorm(t - 1), 2));
  }
}
