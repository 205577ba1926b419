package org.gradmark.optimizers.accelerated.stronglyconvex;

import static org.gradmark.core.rule.Hyperparameter.ROBUSTNESS;
import static org.gradmark.core.rule.Hyperparameter.SMOOTHNESS;
import static org.gradmark.core.rule.Hyperparameter.STRONG_CONVEXITY;

import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * The potential of the robust momentum method.
 *
 * <ul>
 *   <li><b>Class</b>: L-smooth, mu-strongly convex
 *   <li><b>Method</b>: robust momentum, {@code rho = lambda (1 - mu/L) + (1 - lambda)(1 -
 *       sqrt(mu/L))}
 *   <li><b>Guarantee</b>: {@code V_(t+1) <= rho² V_t} with the {@link Potential} of {@code z_t =
 *       (x_t - rho² x_(t-1))/(1 - rho²)}, tight at every step from the second
 *   <li><b>Reference</b>: Cyrus, Hu, Van Scoy and Lessard, A robust accelerated optimization
 *       algorithm for strongly convex functions, American Control Conference 2018, theorem 1
 *   <li><b>Worst instance</b>: the quadratic {@code mu x²/2}
 * </ul>
 */
public final class RobustPotential {

  private static final double L = 4;
  private static final double MU = 0.25;

  public static final Theorem THEOREM =
      Theorem.named("RMM-11", "robust-momentum-potential")
          .says(
              "On L-smooth mu-strongly convex functions the potential shrinks by rho² in every step but the first.")
          .from("Cyrus, Hu, Van Scoy and Lessard 2018, theorem 1")
          .tight()
          .worst(on(0.5, Quadratic.of(MU), 1))
          .also(
              on(0, Quadratic.of(L), 1),
              on(0.5, Quadratic.of(L), 1),
              on(0.25, Quadratic.of(MU, 1, L), 0.5, 0.5, 0.5))
          .exceededBy(
              Mistake.gradient("halved", "the gradient is halved", g -> g.over(2)),
              Mistake.neverKept("x_before", "the point before"),
              new Mistake(
                  "no-look-ahead",
                  "the gradient is taken at x, not ahead of it",
                  right -> ((Rule) right::step).lookingAt(s -> s.x())))
          .missedBy(Mistake.hardCoded(ROBUSTNESS, 0), Mistake.hardCoded(STRONG_CONVEXITY, 0.0625))
          .confirmedBy(
              "robust-momentum", p -> Math.pow(rho(p.get("lam"), p.get("mu") / p.get("L")), 2));

  private RobustPotential() {}

  private static double rho(double lambda, double q) {
    return lambda * (1 - q) + (1 - lambda) * (1 - Math.sqrt(q));
  }

  private static double potential(Course course, double rho, int t) {
    double[] z = new double[course.x(t).size()];
    for (int i = 0; i < z.length; i++) {
      z[i] = (course.x(t).get(i) - rho * rho * course.x(t - 1).get(i)) / (1 - rho * rho);
    }
    Values point = new Values(course.x(t).shape(), z);
    return new Potential(L, MU, rho).at(course, course.question(t), point);
  }

  private static Instance on(double lambda, Quadratic problem, double... start) {
    double rho = rho(lambda, MU / L);
    return Instance.on(problem)
        .from(start)
        .with(SMOOTHNESS, L)
        .with(STRONG_CONVEXITY, MU)
        .with(ROBUSTNESS, lambda)
        .steps(8)
        .measuring("the potential", (course, t) -> potential(course, rho, t))
        .atMost(
            (course, t) ->
                t == 1 ? Double.POSITIVE_INFINITY : rho * rho * potential(course, rho, t - 1));
  }
}
