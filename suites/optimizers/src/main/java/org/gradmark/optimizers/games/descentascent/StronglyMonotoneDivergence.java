package org.gradmark.optimizers.games.descentascent;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.StronglyMonotoneGame;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * Gradient descent-ascent on strongly monotone games, with too long a step.
 *
 * <ul>
 *   <li><b>Class</b>: the plane operator that is mu-strongly monotone and L-Lipschitz with equality
 *       in both
 *   <li><b>Method</b>: {@code z_(t+1) = z_t - g F(z_t)}, {@code g >= 2 mu/L²}
 *   <li><b>Guarantee</b>: {@code ||z_n||² >= (1 - 2 g mu + g² L²)^n ||z_0||² >= ||z_0||²}: steps up
 *       to 2/L, which minimisation allows, are too long for a game, tight
 *   <li><b>Reference</b>: derived here: {@link StronglyMonotone} with equality
 *   <li><b>Worst instance</b>: that operator; at {@code g = 2 mu/L²} the norm stays
 * </ul>
 */
public final class StronglyMonotoneDivergence {

  private static final double MU = 0.25;
  private static final double L = 1;

  public static final Theorem THEOREM =
      Theorem.named("SGD-72", "strongly-monotone-divergence")
          .says(
              "On the plane game that is mu-strongly monotone and L-Lipschitz, with g >= 2 mu/L²: ||z_n||² >= (1 - 2 g mu + g² L²)^n ||z_0||².")
          .from("derived here")
          .tight()
          .worst(with(1))
          .also(with(2 * MU / (L * L)))
          .exceededBy(Mistake.gradient("halved", "the gradient is halved", g -> g.over(2)))
          .missedBy(Mistake.gradient("doubled", "the gradient is doubled", g -> g.times(2)));

  private StronglyMonotoneDivergence() {}

  private static Instance with(double g) {
    return Instance.on(new StronglyMonotoneGame(MU, L))
        .from(1, 0)
        .with(LEARNING_RATE, g)
        .steps(12)
        .measuring("||z_t||²", (course, t) -> Math.pow(course.distance(t), 2))
        .atLeast(t -> Math.pow(1 - 2 * g * MU + g * g * L * L, t));
  }
}
