package org.gradmark.optimizers.linesearch.conjugate;

import org.gradmark.core.problem.DenseQuadratic;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.linesearch.exact.Inexact;

/**
 * The gradients of a conjugate gradient run are all orthogonal.
 *
 * <ul>
 *   <li><b>Class</b>: quadratics
 *   <li><b>Method</b>: conjugate gradients
 *   <li><b>Guarantee</b>: {@code ||g_0 + ... + g_t||² <= ||g_0||² + ... + ||g_t||²} with equality;
 *       tight
 *   <li><b>Reference</b>: Hestenes and Stiefel 1952; Nocedal and Wright, Numerical Optimization,
 *       2006, theorem 5.3; Pythagoras
 *   <li><b>Worst instance</b>: any; here four dimensions, and a rotated one
 * </ul>
 */
public final class OrthogonalGradients {

  private static final double[] MIRROR = {1, 2, -2};

  public static final Theorem THEOREM =
      Theorem.named("CG-16", "orthogonal-gradients")
          .says(
              "On quadratics all gradients are orthogonal: ||g_0 + ... + g_t||² = ||g_0||² + ... + ||g_t||².")
          .from("Nocedal and Wright 2006, theorem 5.3")
          .tight()
          .worst(on(3, Quadratic.of(0.25, 1, 2, 4), 4, 1, -1, 0.25))
          .also(
              on(1, Quadratic.of(0.25, 1, 2, 4), 4, 1, -1, 0.25),
              on(2, DenseQuadratic.rotated(new double[] {1, 2, 4}, MIRROR), 1, -2, 3))
          .exceededBy(Directions.NO_CONJUGATION, Inexact.SHORT)
          .missedBy(Directions.INVERTED, Inexact.FAR);

  private OrthogonalGradients() {}

  private static double ofSum(Course course, int t) {
    double square = 0;
    for (int i = 0; i < course.x(t).size(); i++) {
      double sum = 0;
      for (int k = 0; k <= t; k++) {
        sum += course.gradient(k).get(i);
      }
      square += sum * sum;
    }
    return square;
  }

  private static double sumOf(Course course, int t) {
    double sum = 0;
    for (int k = 0; k <= t; k++) {
      sum += Math.pow(course.gradientNorm(k), 2);
    }
    return sum;
  }

  private static Instance on(int steps, Problem problem, double... start) {
    return Instance.on(problem)
        .from(start)
        .steps(steps)
        .measuring("||g_0 + ... + g_t||²", OrthogonalGradients::ofSum)
        .atTheEnd()
        .atMost(OrthogonalGradients::sumOf);
  }
}
