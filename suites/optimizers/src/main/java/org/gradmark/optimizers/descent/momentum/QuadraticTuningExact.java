package org.gradmark.optimizers.descent.momentum;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.core.rule.Hyperparameter.MOMENTUM;
import static org.gradmark.optimizers.descent.momentum.WrongMomentum.VELOCITY_LOST;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Replay;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * How far heavy ball with the parameters that are best on quadratics is thrown on other functions.
 *
 * <ul>
 *   <li><b>Class</b>: L-smooth, mu-strongly convex, L = 4, mu = 1/16; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: {@code v = b v + h g_t}, {@code x_(t+1) = x_t - v}, twelve steps of {@code h
 *       = 4/(sqrt(L) + sqrt(mu))²}, {@code b = ((sqrt(L) - sqrt(mu))/(sqrt(L) + sqrt(mu)))²}
 *   <li><b>Guarantee</b>: {@code ||x_12 - x*||² <= 1869.3 R²}, tight
 *   <li><b>Reference</b>: exact worst case by performance estimation (PEPit); Lessard, Recht,
 *       Packard 2016, section 4.6
 *   <li><b>Worst instance</b>: the one that performance estimation finds, replayed: it answers at
 *       the points of the right method only
 * </ul>
 */
public final class QuadraticTuningExact {

  public static final Theorem THEOREM =
      Theorem.named("MOMENTUM-18", "quadratic-tuning-exact")
          .in("paper", "rate-outside")
          .says(
              "On 4-smooth 1/16-strongly convex functions, with the parameters that are best on quadratics: ||x_12 - x*||² <= 1869.3 R², and this is reached.")
          .from(
              "exact worst case by performance estimation (PEPit); Lessard, Recht, Packard 2016, section 4.6")
          .twoSided()
          .worst(
              data -> {
                Replay f = Replay.of(data, "heavy-ball-quadratic-tuning");
                double l = f.worstCase().parameter("L");
                double mu = f.worstCase().parameter("mu");
                return Instance.on(f)
                    .from(f.worstCase().start())
                    .with(LEARNING_RATE, 4 / Math.pow(Math.sqrt(l) + Math.sqrt(mu), 2))
                    .with(
                        MOMENTUM,
                        Math.pow(
                            (Math.sqrt(l) - Math.sqrt(mu)) / (Math.sqrt(l) + Math.sqrt(mu)), 2))
                    .steps((int) f.worstCase().parameter("n"))
                    .measuring("||x_t - x*||²", (course, t) -> Math.pow(course.distance(t), 2))
                    .atTheEnd()
                    .atMost((course, t) -> f.worstCase().value());
              })
          .exceededBy(CommonMistakes.ASCENT)
          .missedBy(VELOCITY_LOST, Mistake.hardCoded(MOMENTUM, 0.9));

  private QuadraticTuningExact() {}
}
