package org.gradmark.optimizers.games.descentascent;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.BilinearGame;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * Gradient descent-ascent on bilinear games: it spirals outwards.
 *
 * <ul>
 *   <li><b>Class</b>: {@code min_x max_y <x, A y>}, singular values of A at least c
 *   <li><b>Method</b>: {@code z_(t+1) = z_t - g F(z_t)}, both players at once, any {@code g > 0}
 *   <li><b>Guarantee</b>: {@code ||z_n||² >= (1 + g² c²)^n ||z_0||²}, tight
 *   <li><b>Reference</b>: Daskalakis, Ilyas, Syrgkanis and Zeng, Training GANs with optimism, ICLR
 *       2018; derived here: F(z) is orthogonal to z
 *   <li><b>Worst instance</b>: the plane game of coupling c, where it is an equality
 * </ul>
 */
public final class BilinearDivergence {

  private static final double C = 1;
  private static final double G = 0.25;

  public static final Theorem THEOREM =
      Theorem.named("SGD-70", "bilinear-divergence")
          .says(
              "On bilinear games with singular values >= c descent-ascent runs away: ||z_n||² >= (1 + g² c²)^n ||z_0||².")
          .from("Daskalakis, Ilyas, Syrgkanis and Zeng 2018; factor derived here")
          .tight()
          .worst(on(new BilinearGame(C), 1, 0))
          .also(on(new BilinearGame(C, 2), 0.5, 0.5, -0.5, 0.5))
          .exceededBy(Mistake.gradient("halved", "the gradient is halved", g -> g.over(2)))
          .missedBy(Mistake.gradient("doubled", "the gradient is doubled", g -> g.times(2)));

  private BilinearDivergence() {}

  private static Instance on(Problem game, double... start) {
    return Instance.on(game)
        .from(start)
        .with(LEARNING_RATE, G)
        .steps(12)
        .measuring("||z_t||²", (course, t) -> Math.pow(course.distance(t), 2))
        .atLeast(t -> Math.pow(1 + G * G * C * C, t));
  }
}
