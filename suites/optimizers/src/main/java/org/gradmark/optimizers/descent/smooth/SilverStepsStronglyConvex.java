package org.gradmark.optimizers.descent.smooth;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.DOUBLED;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Silver steps on smooth strongly convex functions.
 *
 * <ul>
 *   <li><b>Class</b>: L-smooth, mu-strongly convex
 *   <li><b>Method</b>: {@code x_t = x_(t-1) - (h_t/L) g} where the schedule of 2n steps is the one
 *       of n without its last step, {@code p(y)}, the same again, {@code p(z)}; {@code p(w) = (1 +
 *       w L/mu)/(1 + w)}; y and z are the last z divided and multiplied by {@code 1 - z + sqrt(1 +
 *       (1 - z)²)}; one step is {@code p(mu/L)}
 *   <li><b>Guarantee</b>: {@code ||x_n - x*|| <= (1 - z_k)/(1 + z_k) ||x_0 - x*||} after {@code n =
 *       2^k} steps with the last z, {@code z_k}, tight
 *   <li><b>Reference</b>: Altschuler and Parrilo, Acceleration by stepsize hedging I: multi-step
 *       descent and the silver stepsize schedule, 2023, section 3 and theorem 4.1; PEPit
 *   <li><b>Worst instance</b>: the quadratic with curvatures mu and L: both are left with the same
 *       share
 * </ul>
 */
public final class SilverStepsStronglyConvex {

  private static final double L = 4;
  private static final double MU = 0.25;
  private static final Silver FOUR = Silver.steps(MU / L, 2);

  public static final Theorem THEOREM =
      Theorem.named("SGD-24", "silver-steps-strongly-convex")
          .says(
              "On L-smooth mu-strongly convex functions, silver steps, n = 2^k: ||x_n - x*|| <= (1 - z_k)/(1 + z_k) ||x_0 - x*||.")
          .from("Altschuler and Parrilo 2023, part I, theorem 4.1")
          .tight()
          .worst(from(1, 1))
          .also(from(1, 0), from(0, 1))
          .exceededBy(CommonMistakes.ASCENT, HALVED, Mistake.scheduleIgnored())
          .missedBy(DOUBLED)
          .confirmedBy(
              "gradient-descent-silver-strongly-convex",
              p -> {
                int k = Integer.numberOfTrailingZeros(p.get("n").intValue());
                return Math.pow(Silver.steps(p.get("mu") / p.get("L"), k).rate(), 2);
              });

  private SilverStepsStronglyConvex() {}

  /**
   * A schedule of {@code 2^k} steps.
   *
   * @param steps h_t, in units of 1/L
   * @param z what the schedule makes of mu/L
   */
  private record Silver(double[] steps, double z) {

    static Silver steps(double share, int doublings) {
      double[] steps = {step(share, share)};
      double z = share;
      for (int k = 0; k < doublings; k++) {
        double eta = 1 - z;
        double stretch = eta + Math.sqrt(1 + eta * eta);
        int length = steps.length;
        double[] twice = new double[2 * length];
        System.arraycopy(steps, 0, twice, 0, length - 1);
        System.arraycopy(steps, 0, twice, length, length - 1);
        twice[length - 1] = step(z / stretch, share);
        z *= stretch;
        twice[2 * length - 1] = step(z, share);
        steps = twice;
      }
      return new Silver(steps, z);
    }

    private static double step(double y, double share) {
      return (1 + y / share) / (1 + y);
    }

    double rate() {
      return (1 - z) / (1 + z);
    }
  }

  private static Instance from(double... start) {
    return Instance.on(Quadratic.of(MU, L))
        .from(start)
        .with(LEARNING_RATE, 1 / L)
        .schedule(t -> FOUR.steps()[t - 1])
        .steps(FOUR.steps().length)
        .measuring("||x_t - x*||", Course::distance)
        .atTheEnd()
        .atMost((course, t) -> FOUR.rate() * course.distance(0));
  }
}
