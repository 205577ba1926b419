package org.gradmark.optimizers.proximal.estimate;

import static org.gradmark.core.rule.Hyperparameter.INITIAL_CURVATURE;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.proximal.wrong.WrongRate;

/**
 * The accelerated proximal point method: the exact worst value.
 *
 * <ul>
 *   <li><b>Class</b>: convex, not necessarily differentiable
 *   <li><b>Method</b>: Güler's, with step sizes {@code g_t}
 *   <li><b>Guarantee</b>: {@code f(x_n) - f* <= T_n (f(x_0) - f* + A_0/2 ||x_0 - x*||²)} with
 *       {@code T_n = max_M M (1 - M S_n)/(M + A_0/2)}, {@code S_n} the way of n steps on a unit
 *       slope; tight: confirmed by performance estimation
 *   <li><b>Reference</b>: performance estimation of the method of Güler, New proximal point
 *       algorithms for convex minimization, 1992; formula derived here
 *   <li><b>Worst instance</b>: {@code M |x|} ({@link Slope})
 * </ul>
 */
public final class ExactValue {

  private static final int N = 4;

  public static final Theorem THEOREM =
      Theorem.named("GULER-11", "exact-value")
          .says(
              "On convex functions: f(x_n) - f* <= T_n (f(x_0) - f* + A_0/2 ||x_0 - x*||²), T_n = max_M M (1 - M S_n)/(M + A_0/2), S_n the way of n steps on a unit slope.")
          .from("performance estimation of the method of Güler 1992; formula derived here")
          .tight()
          .worst(on(Slope.worst(N, Slope.A0)))
          .also(on(0.25))
          .exceededBy(
              WrongRate.HALVED,
              Mistake.neverKept("v", "the estimate's minimiser"),
              Mistake.scheduleIgnored())
          .missedBy(WrongRate.DOUBLED, Mistake.hardCoded(INITIAL_CURVATURE, 1))
          .confirmedBy("accelerated-proximal-point", p -> Slope.exact(N, p.get("A0")));

  private ExactValue() {}

  private static Instance on(double slope) {
    return Slope.draft(N, slope)
        .measuring("f(x_t) - f*", Course::gap)
        .atMost(t -> Slope.exact(t, Slope.A0) * (slope + Slope.A0 / 2));
  }
}
