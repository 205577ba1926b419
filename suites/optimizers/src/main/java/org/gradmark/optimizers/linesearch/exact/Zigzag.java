package org.gradmark.optimizers.linesearch.exact;

import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * Steepest descent in the plane goes back and forth between two directions, and never gets faster.
 *
 * <ul>
 *   <li><b>Class</b>: quadratics in two dimensions, of condition {@code kappa}; {@code g_0 = (a,
 *       b)}
 *   <li><b>Method</b>: steepest descent with exact line search
 *   <li><b>Guarantee</b>: {@code f(x_t) - f* = c (f(x_(t-1)) - f*)} with {@code c = 1 - (a² +
 *       b²)²/(a⁴ + b⁴ + a² b² (kappa + 1/kappa))}, the same in all steps; tight
 *   <li><b>Reference</b>: Akaike, On a successive transformation of probability distribution and
 *       its application to the analysis of the optimum gradient method, Annals of the Institute of
 *       Statistical Mathematics 11, 1959; c is Kantorovich's quotient, which a right angle keeps
 *   <li><b>Worst instance</b>: any; here the curvatures 1 and 4
 * </ul>
 */
public final class Zigzag {

  public static final Theorem THEOREM =
      Theorem.named("STEEPEST-14", "zigzag")
          .says(
              "On a quadratic of two dimensions every step multiplies f - f* by the same factor, which the first gradient determines.")
          .from("Akaike 1959; the factor derived here")
          .tight()
          .worst(on(1, 4, 2, 1))
          .also(on(0.25, 4, 4, 0.25), on(0.5, 4, -1, 2))
          .exceededBy(Inexact.SHORT, Inexact.LONG)
          .missedBy(Inexact.FAR);

  private Zigzag() {}

  private static Instance on(double mu, double l, double x, double y) {
    double a = Math.pow(mu * x, 2);
    double b = Math.pow(l * y, 2);
    double factor = 1 - Math.pow(a + b, 2) / (a * a + b * b + a * b * (l / mu + mu / l));
    return Instance.on(Quadratic.of(mu, l))
        .from(x, y)
        .steps(6)
        .measuring("f(x_t) - f*", Course::gap)
        .atMost((course, t) -> factor * course.gap(t - 1));
  }
}
