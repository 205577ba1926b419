package org.gradmark.optimizers.mirror.projected;

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
 * Online gradient descent on Lipschitz losses over a bounded set.
 *
 * <ul>
 *   <li><b>Class</b>: convex, M-Lipschitz losses that change every round; a set of diameter D
 *   <li><b>Method</b>: {@code x_t = P(x_(t-1) - eta g_t)}, {@code eta = D/(M sqrt(n))}
 *   <li><b>Guarantee</b>: regret after t rounds {@code <= D²/(2 eta) + eta t M²/2}, which is {@code
 *       M D sqrt(n)} after n; tight
 *   <li><b>Reference</b>: Zinkevich, Online convex programming and generalized infinitesimal
 *       gradient ascent, 2003, theorem 1; Orabona, A modern introduction to online learning, 2019,
 *       chapter 2
 *   <li><b>Worst instance</b>: slopes {@code -M e_t} on the ball, from {@code -D/(2 sqrt(n))
 *       (1,...,1)}: every step moves one coordinate to the best point, along the sphere
 * </ul>
 */
public final class Regret {

  private static final double M = 2;
  private static final double D = 1;
  private static final int N = 4;
  private static final double ETA = D / (M * 2);

  public static final Theorem THEOREM =
      Theorem.named("PROJGD-11", "online-regret")
          .says(
              "On M-Lipschitz convex losses over a set of diameter D, with rate eta = D/(M sqrt(n)): the regret after t rounds is <= D²/(2 eta) + eta t M²/2, and M D sqrt(n) after n.")
          .from("Zinkevich 2003, theorem 1; Orabona 2019, chapter 2")
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
          .exceededBy(CommonMistakes.ASCENT, ProjectionMistakes.HALVED)
          .missedBy(ProjectionMistakes.DOUBLED)
          .confirmedBy(
              "online-gradient-descent", p -> p.get("M") * p.get("D") * Math.sqrt(p.get("n")))
          .confirmedBy(
              "online-gradient-descent-unconstrained",
              p ->
                  (1 / p.get("gamma") + p.get("gamma") * p.get("n") * Math.pow(p.get("M"), 2)) / 2);

  private Regret() {}

  private static Instance.Draft on(String name, Ball set) {
    Linear any = new Linear(new double[set.dimension()]);
    return Instance.on(Constrained.unsolved(any, set))
        .named(name + " on " + set.name())
        .with(LEARNING_RATE, ETA)
        .steps(N);
  }
}
