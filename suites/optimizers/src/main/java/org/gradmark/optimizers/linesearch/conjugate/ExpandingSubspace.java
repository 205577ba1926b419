package org.gradmark.optimizers.linesearch.conjugate;

import org.gradmark.core.problem.DenseQuadratic;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Step;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.linesearch.exact.Inexact;

/**
 * Conjugate gradients are at the minimum of all that they have searched.
 *
 * <ul>
 *   <li><b>Class</b>: quadratics {@code <x, A x>/2}
 *   <li><b>Method</b>: conjugate gradients
 *   <li><b>Guarantee</b>: {@code f(x_0) - f(x_t) >= ||x_t - x_0||_A²/2} with equality, since the
 *       gradient is orthogonal to all steps so far; tight
 *   <li><b>Reference</b>: Nocedal and Wright, Numerical Optimization, 2006, theorem 5.2; Pythagoras
 *       in the norm of A
 *   <li><b>Worst instance</b>: any; here four dimensions, and a rotated one
 * </ul>
 */
public final class ExpandingSubspace {

  private static final double[] MIRROR = {1, 2, -2};

  public static final Theorem THEOREM =
      Theorem.named("CG-15", "expanding-subspace")
          .says(
              "On quadratics x_t is the minimum over x_0 and the span of all steps: f(x_0) - f(x_t) = ||x_t - x_0||_A²/2.")
          .from("Nocedal and Wright 2006, theorem 5.2")
          .tight()
          .worst(on(3, Quadratic.of(0.25, 1, 2, 4), 4, 1, -1, 0.25))
          .also(
              on(1, Quadratic.of(0.25, 1, 2, 4), 4, 1, -1, 0.25),
              on(2, DenseQuadratic.rotated(new double[] {1, 2, 4}, MIRROR), 1, -2, 3))
          .exceededBy(
              Directions.NOT_SQUARED,
              Inexact.LONG,
              Mistake.result(
                  "overshoots", "steps are a quarter too long", ExpandingSubspace::overshoot))
          .missedBy(Directions.NO_CONJUGATION, Inexact.SHORT);

  private ExpandingSubspace() {}

  private static Tensor overshoot(Step s, Tensor x) {
    return x.plus(x.minus(s.x()).times(0.25));
  }

  /** The minimum is at 0, so that f of a difference is half its square in the norm of A. */
  private static double half(Course course, int t) {
    double[] difference = new double[course.x(t).size()];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = course.x(t).get(i) - course.x(0).get(i);
    }
    return course.value(new Values(course.x(t).shape(), difference));
  }

  private static Instance on(int steps, Problem problem, double... start) {
    return Instance.on(problem)
        .from(start)
        .steps(steps)
        .measuring(
            "2 (f(x_0) - f(x_t))/||x_t - x_0||_A²",
            (course, t) -> (course.gap(0) - course.gap(t)) / half(course, t))
        .atTheEnd()
        .atLeast(t -> 1);
  }
}
