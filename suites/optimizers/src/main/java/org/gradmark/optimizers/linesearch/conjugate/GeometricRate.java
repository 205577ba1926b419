package org.gradmark.optimizers.linesearch.conjugate;

import org.gradmark.core.problem.DenseQuadratic;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.linesearch.exact.Inexact;

/**
 * Conjugate gradients on quadratics of a condition number, as it is usually stated.
 *
 * <ul>
 *   <li><b>Class</b>: quadratics with curvatures in [mu, L], {@code kappa = L/mu}
 *   <li><b>Method</b>: conjugate gradients
 *   <li><b>Guarantee</b>: {@code f(x_n) - f* <= 4 ((sqrt(kappa) - 1)/(sqrt(kappa) + 1))^(2n)
 *       (f(x_0) - f*)}, upper
 *   <li><b>Reference</b>: Nocedal and Wright, Numerical Optimization, 2006, equation 5.36, squared
 *   <li><b>Worst instance</b>: that of the exact bound for three steps, which reaches 0.97
 * </ul>
 */
public final class GeometricRate {

  private static final double KAPPA = 9;
  private static final double[] MIRROR = {1, 1, 1, 1};

  public static final Theorem THEOREM =
      Theorem.named("CG-12", "geometric-rate")
          .says(
              "On quadratics of condition kappa: f(x_n) - f* <= 4 ((sqrt(kappa) - 1)/(sqrt(kappa) + 1))^(2n) (f(x_0) - f*).")
          .from("Nocedal and Wright 2006, equation 5.36")
          .upper(0.96)
          .worst(on(3, Quadratic.of(9, 7, 3, 1), 1, 9 * Math.sqrt(2) / 7, 3 * Math.sqrt(2), 9))
          .also(on(4, DenseQuadratic.rotated(new double[] {1, 3, 7, 9}, MIRROR), 4, -2, 1, 1))
          .exceededBy(Directions.NO_CONJUGATION, Directions.NOT_SQUARED, Inexact.FAR);

  private GeometricRate() {}

  private static Instance on(int n, Problem problem, double... start) {
    double rate = (Math.sqrt(KAPPA) - 1) / (Math.sqrt(KAPPA) + 1);
    return Instance.on(problem)
        .from(start)
        .steps(n)
        .measuring("f(x_t) - f*", Course::gap)
        .atMost((course, t) -> 4 * Math.pow(rate, 2 * t) * course.gap(0));
  }
}
