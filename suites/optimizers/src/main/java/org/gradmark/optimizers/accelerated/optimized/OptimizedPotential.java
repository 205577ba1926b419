package org.gradmark.optimizers.accelerated.optimized;

import static org.gradmark.core.rule.Hyperparameter.HORIZON;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.Huber;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * The potential that proves the optimized gradient method.
 *
 * <ul>
 *   <li><b>Class</b>: convex, L-smooth
 *   <li><b>Method</b>: optimized gradient with rate {@code 1/L}, before the last step
 *   <li><b>Guarantee</b>: {@code V_t = 2 theta_t² (f(x_t) - f* - ||g_t||²/(2L)) + L/2 ||z_t -
 *       x*||²} with {@code z_t = x_0 - 2/L (theta_0 g_0 + ... + theta_t g_t)} never grows; tight at
 *       every step
 *   <li><b>Reference</b>: d'Aspremont, Scieur and Taylor, Acceleration methods, Foundations and
 *       Trends in Optimization 5, 2021, section 4.3
 *   <li><b>Worst instance</b>: the quadratic {@code L x²/2}, on which V never changes
 * </ul>
 */
public final class OptimizedPotential {

  private static final double L = 4;
  private static final int N = 8;

  public static final Theorem THEOREM =
      Theorem.named("OGM-12", "optimized-potential")
          .says(
              "On convex L-smooth functions, with rate 1/L, before the last step, the potential 2 theta_t² (f(x_t) - f* - ||g_t||²/(2L)) + L/2 ||z_t - x*||² never grows.")
          .from("d'Aspremont, Scieur and Taylor 2021, section 4.3")
          .tight()
          .worst(on(Quadratic.of(L), 1))
          .also(on(new Huber(L, 0.03125, 1), 1), on(Quadratic.of(0.25, 1, L), 0.5, 0.5, 0.75))
          .exceededBy(
              Mistake.rule(
                  "no-gradient-term",
                  "the extrapolation beyond the gradient step is missing: this is Nesterov's method",
                  Thetas::withoutGradientTerm),
              Mistake.gradient("halved", "the gradient is halved", g -> g.over(2)))
          .missedBy(
              Mistake.gradient("doubled", "the gradient is doubled", g -> g.times(2)),
              Mistake.neverKept("theta", "theta"));

  private OptimizedPotential() {}

  private static double potential(Problem problem, Course course, int t) {
    double[] z = new double[course.x(0).size()];
    double square = 0;
    for (int i = 0; i < z.length; i++) {
      z[i] = course.x(0).get(i);
      for (int k = 0; k <= t; k++) {
        z[i] -= 2 / L * Thetas.theta(k) * course.gradient(k).get(i);
      }
      square += Math.pow(z[i] - problem.minimiser().get(i), 2);
    }
    double value = course.gap(t) - Math.pow(course.gradientNorm(t), 2) / (2 * L);
    return 2 * Math.pow(Thetas.theta(t), 2) * value + L / 2 * square;
  }

  private static Instance on(Problem problem, double... start) {
    return Instance.on(problem)
        .from(start)
        .with(LEARNING_RATE, 1 / L)
        .with(HORIZON, N + 1)
        .steps(N)
        .measuring("the potential", (course, t) -> potential(problem, course, t))
        .atMost((course, t) -> potential(problem, course, t - 1));
  }
}
