package org.gradmark.optimizers.linesearch.cyclic;

import org.gradmark.core.problem.DenseQuadratic;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.linesearch.exact.Inexact;

/**
 * Coordinate descent in the plane.
 *
 * <ul>
 *   <li><b>Class</b>: quadratics in two dimensions with curvatures in [mu, L]
 *   <li><b>Method</b>: cyclic coordinate descent with exact line search
 *   <li><b>Guarantee</b>: {@code f(x_t) - f* <= ((L - mu)/(L + mu))² (f(x_(t-1)) - f*)} from the
 *       second step on, tight
 *   <li><b>Reference</b>: derived here. Where one coordinate is at its minimum, a step along the
 *       other leaves the share {@code a_12²/(a_11 a_22)}, which is largest on equal diagonals
 *   <li><b>Worst instance</b>: equal diagonals {@code (L + mu)/2} beside {@code (L - mu)/2}
 * </ul>
 */
public final class TwoCoordinates {

  private static final double L = 4;
  private static final double MU = 0.25;
  private static final double FACTOR = Math.pow((L - MU) / (L + MU), 2);

  public static final Theorem THEOREM =
      Theorem.named("CYCLIC-12", "two-coordinates")
          .says(
              "On quadratics of two dimensions with curvatures in [mu, L] every step but the first multiplies f - f* by at most ((L - mu)/(L + mu))².")
          .from("derived here: one coordinate is at its minimum when the other moves")
          .tight()
          .worst(on((L + MU) / 2, (L - MU) / 2, (L + MU) / 2))
          .also(on(1, 0.5, 2), on(3, -1, 1))
          .exceededBy(Inexact.SHORT, Order.LAST_FORGOTTEN)
          .missedBy(Inexact.LONG, Inexact.FAR);

  private TwoCoordinates() {}

  private static Instance on(double a, double b, double c) {
    double[][] matrix = {{a, b}, {b, c}};
    return Instance.on(new DenseQuadratic("plane[" + a + "," + b + "," + c + "]", matrix))
        .from(3, -1)
        .steps(8)
        .measuring("f(x_t) - f*", Course::gap)
        .atMost((course, t) -> t == 1 ? Double.POSITIVE_INFINITY : FACTOR * course.gap(t - 1));
  }
}
