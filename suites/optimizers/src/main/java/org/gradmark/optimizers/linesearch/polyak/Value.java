package org.gradmark.optimizers.linesearch.polyak;

import static org.gradmark.core.rule.Hyperparameter.MINIMUM;
import static org.gradmark.core.rule.Hyperparameter.SMOOTHNESS;

import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * Polyak steps for the function value on smooth strongly convex functions: as fast as exact line
 * search.
 *
 * <ul>
 *   <li><b>Class</b>: L-smooth, mu-strongly convex
 *   <li><b>Method</b>: Polyak step for the function value
 *   <li><b>Guarantee</b>: {@code f(x_n) - f* <= ((L - mu)/(L + mu))^(2n) (f(x_0) - f*)}, tight at
 *       every step
 *   <li><b>Reference</b>: Barré, Taylor and d'Aspremont, Complexity guarantees for Polyak steps
 *       with momentum, COLT 2020, proposition 2 at its worst rate {@code 2/(L + mu)}
 *   <li><b>Worst instance</b>: the quadratic with curvatures mu and L from {@code (1/mu, 1/L)}, as
 *       for the line search
 * </ul>
 */
public final class Value {

  private static final double L = 4;
  private static final double MU = 0.25;

  public static final Theorem THEOREM =
      Theorem.named("POLYAK-16", "value-rate")
          .says(
              "On L-smooth mu-strongly convex functions, with L known: f(x_n) - f* <= ((L - mu)/(L + mu))^(2n) (f(x_0) - f*).")
          .from("Barré, Taylor and d'Aspremont 2020, proposition 2 at its worst rate")
          .in("function-value")
          .tight()
          .worst(on(Quadratic.of(MU, L), 4, 0.25))
          .also(on(Quadratic.of(MU, 1, L), 4, 1, 0.25), on(Quadratic.of(0.5, 1, 2), 1, 1, 1))
          .exceededBy(
              Gains.MINIMUM_TOO_LOW, Gains.MINIMUM_TOO_HIGH, Mistake.hardCoded(SMOOTHNESS, 8))
          .missedBy(Mistake.hardCoded(SMOOTHNESS, 3.5));

  private Value() {}

  private static Instance on(Quadratic problem, double... start) {
    return Instance.on(problem)
        .from(start)
        .with(MINIMUM, 0)
        .with(SMOOTHNESS, L)
        .steps(8)
        .measuring("f(x_t) - f*", Course::gap)
        .atMost((course, t) -> Math.pow((L - MU) / (L + MU), 2 * t) * course.gap(0));
  }
}
