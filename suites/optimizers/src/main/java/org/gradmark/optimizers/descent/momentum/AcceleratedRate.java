package org.gradmark.optimizers.descent.momentum;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.core.rule.Hyperparameter.MOMENTUM;
import static org.gradmark.optimizers.descent.momentum.WrongMomentum.VELOCITY_LOST;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import org.gradmark.core.problem.NesterovWorst;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Nesterov's constant momentum on smooth strongly convex functions.
 *
 * <ul>
 *   <li><b>Class</b>: L-smooth, mu-strongly convex; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: {@code v = b v + h g(x_t - b v)}, {@code x_(t+1) = x_t - v} with {@code h =
 *       1/L}, {@code b = (1 - s)/(1 + s)}, {@code s = sqrt(mu/L)}
 *   <li><b>Guarantee</b>: {@code f(x_n) - f* <= (1 - s)^n (f(x_0) - f* + mu/2 R²)}, upper; in the
 *       shifted forms {@code x_t} is where the gradient step from the parameter before leads
 *   <li><b>Reference</b>: Nesterov, Introductory Lectures on Convex Optimization, 2004, theorem
 *       2.2.3; d'Aspremont, Scieur, Taylor, Acceleration Methods, 2021, corollary 4.15
 *   <li><b>Worst instance</b>: the quadratic with curvatures mu and L, started in mu
 * </ul>
 */
public final class AcceleratedRate {

  private static final double L = 4;
  private static final double MU = 0.25;

  public static final Theorem THEOREM =
      theorem("NESTEROV-11", "strongly-convex", Landing.AT_PARAMETER);

  /** The same for the forms that keep the point at which the gradient is taken. */
  public static final Theorem SHIFTED =
      theorem("NESTEROV-21", "strongly-convex-shifted", Landing.AFTER_GRADIENT);

  private AcceleratedRate() {}

  private static Theorem theorem(String id, String name, Landing form) {
    return Theorem.named(id, name)
        .in(form.dialects())
        .says(
            "On L-smooth mu-strongly convex functions, h = 1/L, momentum (1 - s)/(1 + s), s = sqrt(mu/L): f(x_n) - f* <= (1 - s)^n (f(x_0) - f* + mu/2 R²).")
        .from("Nesterov 2004, theorem 2.2.3; d'Aspremont, Scieur, Taylor 2021, corollary 4.15")
        .upper(0.64)
        .worst(on(form, Quadratic.of(MU, L), 1, 0))
        .also(on(form, new NesterovWorst(L, MU, 4), new double[4]))
        .exceededBy(CommonMistakes.ASCENT, HALVED, VELOCITY_LOST, Mistake.hardCoded(MOMENTUM, 0.9))
        .confirmedBy(
            "accelerated-gradient-strongly-convex", p -> left(p.get("mu"), p.get("L"), p.get("n")));
  }

  private static Instance on(Landing form, Problem problem, double... start) {
    double s = Math.sqrt(MU / L);
    return Instance.on(problem)
        .from(start)
        .with(LEARNING_RATE, 1 / L)
        .with(MOMENTUM, (1 - s) / (1 + s))
        .steps(12)
        .measuring("f(x_t) - f*", (course, t) -> course.gap(form.x(course, t, 1 / L)))
        .atMost(
            (course, t) ->
                left(MU, L, t) * (course.gap(0) + MU / 2 * Math.pow(course.distance(0), 2)));
  }

  private static double left(double mu, double l, double n) {
    return Math.pow(1 - Math.sqrt(mu / l), n);
  }
}
