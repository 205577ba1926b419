package org.gradmark.optimizers.linesearch.conjugate;

import org.gradmark.core.problem.NesterovWorst;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.linesearch.exact.Inexact;

/**
 * Conjugate gradients on convex quadratics, however badly conditioned.
 *
 * <ul>
 *   <li><b>Class</b>: quadratics with curvatures in [0, L]; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: conjugate gradients
 *   <li><b>Guarantee</b>: {@code f(x_n) - f* <= L R²/(2 (2n + 1)²)}, tight
 *   <li><b>Reference</b>: Nemirovsky, Information-based complexity of linear operator equations,
 *       Journal of Complexity 8, 1992; bound and worst start also derived here, by duality
 *   <li><b>Worst instance</b>: curvatures {@code L cos²(j pi/(2n + 1))}, j = 0 ... n, where {@code
 *       sqrt(l) q(l)} is largest for the best q, and {@code x_j² ~ l_j^(-3/2)/prod |l_j - l_i|}
 * </ul>
 */
public final class SmoothQuadratics {

  private static final double L = 4;
  private static final int N = 3;

  public static final Theorem THEOREM =
      Theorem.named("CG-13", "smooth-quadratics")
          .says("On convex quadratics with curvatures up to L: f(x_n) - f* <= L R²/(2 (2n + 1)²).")
          .from("Nemirovsky 1992; bound and worst start derived here")
          .tight()
          .worst(on(Quadratic.of(curvatures()), start()))
          .also(
              on(new NesterovWorst(L, 0, 9), new double[9]),
              on(Quadratic.of(0.0625, 0.25, 1, L), 8, 4, 1, 0.5))
          .exceededBy(Directions.NO_CONJUGATION, Directions.NOT_SQUARED, Inexact.SHORT)
          .missedBy(Directions.INVERTED);

  private SmoothQuadratics() {}

  private static double[] curvatures() {
    double[] curvatures = new double[N + 1];
    for (int j = 0; j <= N; j++) {
      curvatures[j] = L * Math.pow(Math.cos(j * Math.PI / (2 * N + 1)), 2);
    }
    return curvatures;
  }

  private static double[] start() {
    double[] curvatures = curvatures();
    double[] start = new double[N + 1];
    for (int j = 0; j <= N; j++) {
      double product = Math.pow(curvatures[j], 1.5);
      for (int i = 0; i <= N; i++) {
        product *= i == j ? 1 : Math.abs(curvatures[j] - curvatures[i]);
      }
      start[j] = 1 / Math.sqrt(product);
    }
    return start;
  }

  private static Instance on(Problem problem, double... start) {
    double radius = Course.distance(new Values(Shape.of(start.length), start), problem.minimiser());
    return Instance.on(problem)
        .from(start)
        .steps(N)
        .measuring("f(x_t) - f*", Course::gap)
        .atMost(t -> L * radius * radius / (2 * Math.pow(2 * t + 1, 2)));
  }
}
