package org.gradmark.optimizers.linesearch.polyak;

import static org.gradmark.core.rule.Hyperparameter.MINIMUM;

import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * Doubled Polyak steps on smooth strongly convex functions: the rate of the best fixed step,
 * without L or mu.
 *
 * <ul>
 *   <li><b>Class</b>: L-smooth, mu-strongly convex; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: doubled Polyak step
 *   <li><b>Guarantee</b>: {@code ||x_n - x*||² <= ((L - mu)/(L + mu))^(2n) R²}, tight at every step
 *   <li><b>Reference</b>: Barré, Taylor and d'Aspremont, Complexity guarantees for Polyak steps
 *       with momentum, COLT 2020, proposition 1 at its worst rate {@code 2/(L + mu)}
 *   <li><b>Worst instance</b>: the quadratic with curvatures mu and L from {@code (sqrt(L),
 *       sqrt(mu))}
 * </ul>
 */
public final class Distance {

  private static final double L = 4;
  private static final double MU = 0.25;

  public static final Theorem THEOREM =
      Theorem.named("POLYAK-14", "distance-rate")
          .says(
              "On L-smooth mu-strongly convex functions: ||x_n - x*||² <= ((L - mu)/(L + mu))^(2n) R².")
          .from("Barré, Taylor and d'Aspremont 2020, proposition 1 at its worst rate")
          .in("distance-to-optimum")
          .tight()
          .worst(on(Quadratic.of(MU, L), 2, 0.5))
          .also(on(Quadratic.of(MU, 1, L), 2, 1, 0.5), on(Quadratic.of(0.5, 1, 2), 1, 1, 1))
          .exceededBy(Gains.MINIMUM_TOO_LOW, Gains.MINIMUM_TOO_HIGH)
          .missedBy(Gains.NORM_NOT_SQUARED);

  private Distance() {}

  private static Instance on(Quadratic problem, double... start) {
    return Instance.on(problem)
        .from(start)
        .with(MINIMUM, 0)
        .steps(8)
        .measuring("||x_t - x*||²", (course, t) -> Math.pow(course.distance(t), 2))
        .atMost(
            (course, t) -> Math.pow((L - MU) / (L + MU), 2 * t) * Math.pow(course.distance(0), 2));
  }
}
