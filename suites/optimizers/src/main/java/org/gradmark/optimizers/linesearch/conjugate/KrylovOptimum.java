package org.gradmark.optimizers.linesearch.conjugate;

import org.gradmark.core.problem.NesterovWorst;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.linesearch.exact.Inexact;

/**
 * Nobody is faster than conjugate gradients on Nesterov's worst function.
 *
 * <ul>
 *   <li><b>Class</b>: Nesterov's worst function of d dimensions, from 0
 *   <li><b>Method</b>: any that moves within the span of the gradients that it has seen; conjugate
 *       gradients get there
 *   <li><b>Guarantee</b>: {@code f(x_n) - f* >= L/8 (1/(n + 1) - 1/(d + 1))}, tight
 *   <li><b>Reference</b>: Nesterov, Lectures on Convex Optimization, 2018, section 2.1.2: after n
 *       steps only n coordinates are not 0, and the best of these points is known
 *   <li><b>Worst instance</b>: the function itself, of eleven dimensions
 * </ul>
 */
public final class KrylovOptimum {

  private static final double L = 4;
  private static final int D = 11;

  public static final Theorem THEOREM =
      Theorem.named("CG-17", "krylov-optimum")
          .says(
              "On Nesterov's worst function of d dimensions, from 0: f(x_n) - f* = L/8 (1/(n + 1) - 1/(d + 1)), and no method that moves in the span of its gradients gets below.")
          .from("Nesterov 2018, section 2.1.2")
          .twoSided()
          .worst(on(D, 5))
          .also(on(D, 1), on(3, 2))
          .exceededBy(Directions.NO_CONJUGATION, Directions.NOT_SQUARED)
          .missedBy(Directions.INVERTED, Inexact.FAR);

  private KrylovOptimum() {}

  private static Instance on(int d, int steps) {
    return Instance.on(new NesterovWorst(L, 0, d))
        .from(new double[d])
        .steps(steps)
        .measuring("f(x_n) - f*", Course::gap)
        .atTheEnd()
        .atLeast(t -> L / 8 * (1.0 / (t + 1) - 1.0 / (d + 1)));
  }
}
