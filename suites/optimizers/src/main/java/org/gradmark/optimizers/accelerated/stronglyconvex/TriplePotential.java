package org.gradmark.optimizers.accelerated.stronglyconvex;

import static org.gradmark.core.rule.Hyperparameter.SMOOTHNESS;
import static org.gradmark.core.rule.Hyperparameter.STRONG_CONVEXITY;

import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * The potential of the triple momentum method.
 *
 * <ul>
 *   <li><b>Class</b>: L-smooth, mu-strongly convex
 *   <li><b>Method</b>: triple momentum, {@code rho = 1 - sqrt(mu/L)}
 *   <li><b>Guarantee</b>: {@code V_(t+1) <= rho² V_t} for the potential V of the robust momentum
 *       method with {@code lambda = 0}, tight at every step from the second
 *   <li><b>Reference</b>: Cyrus, Hu, Van Scoy and Lessard, A robust accelerated optimization
 *       algorithm for strongly convex functions, American Control Conference 2018, theorem 1
 *   <li><b>Worst instance</b>: the quadratic {@code mu x²/2}, and {@code L x²/2} as well
 * </ul>
 */
public final class TriplePotential {

  private static final double L = 4;
  private static final double MU = 0.25;
  private static final double RHO = 0.75;

  public static final Theorem THEOREM =
      Theorem.named("TMM-12", "triple-momentum-potential")
          .says(
              "On L-smooth mu-strongly convex functions the potential shrinks by (1 - sqrt(mu/L))² in every step but the first.")
          .from("Cyrus, Hu, Van Scoy and Lessard 2018, theorem 1 with lambda = 0")
          .tight()
          .worst(on(Quadratic.of(MU), 1))
          .also(on(Quadratic.of(L), 1), on(Quadratic.of(MU, 1, L), 0.5, 0.5, 0.5))
          .exceededBy(
              Triple.NO_LOOK_AHEAD,
              Mistake.gradient("halved", "the gradient is halved", g -> g.over(2)),
              Mistake.neverKept("xi_before", "the point before"))
          .missedBy(Mistake.hardCoded(STRONG_CONVEXITY, 0.0625), Mistake.hardCoded(SMOOTHNESS, 8));

  private TriplePotential() {}

  private static double potential(Course course, int t) {
    return new Potential(L, MU, RHO).at(course, course.question(t), course.x(t));
  }

  private static Instance on(Quadratic problem, double... start) {
    return Instance.on(problem)
        .from(start)
        .with(SMOOTHNESS, L)
        .with(STRONG_CONVEXITY, MU)
        .steps(8)
        .measuring("the potential", TriplePotential::potential)
        .atMost(
            (course, t) ->
                t == 1 ? Double.POSITIVE_INFINITY : RHO * RHO * potential(course, t - 1));
  }
}
