package org.gradmark.optimizers.proximal.estimate;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.proximal.wrong.WrongRate;

/**
 * The accelerated proximal point method: how its estimate shrinks.
 *
 * <ul>
 *   <li><b>Class</b>: convex, not necessarily differentiable
 *   <li><b>Method</b>: Güler's, with step sizes {@code g_t}
 *   <li><b>Guarantee</b>: {@code f(x_n) - f* <= (1 - a_1) ... (1 - a_n) (f(x_0) - f* + A_0/2 ||x_0
 *       - x*||²)}, upper
 *   <li><b>Reference</b>: Güler, New proximal point algorithms for convex minimization, SIAM
 *       Journal on Optimization 2, 1992; derived here: {@code f(x) - f* + A/2 ||v - x*||²} shrinks
 *       by 1 - a at every step
 *   <li><b>Worst instance</b>: {@code M |x|} ({@link Slope})
 * </ul>
 */
public final class EstimateDecay {

  private static final int N = 12;

  public static final Theorem THEOREM =
      Theorem.named("GULER-13", "estimate-decay")
          .says(
              "On convex functions: f(x_n) - f* <= (1 - a_1) ... (1 - a_n) (f(x_0) - f* + A_0/2 ||x_0 - x*||²).")
          .from("Güler 1992; derived here")
          .upper(0.8)
          .worst(on(Slope.worst(N, Slope.A0)))
          .also(on(Slope.worst(4, Slope.A0)), on(0.25))
          .exceededBy(
              Mistake.neverKept("v", "the estimate's minimiser"),
              Mistake.neverKept("A", "the estimate's curvature"),
              WrongRate.HALVED)
          .confirmedBy("accelerated-proximal-point", p -> Slope.way(4, p.get("A0")).share());

  private EstimateDecay() {}

  private static Instance on(double slope) {
    return Slope.draft(N, slope)
        .measuring("f(x_t) - f*", Course::gap)
        .atMost(t -> Slope.way(t, Slope.A0).share() * (slope + Slope.A0 / 2));
  }
}
