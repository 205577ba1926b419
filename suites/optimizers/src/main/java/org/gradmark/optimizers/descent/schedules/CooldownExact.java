package org.gradmark.optimizers.descent.schedules;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.descent.nonsmooth.Scaling;

/**
 * A constant rate with a linear cooldown: the exact worst case of the last iterate.
 *
 * <ul>
 *   <li><b>Class</b>: convex, M-Lipschitz; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: {@code x_t = x_(t-1) - lr_t g_t}, 5 steps of rate {@code R/(2 M)}, the last
 *       of which shrink: 1, 1, 3/4, 1/2, 1/4
 *   <li><b>Guarantee</b>: {@code f(x_5) - f* <= 0.4714 M R}, tight
 *   <li><b>Reference</b>: exact worst case by performance estimation, derived here
 *   <li><b>Worst instance</b>: the one that performance estimation finds, replayed
 * </ul>
 */
public final class CooldownExact {

  private static final ExactSchedule SCHEDULE =
      new ExactSchedule(
          "subgradient-cooldown",
          (p, t) ->
              p.parameter("gamma")
                  * p.parameter("M")
                  * Math.min(1, (p.parameter("n") + 1 - t) / (p.parameter("cooldown") + 1)));

  public static final Theorem THEOREM =
      Theorem.named("SGD-61", "cooldown-last-iterate")
          .says(
              "On convex M-Lipschitz functions, after five steps with rates R/(2 M) times 1, 1, 3/4, 1/2, 1/4, the last iterate has f(x_5) - f* <= 0.4714 M R.")
          .from("exact worst case by performance estimation, derived here")
          .tight()
          .worst(SCHEDULE.replay())
          .also(SCHEDULE.flat(), SCHEDULE.rising(), SCHEDULE.steep())
          .exceededBy(CommonMistakes.ASCENT, Mistake.scheduleIgnored(), Scaling.HALVED)
          .missedBy(Mistake.scheduleIgnored(), Scaling.DOUBLED);

  private CooldownExact() {}
}
