package org.gradmark.optimizers.mirror.averaged;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.Ball;
import org.gradmark.core.problem.Constrained;
import org.gradmark.core.problem.Linear;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.mirror.online.Adversaries;
import org.gradmark.optimizers.mirror.online.Losses;

/**
 * Dual averaging with a constant rate: follow the regularized leader, linearised.
 *
 * <ul>
 *   <li><b>Class</b>: convex, M-Lipschitz losses; a set within distance D of the start
 *   <li><b>Method</b>: {@code x_t = P(x_0 - eta (g_1 + ... + g_t))}, {@code eta = D/(M sqrt(n))}
 *   <li><b>Guarantee</b>: regret after t rounds {@code <= D²/(2 eta) + eta t M²/2}, which is {@code
 *       M D sqrt(n)} after n; tight
 *   <li><b>Reference</b>: Shalev-Shwartz, Online learning and online convex optimization, 2012,
 *       section 2.3, with the constant of linear losses: Orabona 2019, chapter 7
 *   <li><b>Worst instance</b>: slopes {@code -M e_t} on a ball, from {@code -D/(2 sqrt(n))
 *       (1,...,1)} on its sphere
 * </ul>
 */
public final class Regret {

  private static final double M = 2;
  private static final double D = 1;
  private static final int N = 4;
  private static final double ETA = D / (M * 2);

  public static final Theorem THEOREM =
      Theorem.named("DUALAVG-11", "regularized-leader-regret")
          .says(
              "On M-Lipschitz convex losses over a set within D of the start, with rate eta = D/(M sqrt(n)): the regret after t rounds is <= D²/(2 eta) + eta t M²/2, and M D sqrt(n) after n.")
          .from("Shalev-Shwartz 2012, section 2.3; Orabona 2019, chapter 7")
          .tight()
          .worst(
              on("orthogonal losses", new Ball(D / 2, N))
                  .from(-0.25, -0.25, -0.25, -0.25)
                  .facing(Adversaries.orthogonal(M, new Ball(D / 2, N)))
                  .measuring("regret", (c, t) -> Losses.regretOnBall(c, t, D / 2))
                  .atMost(t -> D * D / (2 * ETA) + ETA * t * M * M / 2))
          .also(
              on("constant losses", new Ball(D / 2, 1))
                  .from(-D / 2)
                  .facing(Adversaries.slopes(new Ball(D / 2, 1), -M))
                  .measuring("regret", (c, t) -> Losses.regretOnBall(c, t, D / 2))
                  .atMost(t -> D * D / (2 * ETA) + ETA * t * M * M / 2))
          .exceededBy(CommonMistakes.ASCENT, AveragingMistakes.SUM_LOST, AveragingMistakes.MEAN)
          .missedBy(AveragingMistakes.START_FORGOTTEN)
          .confirmedBy(
              "follow-the-regularized-leader",
              p -> p.get("M") * p.get("D") * Math.sqrt(p.get("n")));

  private Regret() {}

  private static Instance.Draft on(String name, Ball set) {
    Linear any = new Linear(new double[set.dimension()]);
    return Instance.on(Constrained.unsolved(any, set))
        .named(name + " on " + set.name())
        .with(LEARNING_RATE, ETA)
        .steps(N);
  }
}
