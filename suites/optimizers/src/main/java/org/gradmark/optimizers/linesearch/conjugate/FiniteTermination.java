package org.gradmark.optimizers.linesearch.conjugate;

import org.gradmark.core.problem.DenseQuadratic;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.linesearch.exact.Inexact;

/**
 * Conjugate gradients end.
 *
 * <ul>
 *   <li><b>Class</b>: quadratics with k different curvatures
 *   <li><b>Method</b>: conjugate gradients
 *   <li><b>Guarantee</b>: {@code f(x_k) = f*}: after k steps {@code (f(x_0) - f(x_k))/(f(x_0) - f*)
 *       >= 1}, tight
 *   <li><b>Reference</b>: Hestenes and Stiefel 1952; Nocedal and Wright, Numerical Optimization,
 *       2006, theorem 5.4
 *   <li><b>Worst instance</b>: any; here six dimensions and three curvatures
 * </ul>
 */
public final class FiniteTermination {

  public static final Theorem THEOREM =
      Theorem.named("CG-14", "finite-termination")
          .says(
              "On a quadratic with k different curvatures k steps gain all of f(x_0) - f*, whatever the dimension.")
          .from("Nocedal and Wright 2006, theorem 5.4")
          .tight()
          .worst(on(3, Quadratic.of(1, 1, 2, 2, 4, 4), 1, -2, 0.5, 1, 0.25, 1))
          .also(
              on(
                  3,
                  DenseQuadratic.rotated(new double[] {1, 2, 4}, new double[] {1, 2, 2}),
                  1,
                  -2,
                  3))
          .exceededBy(
              Directions.NO_CONJUGATION, Directions.NOT_SQUARED, Inexact.SHORT, Inexact.LONG)
          .missedBy(Directions.INVERTED);

  private FiniteTermination() {}

  private static Instance on(int k, Problem problem, double... start) {
    return Instance.on(problem)
        .from(start)
        .steps(k)
        .measuring(
            "(f(x_0) - f(x_k))/(f(x_0) - f*)",
            (course, t) -> (course.gap(0) - course.gap(t)) / course.gap(0))
        .atTheEnd()
        .atLeast(t -> 1);
  }
}
