package org.gradmark.optimizers.mirror.averaged;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.Ball;
import org.gradmark.core.problem.Constrained;
import org.gradmark.core.problem.Linear;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.mirror.online.Adversaries;
import org.gradmark.optimizers.mirror.online.Losses;

/**
 * Dual averaging that does not know the horizon.
 *
 * <ul>
 *   <li><b>Class</b>: convex, M-Lipschitz losses; regret against points within R of the start
 *   <li><b>Method</b>: {@code x_t = P(x_0 - eta_t (g_1 + ... + g_t))}, {@code eta_t = R/(M
 *       sqrt(t))}
 *   <li><b>Guarantee</b>: regret {@code <= R²/(2 eta_(t-1)) + M²/2 (eta_1 + eta_1 + eta_2 + ... +
 *       eta_(t-1))} after every round t: the last regularizer may be that of the last move, and the
 *       first move is anybody's; upper
 *   <li><b>Reference</b>: Nesterov, Primal-dual subgradient methods for convex problems, 2009,
 *       section 2; Orabona 2019, chapter 7
 *   <li><b>Worst instance</b>: slopes {@code -M e_t}: the regret is {@code M R sqrt(t)}, 0.74 of
 *       the bound after eight rounds
 * </ul>
 */
public final class AnytimeRegret {

  private static final double M = 2;
  private static final double R = 0.5;
  private static final int N = 8;

  public static final Theorem THEOREM =
      Theorem.named("DUALAVG-12", "anytime-regret")
          .says(
              "On M-Lipschitz convex losses, with rates eta_t = R/(M sqrt(t)): the regret against points within R of the start is <= R²/(2 eta_(t-1)) + M²/2 (eta_1 + eta_1 + ... + eta_(t-1)) after every round t.")
          .from("Nesterov 2009, theorem 1; Orabona 2019, chapter 7")
          .upper(0.7)
          .worst(bounded(orthogonal().atTheEnd()))
          .also(
              bounded(orthogonal()),
              bounded(line(-M)),
              bounded(line(-M, M)),
              bounded(line(M, M, M, -M, -M, -M, -M)))
          .exceededBy(CommonMistakes.ASCENT, AveragingMistakes.SUM_LOST, Mistake.scheduleIgnored())
          .confirmedBy("dual-averaging", p -> mean(p.get("M"), p.get("n").intValue()));

  private AnytimeRegret() {}

  private static Instance.Draft orthogonal() {
    Ball set = new Ball(R, N);
    return on("orthogonal losses", set).from(new double[N]).facing(Adversaries.orthogonal(M, set));
  }

  private static Instance.Draft line(double... slopes) {
    Ball set = new Ball(R, 1);
    return on(slopes.length + " slopes", set).from(0).facing(Adversaries.slopes(set, slopes));
  }

  private static Instance bounded(Instance.Draft draft) {
    return draft
        .measuring("regret", (c, t) -> Losses.regretOnBall(c, t, R))
        .atMost(AnytimeRegret::bound);
  }

  private static Instance.Draft on(String name, Ball set) {
    Linear any = new Linear(new double[set.dimension()]);
    return Instance.on(Constrained.unsolved(any, set))
        .named(name + " on " + set.name())
        .with(LEARNING_RATE, R / M)
        .schedule(t -> 1 / Math.sqrt(t))
        .steps(N);
  }

  private static double bound(int t) {
    return M * R * (root(t - 1) + Losses.sum(t, s -> 1 / root(s - 1))) / 2;
  }

  private static double root(int t) {
    return Math.sqrt(Math.max(t, 1));
  }

  /** Of n equal losses the mean point has at most the mean regret; from within 1. */
  private static double mean(double lipschitz, int n) {
    return bound(n) * lipschitz / (M * R * n);
  }
}
