package org.gradmark.optimizers.linesearch.polyak;

import static org.gradmark.core.rule.Hyperparameter.MINIMUM;
import static org.gradmark.core.rule.Hyperparameter.SMOOTHNESS;

import org.gradmark.core.problem.DenseQuadratic;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * What a Polyak step for the function value does to it, by its length.
 *
 * <ul>
 *   <li><b>Class</b>: L-smooth, mu-strongly convex
 *   <li><b>Method</b>: Polyak step for the function value, whose effective rate is h
 *   <li><b>Guarantee</b>: {@code f(x_t) - f* <= (hL - 1)(hL (3 - h(L + mu)) - 1) (f(x_(t-1)) -
 *       f*)}, tight at every step
 *   <li><b>Reference</b>: Barré, Taylor and d'Aspremont, Complexity guarantees for Polyak steps
 *       with momentum, COLT 2020, proposition 2
 *   <li><b>Worst instance</b>: any quadratic with the curvatures mu and L only, from anywhere
 * </ul>
 */
public final class ValueOfAStep {

  private static final double L = 4;
  private static final double MU = 0.25;
  private static final double[] MIRROR = {2, 1};

  public static final Theorem THEOREM =
      Theorem.named("POLYAK-15", "value-of-a-step")
          .says(
              "On L-smooth mu-strongly convex functions a step of effective rate h, with ||g||² = 2L (2 - hL)(f - f*), multiplies f - f* by at most (hL - 1)(hL (3 - h(L + mu)) - 1).")
          .from("Barré, Taylor and d'Aspremont 2020, proposition 2")
          .in("function-value")
          .tight()
          .worst(on(Quadratic.of(MU, L), 1, 1))
          .also(
              on(DenseQuadratic.rotated(new double[] {MU, L}, MIRROR), 2, -1),
              on(Quadratic.of(MU, 1, L), 2, 1, 0.5))
          .exceededBy(
              Gains.MINIMUM_TOO_LOW, Gains.MINIMUM_TOO_HIGH, Mistake.hardCoded(SMOOTHNESS, 8))
          .missedBy(Mistake.hardCoded(SMOOTHNESS, 3.5))
          .confirmedBy(
              "polyak-steps-function-value", p -> factor(p.get("gamma"), p.get("L"), p.get("mu")));

  private ValueOfAStep() {}

  private static double factor(double h, double l, double mu) {
    return (h * l - 1) * (h * l * (3 - h * (l + mu)) - 1);
  }

  private static double bound(Course course, int t) {
    double square = Math.pow(course.gradientNorm(t - 1), 2);
    double h = (2 - square / (2 * L * course.gap(t - 1))) / L;
    return factor(h, L, MU) * course.gap(t - 1);
  }

  private static Instance on(Problem problem, double... start) {
    return Instance.on(problem)
        .from(start)
        .with(MINIMUM, 0)
        .with(SMOOTHNESS, L)
        .steps(5)
        .measuring("f(x_t) - f*", Course::gap)
        .atMost(ValueOfAStep::bound);
  }
}
