package org.gradmark.optimizers.descent.momentum;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.core.rule.Hyperparameter.MOMENTUM;
import static org.gradmark.optimizers.descent.momentum.WrongMomentum.VELOCITY_LOST;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import org.gradmark.core.problem.NesterovWorst;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * The potential of Nesterov's constant momentum on smooth strongly convex functions.
 *
 * <ul>
 *   <li><b>Class</b>: L-smooth, mu-strongly convex
 *   <li><b>Method</b>: {@code v = b v + h g(x_t - b v)}, {@code x_(t+1) = x_t - v} with {@code h =
 *       1/L}, {@code b = (1 - s)/(1 + s)}, {@code s = sqrt(mu/L)}
 *   <li><b>Guarantee</b>: {@code V_(t+1) <= (1 - s) V_t} with {@code V_t = f(x_t) - f* + mu/2 ||z_t
 *       - x*||²}, {@code z_t = x_(t-1) + (x_t - x_(t-1))/s}, upper; in the shifted forms {@code
 *       x_t} is where the gradient step from the parameter before leads
 *   <li><b>Reference</b>: d'Aspremont, Scieur, Taylor, Acceleration Methods, 2021, corollary 4.15
 *   <li><b>Worst instance</b>: the quadratic with curvatures mu and L, started in mu
 * </ul>
 */
public final class AcceleratedPotential {

  private static final double L = 4;
  private static final double MU = 0.25;

  public static final Theorem THEOREM =
      theorem("NESTEROV-13", "strongly-convex-potential", Landing.AT_PARAMETER);

  /** The same for the forms that keep the point at which the gradient is taken. */
  public static final Theorem SHIFTED =
      theorem("NESTEROV-23", "strongly-convex-potential-shifted", Landing.AFTER_GRADIENT);

  private AcceleratedPotential() {}

  private static Theorem theorem(String id, String name, Landing form) {
    return Theorem.named(id, name)
        .in(form.dialects())
        .says(
            "On L-smooth mu-strongly convex functions, h = 1/L, momentum (1 - s)/(1 + s), s = sqrt(mu/L): V_t = f(x_t) - f* + mu/2 ||x_(t-1) + (x_t - x_(t-1))/s - x*||² shrinks by 1 - s at least.")
        .from("d'Aspremont, Scieur, Taylor 2021, corollary 4.15")
        .upper(0.95)
        .worst(on(form, Quadratic.of(MU, L), 1, 0))
        .also(
            on(form, Quadratic.of(MU, 1, L), 1, 1, 1),
            on(form, new NesterovWorst(L, MU, 4), new double[4]))
        .exceededBy(CommonMistakes.ASCENT, HALVED, VELOCITY_LOST, Mistake.hardCoded(MOMENTUM, 0.9));
  }

  private static Instance on(Landing form, Problem problem, double... start) {
    double s = Math.sqrt(MU / L);
    return Instance.on(problem)
        .from(start)
        .with(LEARNING_RATE, 1 / L)
        .with(MOMENTUM, (1 - s) / (1 + s))
        .steps(12)
        .measuring("V_t", (course, t) -> potential(form, course, t, problem.minimiser()))
        .atMost((course, t) -> (1 - s) * potential(form, course, t - 1, problem.minimiser()));
  }

  private static double potential(Landing form, Course course, int t, Values minimiser) {
    Values x = form.x(course, t, 1 / L);
    Values before = form.x(course, Math.max(t - 1, 0), 1 / L);
    Values z = Extrapolation.beyond(x, before, Math.sqrt(L / MU) - 1);
    return course.gap(x) + MU / 2 * Math.pow(Course.distance(z, minimiser), 2);
  }
}
