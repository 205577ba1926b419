package org.gradmark.optimizers.linesearch.cyclic;

import org.gradmark.core.problem.DenseQuadratic;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.linesearch.exact.Inexact;

/**
 * What a step along a coordinate gains.
 *
 * <ul>
 *   <li><b>Class</b>: {@code L_i}-smooth along coordinate i
 *   <li><b>Method</b>: cyclic coordinate descent with exact line search
 *   <li><b>Guarantee</b>: {@code f(x_(t-1)) - f(x_t) >= g_i²/(2 L_i)}, tight
 *   <li><b>Reference</b>: Beck and Tetruashvili, On the convergence of block coordinate descent
 *       type methods, SIAM Journal on Optimization 23, 2013, section 3
 *   <li><b>Worst instance</b>: any quadratic, whose {@code L_i} are its diagonal
 * </ul>
 */
public final class CoordinateDecrease {

  private static final double[][] MATRIX = {{4, 1, -1}, {1, 2, 0.5}, {-1, 0.5, 1}};

  public static final Theorem THEOREM =
      Theorem.named("CYCLIC-11", "coordinate-decrease")
          .says(
              "On functions that are L_i-smooth along coordinate i a step along it gains f(x_(t-1)) - f(x_t) >= g_i²/(2 L_i).")
          .from("Beck and Tetruashvili 2013, section 3")
          .tight()
          .worst(on(1, -2, 4).atTheEnd().atLeast(t -> 1))
          .also(on(1, -2, 4).atLeast(t -> 1), on(-1, 0.5, 2).atLeast(t -> 1))
          .exceededBy(Inexact.SHORT, Inexact.LONG, Order.LAST_FORGOTTEN)
          .missedBy(Order.ALL, Inexact.FAR);

  private CoordinateDecrease() {}

  private static double gain(Course course, int t) {
    int i = (t - 1) % MATRIX.length;
    double slope = course.gradient(t - 1).get(i);
    return (course.gap(t - 1) - course.gap(t)) * 2 * MATRIX[i][i] / (slope * slope);
  }

  private static Instance.Draft on(double... start) {
    return Instance.on(new DenseQuadratic("coupled[4,2,1]", MATRIX))
        .from(start)
        .steps(6)
        .measuring("the gain times 2 L_i/g_i²", CoordinateDecrease::gain);
  }
}
