package org.gradmark.optimizers.linesearch.conjugate;

import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.linesearch.exact.Inexact;

/**
 * Conjugate gradients on quadratics of a condition number, exactly.
 *
 * <ul>
 *   <li><b>Class</b>: quadratics with curvatures in [mu, L]
 *   <li><b>Method</b>: conjugate gradients
 *   <li><b>Guarantee</b>: {@code f(x_n) - f* <= (f(x_0) - f*)/T_n((L + mu)/(L - mu))²} with
 *       Chebyshev's polynomial T_n, tight
 *   <li><b>Reference</b>: Greenbaum, Comparison of splittings used with the conjugate gradient
 *       algorithm, Numerische Mathematik 33, 1979; the worst start by duality, derived here
 *   <li><b>Worst instance</b>: curvatures at the n+1 extrema of T_n on [mu, L], and the start that
 *       makes T_n the best polynomial: {@code x_j² ~ 1/(l_j² prod |l_j - l_i|)}. For n = 3 and [1,
 *       9] the curvatures are 9, 7, 3, 1
 * </ul>
 */
public final class Chebyshev {

  private static final double L = 9;
  private static final double MU = 1;

  public static final Theorem THEOREM =
      Theorem.named("CG-11", "chebyshev-exact")
          .says(
              "On quadratics with curvatures in [mu, L]: f(x_n) - f* <= (f(x_0) - f*)/T_n((L + mu)/(L - mu))².")
          .from("Greenbaum 1979; the worst start derived here")
          .tight()
          .worst(on(3, Quadratic.of(9, 7, 3, 1), 1, 9 * Math.sqrt(2) / 7, 3 * Math.sqrt(2), 9))
          .also(
              on(4, Quadratic.of(1, 2, 4, 6, 8, 9), 4, 2, 1, 1, 1, 1),
              on(1, Quadratic.of(1, 9), 9, 1))
          .exceededBy(Directions.NO_CONJUGATION, Directions.NOT_SQUARED, Inexact.SHORT)
          .missedBy(Directions.INVERTED);

  private Chebyshev() {}

  /** {@code T_n(x)} for x at least 1. */
  private static double chebyshev(int n, double x) {
    double last = 1;
    double now = x;
    for (int k = 2; k <= n; k++) {
      double next = 2 * x * now - last;
      last = now;
      now = next;
    }
    return now;
  }

  private static Instance on(int n, Quadratic problem, double... start) {
    return Instance.on(problem)
        .from(start)
        .steps(n)
        .measuring("f(x_t) - f*", Course::gap)
        .atMost((course, t) -> course.gap(0) / Math.pow(chebyshev(t, (L + MU) / (L - MU)), 2));
  }
}
