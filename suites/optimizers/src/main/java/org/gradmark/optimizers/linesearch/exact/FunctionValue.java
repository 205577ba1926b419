package org.gradmark.optimizers.linesearch.exact;

import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * Steepest descent on smooth strongly convex functions.
 *
 * <ul>
 *   <li><b>Class</b>: L-smooth, mu-strongly convex
 *   <li><b>Method</b>: steepest descent with exact line search
 *   <li><b>Guarantee</b>: {@code f(x_n) - f* <= ((L - mu)/(L + mu))^(2n) (f(x_0) - f*)}, tight at
 *       every step
 *   <li><b>Reference</b>: de Klerk, Glineur and Taylor, On the worst-case complexity of the
 *       gradient method with exact line search for smooth strongly convex functions, Optimization
 *       Letters 11, 2017, theorem 1.2
 *   <li><b>Worst instance</b>: the quadratic with curvatures mu and L from {@code (1/mu, 1/L)}: the
 *       run zigzags between two rays
 * </ul>
 */
public final class FunctionValue {

  private static final double L = 4;
  private static final double MU = 0.25;

  public static final Theorem THEOREM =
      Theorem.named("STEEPEST-11", "line-search-value")
          .says(
              "On L-smooth mu-strongly convex functions: f(x_n) - f* <= ((L - mu)/(L + mu))^(2n) (f(x_0) - f*).")
          .from("de Klerk, Glineur and Taylor 2017, theorem 1.2")
          .tight()
          .worst(on(Quadratic.of(MU, L), 1 / MU, 1 / L))
          .also(on(Quadratic.of(MU, 1, L), 4, 0.25, 0.25), on(Quadratic.of(0.5, 2), 1, 1))
          .exceededBy(Inexact.SHORT, Inexact.LONG)
          .missedBy(Inexact.FAR)
          .confirmedBy(
              "gradient-exact-line-search",
              p -> Math.pow(contraction(p.get("mu"), p.get("L")), 2 * p.get("n")));

  private FunctionValue() {}

  private static double contraction(double mu, double l) {
    return (l - mu) / (l + mu);
  }

  private static Instance on(Quadratic problem, double... start) {
    return Instance.on(problem)
        .from(start)
        .steps(8)
        .measuring("f(x_t) - f*", Course::gap)
        .atMost((course, t) -> Math.pow(contraction(MU, L), 2 * t) * course.gap(0));
  }
}
