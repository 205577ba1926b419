package org.gradmark.optimizers.proximal.conditional;

import java.util.Arrays;
import org.gradmark.core.problem.Constrained;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.problem.Simplex;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * The Frank-Wolfe method: it adds one vertex a step.
 *
 * <ul>
 *   <li><b>Class</b>: {@code ||x||²} on the simplex of d vertices
 *   <li><b>Method</b>: {@code x_t = x_(t-1) + 2/(t + 1) (s_t - x_(t-1))}: the first step forgets
 *       the start
 *   <li><b>Guarantee</b>: {@code f(x_n) - f* >= 1/n - 1/d} for n up to d, tight at the first step
 *   <li><b>Reference</b>: Jaggi, Revisiting Frank-Wolfe: projection-free sparse convex
 *       optimization, ICML 2013, lemma 3
 *   <li><b>Worst instance</b>: that function, from the centre
 * </ul>
 */
public final class Support {

  private static final int D = 8;

  public static final Theorem THEOREM =
      Theorem.named("FW-13", "support")
          .says("For ||x||² on the simplex of d vertices, n <= d: f(x_n) - f* >= 1/n - 1/d.")
          .from("Jaggi 2013, lemma 3")
          .tight()
          .worst(
              draft(D - 2, centre())
                  .measuring("f(x_t) - f*", Course::gap)
                  .atLeast(t -> 1.0 / t - 1.0 / D))
          .exceededBy(WrongConditional.LATE, WrongConditional.HALF)
          .missedBy(WrongConditional.LATE);

  private Support() {}

  /** The last vertex. */
  static double[] vertex() {
    double[] vertex = new double[D];
    vertex[D - 1] = 1;
    return vertex;
  }

  /** The minimiser. */
  static double[] centre() {
    double[] centre = new double[D];
    Arrays.fill(centre, 1.0 / D);
    return centre;
  }

  /** {@code ||x||²} on the simplex, L = 2. */
  static Instance.Draft draft(int steps, double... start) {
    double[] curvatures = new double[D];
    Arrays.fill(curvatures, 2);
    Values minimiser = new Values(Shape.of(D), centre());
    return Instance.on(Constrained.of(Quadratic.of(curvatures), new Simplex(D), minimiser))
        .from(start)
        .steps(steps);
  }
}
