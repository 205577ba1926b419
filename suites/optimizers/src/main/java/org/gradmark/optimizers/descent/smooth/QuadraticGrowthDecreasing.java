package org.gradmark.optimizers.descent.smooth;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.DOUBLED;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import org.gradmark.core.problem.Huber;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * The best decreasing steps on convex functions below a parabola.
 *
 * <ul>
 *   <li><b>Class</b>: convex, {@code f - f* <= L/2 ||x - x*||²}; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: {@code x_t = x_(t-1) - g/(L u_t)}, {@code u_0 = 1}, {@code u_t = u_(t-1)/2 +
 *       sqrt(u_(t-1)²/4 + 2)}
 *   <li><b>Guarantee</b>: {@code f(x_n) - f* <= L R²/(2 u_n)}, tight
 *   <li><b>Reference</b>: Goujaud, Taylor, Dieuleveut, Optimal first-order methods for convex
 *       functions with a quadratic upper bound, 2022, conjecture A.3; exact for this many steps by
 *       performance estimation
 *   <li><b>Worst instance</b>: the Huber function with threshold {@code R/u_n}, because {@code u_n
 *       = 1 + 2 sum 1/u_t}
 * </ul>
 */
public final class QuadraticGrowthDecreasing {

  private static final double L = 4;
  private static final int N = 10;

  public static final Theorem THEOREM =
      Theorem.named("SGD-22", "quadratic-growth-decreasing")
          .says(
              "On convex functions with f - f* <= L/2 ||x - x*||², rates 1/(L u_t) with u_t = u_(t-1)/2 + sqrt(u_(t-1)²/4 + 2): f(x_n) - f* <= L R²/(2 u_n).")
          .from("Goujaud, Taylor, Dieuleveut 2022, conjecture A.3, exact value by PEPit")
          .tight()
          .worst(
              Instance.on(new Huber(L, 1 / u(N), 1))
                  .from(1)
                  .with(LEARNING_RATE, 1 / L)
                  .schedule(t -> 1 / u(t))
                  .steps(N)
                  .measuring("f(x_t) - f*", Course::gap)
                  .atMost(t -> L / (2 * u(t))))
          .exceededBy(CommonMistakes.ASCENT, HALVED, CommonMistakes.CLIPPED)
          .missedBy(DOUBLED, Mistake.scheduleIgnored())
          .confirmedBy(
              "gradient-descent-quadratic-growth-decreasing",
              p -> p.get("L") / (2 * u(p.get("n").intValue())));

  private QuadraticGrowthDecreasing() {}

  private static double u(int n) {
    double u = 1;
    for (int t = 1; t <= n; t++) {
      u = u / 2 + Math.sqrt(u * u / 4 + 2);
    }
    return u;
  }
}
