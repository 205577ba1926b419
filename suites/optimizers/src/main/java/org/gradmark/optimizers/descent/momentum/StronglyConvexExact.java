package org.gradmark.optimizers.descent.momentum;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.core.rule.Hyperparameter.MOMENTUM;
import static org.gradmark.optimizers.descent.momentum.WrongMomentum.VELOCITY_LOST;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Replay;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Heavy ball on smooth strongly convex functions, exactly.
 *
 * <ul>
 *   <li><b>Class</b>: L-smooth, mu-strongly convex, L = 4, mu = 1/4
 *   <li><b>Method</b>: {@code v = b v + h g_t}, {@code x_(t+1) = x_t - v}, five steps of {@code h =
 *       3/16}, {@code b = sqrt((1 - h mu)(1 - h L))}
 *   <li><b>Guarantee</b>: {@code f(x_5) - f* <= 0.44336 (f(x_0) - f*)}, tight: 0.56 of the theorem
 *       of Ghadimi, Feyzmahdavian and Johansson
 *   <li><b>Reference</b>: exact worst case by performance estimation (PEPit); Ghadimi,
 *       Feyzmahdavian, Johansson 2015
 *   <li><b>Worst instance</b>: the one that performance estimation finds, replayed: it answers at
 *       the points of the right method only
 * </ul>
 */
public final class StronglyConvexExact {

  public static final Theorem THEOREM =
      Theorem.named("MOMENTUM-12", "strongly-convex-exact")
          .in("paper", "rate-outside")
          .says(
              "On 4-smooth 1/4-strongly convex functions, h = 3/16, momentum sqrt((1 - h mu)(1 - hL)): f(x_5) - f* <= 0.44336 (f(x_0) - f*).")
          .from(
              "exact worst case by performance estimation (PEPit); Ghadimi, Feyzmahdavian, Johansson 2015")
          .tight()
          .worst(
              data -> {
                Replay f = Replay.of(data, "heavy-ball-momentum");
                double l = f.worstCase().parameter("L");
                double mu = f.worstCase().parameter("mu");
                return Instance.on(f)
                    .from(f.worstCase().start())
                    .with(LEARNING_RATE, f.worstCase().parameter("alpha"))
                    .with(MOMENTUM, f.worstCase().parameter("beta"))
                    .steps((int) f.worstCase().parameter("n"))
                    .measuring("f(x_t) - f*", Course::gap)
                    .atTheEnd()
                    .atMost((course, t) -> f.worstCase().value());
              })
          .exceededBy(CommonMistakes.ASCENT)
          .missedBy(VELOCITY_LOST, Mistake.hardCoded(MOMENTUM, 0.9));

  private StronglyConvexExact() {}
}
