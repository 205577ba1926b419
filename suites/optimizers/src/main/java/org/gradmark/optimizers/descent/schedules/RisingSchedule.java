package org.gradmark.optimizers.descent.schedules;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.descent.nonsmooth.Scaling;

/**
 * Linear decay the wrong way round: the exact worst case of the last iterate.
 *
 * <ul>
 *   <li><b>Class</b>: convex, M-Lipschitz; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: {@code x_t = x_(t-1) - lr_t g_t}, the five rates of linear decay in reverse
 *       order, {@code lr_t = R t/(M (n+1)^(3/2))}
 *   <li><b>Guarantee</b>: {@code f(x_5) - f* <= 0.5609 M R}, where the right order has 0.4082,
 *       tight
 *   <li><b>Reference</b>: exact worst case by performance estimation, derived here
 *   <li><b>Worst instance</b>: the one that performance estimation finds, replayed
 * </ul>
 */
public final class RisingSchedule {

  private static final ExactSchedule SCHEDULE =
      new ExactSchedule(
          "subgradient-rising-steps", (p, t) -> t / Math.pow(p.parameter("n") + 1, 1.5));

  public static final Theorem THEOREM =
      Theorem.named("SGD-62", "rising-schedule-last-iterate")
          .says(
              "On convex M-Lipschitz functions, after five steps with the rates R t/(M 6^(3/2)), which rise, the last iterate has f(x_5) - f* <= 0.5609 M R.")
          .from("exact worst case by performance estimation, derived here")
          .tight()
          .worst(SCHEDULE.replay())
          .also(SCHEDULE.flat(), SCHEDULE.rising(), SCHEDULE.steep())
          .exceededBy(CommonMistakes.ASCENT, Mistake.scheduleIgnored(), Scaling.HALVED)
          .missedBy(Mistake.scheduleIgnored(), Scaling.DOUBLED);

  private RisingSchedule() {}
}
