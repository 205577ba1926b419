package org.gradmark.optimizers.mirror.averaged;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.contract.Oracle;
import org.gradmark.core.problem.Ball;
import org.gradmark.core.problem.Constrained;
import org.gradmark.core.problem.Linear;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.mirror.online.Losses;

/**
 * A counterexample: with a rate that is too large, dual averaging follows the leader.
 *
 * <ul>
 *   <li><b>Class</b>: linear 1-Lipschitz losses on [-1, 1]
 *   <li><b>Method</b>: {@code x_t = P(-eta (g_1 + ... + g_t))}, {@code eta >= 2}
 *   <li><b>Guarantee</b>: regret {@code >= t - 1/2} on the instance: linear; tight
 *   <li><b>Reference</b>: Shalev-Shwartz, Online learning and online convex optimization, 2012,
 *       example 2.2
 *   <li><b>Worst instance</b>: slopes 1/2, -1, 1, -1, ...: the sum is always half on one side, and
 *       the player on the wrong one
 * </ul>
 */
public final class LeaderFollowed {

  private static final Ball SET = new Ball(1, 1);

  public static final Theorem THEOREM =
      Theorem.named("DUALAVG-14", "leader-followed")
          .says(
              "On slopes 1/2, -1, 1, -1, ... over [-1, 1], with a rate of at least 2: the regret is t - 1/2 after every round t.")
          .from("Shalev-Shwartz 2012, example 2.2")
          .tight()
          .worst(linear(draft(16).atTheEnd()))
          .also(linear(draft(16)), linear(draft(2)))
          .exceededBy(AveragingMistakes.ONE_LATE, AveragingMistakes.MEAN)
          .missedBy(AveragingMistakes.ONE_LATE);

  private LeaderFollowed() {}

  private static Instance.Draft draft(double rate) {
    return Instance.on(Constrained.unsolved(new Linear(0), SET))
        .named("alternating losses on " + SET.name() + " with rate " + rate)
        .from(0)
        .with(LEARNING_RATE, rate)
        .steps(12)
        .facing(LeaderFollowed::loss);
  }

  private static Instance linear(Instance.Draft draft) {
    return draft.measuring("regret", (c, t) -> Losses.regretOnBall(c, t, 1)).atLeast(t -> t - 0.5);
  }

  private static Oracle loss(int t) {
    return Constrained.unsolved(new Linear(t == 1 ? 0.5 : t % 2 == 0 ? -1 : 1), SET);
  }
}
