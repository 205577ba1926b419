package org.gradmark.optimizers.descent.smooth;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.DOUBLED;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import org.gradmark.core.problem.Huber;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Silver steps on smooth convex functions: long steps now and then beat every constant one.
 *
 * <ul>
 *   <li><b>Class</b>: convex, L-smooth; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: {@code x_t = x_(t-1) - (h_t/L) g}, {@code h_t = 1 + s^(v-1)}, {@code s = 1 +
 *       sqrt(2)}, {@code 2^v} the largest power of 2 that divides t
 *   <li><b>Guarantee</b>: {@code f(x_n) - f* <= L R²/(4 s^k - 2)} after {@code n = 2^k - 1} steps,
 *       k from 1 to 3, tight; the published upper bound is {@code L R²/(1 + sqrt(4 s^(2k) - 3))}
 *   <li><b>Reference</b>: Altschuler and Parrilo, Acceleration by stepsize hedging II: silver
 *       stepsize schedule for smooth convex optimization, 2023, theorem 1.1; the exact value by
 *       performance estimation
 *   <li><b>Worst instance</b>: the Huber function with threshold {@code R/(2 s^k - 1)}, because the
 *       steps sum to {@code s^k - 1}
 * </ul>
 */
public final class SilverSteps {

  private static final double L = 4;
  private static final int N = 7;
  private static final double SILVER = 1 + Math.sqrt(2);

  public static final Theorem THEOREM =
      Theorem.named("SGD-23", "silver-steps")
          .says(
              "On convex L-smooth functions, silver steps, n = 2^k - 1 <= 7: f(x_n) - f* <= L R²/(4 s^k - 2) with s = 1 + sqrt(2).")
          .from("Altschuler and Parrilo 2023, part II, theorem 1.1, exact value by PEPit")
          .tight()
          .worst(on(new Huber(L, 1 / (2 * Math.pow(SILVER, 3) - 1), 1)))
          .also(on(Quadratic.of(L)), on(new Huber(L, 1 / (2 * SILVER - 1), 1)))
          .exceededBy(CommonMistakes.ASCENT, HALVED, Mistake.scheduleIgnored())
          .missedBy(DOUBLED)
          .confirmedBy("gradient-descent-silver-convex", p -> bound(p.get("L"), p.get("n")));

  private SilverSteps() {}

  private static Instance on(Problem problem) {
    return Instance.on(problem)
        .from(1)
        .with(LEARNING_RATE, 1 / L)
        .schedule(SilverSteps::step)
        .steps(N)
        .measuring("f(x_t) - f*", Course::gap)
        .atMost(t -> Integer.bitCount(t + 1) == 1 ? bound(L, t) : Double.POSITIVE_INFINITY);
  }

  private static double step(int t) {
    return 1 + Math.pow(SILVER, Integer.numberOfTrailingZeros(t) - 1);
  }

  private static double bound(double l, double n) {
    double k = Math.log(n + 1) / Math.log(2);
    return l / (4 * Math.pow(SILVER, k) - 2);
  }
}
