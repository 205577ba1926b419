package org.gradmark.optimizers.proximal.estimate;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.proximal.wrong.WrongRate;

/**
 * The accelerated proximal point method: the rate of its paper.
 *
 * <ul>
 *   <li><b>Class</b>: convex, not necessarily differentiable
 *   <li><b>Method</b>: Güler's, with step sizes {@code g_t}
 *   <li><b>Guarantee</b>: {@code f(x_n) - f* <= 4/(A_0 (sum sqrt(g_t))²) (f(x_0) - f* + A_0/2 ||x_0
 *       - x*||²)}, upper
 *   <li><b>Reference</b>: Güler, New proximal point algorithms for convex minimization, SIAM
 *       Journal on Optimization 2, 1992, theorem 2.3
 *   <li><b>Worst instance</b>: {@code M |x|} ({@link Slope})
 * </ul>
 */
public final class RootSum {

  private static final int N = 12;

  public static final Theorem THEOREM =
      Theorem.named("GULER-12", "root-sum")
          .says(
              "On convex functions: f(x_n) - f* <= 4/(A_0 (sum sqrt(g_t))²) (f(x_0) - f* + A_0/2 ||x_0 - x*||²).")
          .from("Güler 1992, theorem 2.3")
          .upper(0.6)
          .worst(on(Slope.worst(N, Slope.A0)))
          .also(on(Slope.worst(4, Slope.A0)), on(0.25), on(0.03125), on(0.0625))
          .exceededBy(
              Mistake.neverKept("v", "the estimate's minimiser"),
              Mistake.neverKept("A", "the estimate's curvature"),
              WrongRate.HALVED)
          .confirmedBy("accelerated-proximal-point", p -> rate(4, p.get("A0")));

  private RootSum() {}

  private static double rate(int n, double curvature) {
    double sum = 0;
    for (int t = 1; t <= n; t++) {
      sum += Math.sqrt(Slope.rate(t));
    }
    return 4 / (curvature * sum * sum);
  }

  private static Instance on(double slope) {
    return Slope.draft(N, slope)
        .measuring("f(x_t) - f*", Course::gap)
        .atMost(t -> rate(t, Slope.A0) * (slope + Slope.A0 / 2));
  }
}
