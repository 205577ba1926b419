package org.gradmark.optimizers.mirror.averaged;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.Ball;
import org.gradmark.core.problem.Constrained;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Replay;
import org.gradmark.core.theorem.Theorem;

/**
 * The mean iterate of dual averaging with rates that fall: its exact worst case.
 *
 * <ul>
 *   <li><b>Class</b>: convex, M-Lipschitz; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: {@code x_t = x_0 - R/(M sqrt(t)) (g_1 + ... + g_t)}; the mean of {@code x_0,
 *       ..., x_3}
 *   <li><b>Guarantee</b>: {@code f(mean) - f* <= 0.6116 M R}, tight
 *   <li><b>Reference</b>: exact worst case by performance estimation; the bound of {@link
 *       AnytimeRegret}, divided by 4, is 0.627 M R (Nesterov, Primal-dual subgradient methods for
 *       convex problems, 2009)
 *   <li><b>Worst instance</b>: the stored one, in three dimensions
 * </ul>
 */
public final class ExactMean {

  private static final String DATA = "dual-averaging";

  public static final Theorem THEOREM =
      Theorem.named("DUALAVG-16", "exact-mean")
          .says(
              "On convex M-Lipschitz functions, with rates R/(M sqrt(t)): dual averaging's mean of four points has f - f* <= 0.6116 M R.")
          .from("derived here: exact worst case by performance estimation; method of Nesterov 2009")
          .tight()
          .worst(ExactMean::worst)
          .exceededBy(
              AveragingMistakes.AGILE,
              AveragingMistakes.ONE_LATE,
              AveragingMistakes.MEAN,
              Mistake.scheduleIgnored())
          .missedBy(AveragingMistakes.SUM_LOST)
          .confirmedBy(DATA, p -> 0.6116 * p.get("M"));

  private ExactMean() {}

  private static Instance worst(ReferenceData data) {
    Replay replay = Replay.of(data, DATA);
    double m = replay.worstCase().parameter("M");
    int n = (int) replay.worstCase().parameter("n");
    Ball everything = new Ball(64, replay.minimiser().size());
    double r = Course.distance(replay.worstCase().start(), replay.minimiser());
    return Instance.on(Constrained.of(replay, everything, replay.minimiser()))
        .from(replay.worstCase().start())
        .with(LEARNING_RATE, 1 / m)
        .schedule(t -> 1 / Math.sqrt(t))
        .steps(n)
        .measuring("f(mean) - f*", (c, t) -> c.gap(c.mean(0, t - 1)))
        .atTheEnd()
        .atMost(t -> 0.6116 * m * r);
  }
}
