package org.gradmark.optimizers.mirror.projected;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.Ball;
import org.gradmark.core.problem.Constrained;
import org.gradmark.core.problem.Linear;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.mirror.online.Adversaries;
import org.gradmark.optimizers.mirror.online.Losses;

/**
 * Online gradient descent that does not know the horizon.
 *
 * <ul>
 *   <li><b>Class</b>: convex, M-Lipschitz losses; a set of diameter D
 *   <li><b>Method</b>: {@code x_t = P(x_(t-1) - eta_t g_t)}, {@code eta_t = D/(M sqrt(t))}
 *   <li><b>Guarantee</b>: regret {@code <= M D (sqrt(t) + sum_(s<=t) 1/sqrt(s))/2 <= 3/2 M D
 *       sqrt(t)} after every round; upper
 *   <li><b>Reference</b>: Hazan, Introduction to online convex optimization, 2016, theorem 3.1,
 *       before its last estimate
 *   <li><b>Worst instance</b>: slopes -, +, - on an interval, found by trying all sequences of
 *       signs: 0.85 of the bound after three rounds
 * </ul>
 */
public final class AnytimeRegret {

  private static final double M = 2;
  private static final double D = 1;

  public static final Theorem THEOREM =
      Theorem.named("PROJGD-13", "anytime-regret")
          .says(
              "On M-Lipschitz convex losses over a set of diameter D, with rates D/(M sqrt(t)): the regret after every round t is <= M D (sqrt(t) + sum 1/sqrt(s))/2 <= 3/2 M D sqrt(t).")
          .from("Hazan 2016, theorem 3.1")
          .upper(0.8)
          .worst(bounded(draft("-+-", -D / 2, -M, M, -M).steps(3).atTheEnd()))
          .also(
              bounded(draft("-+----", -D / 2, -M, M, -M, -M, -M, -M)),
              bounded(draft("constant", -D / 2, -M)),
              bounded(draft("alternating", 0, -M, M)))
          .exceededBy(
              ProjectionMistakes.DOUBLED, ProjectionMistakes.STALE, Mistake.scheduleIgnored());

  private AnytimeRegret() {}

  private static Instance.Draft draft(String name, double start, double... slopes) {
    Ball set = new Ball(D / 2, 1);
    return Instance.on(Constrained.unsolved(new Linear(0), set))
        .named(name + " losses on " + set.name())
        .from(start)
        .with(LEARNING_RATE, D / M)
        .schedule(t -> 1 / Math.sqrt(t))
        .steps(12)
        .facing(Adversaries.slopes(set, slopes));
  }

  private static Instance bounded(Instance.Draft draft) {
    return draft
        .measuring("regret", (c, t) -> Losses.regretOnBall(c, t, D / 2))
        .atMost(t -> M * D * (Math.sqrt(t) + Losses.sum(t, s -> 1 / Math.sqrt(s))) / 2);
  }
}
