package org.gradmark.optimizers.games.extragradient;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.BilinearGame;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.proximal.wrong.WrongRate;

/**
 * Extragradient on bilinear games, with too long a step.
 *
 * <ul>
 *   <li><b>Class</b>: the plane game of coupling L
 *   <li><b>Method</b>: {@code z_(t+1) = z_t - g F(z_t - g F(z_t))}, {@code g >= 1/L}
 *   <li><b>Guarantee</b>: {@code ||z_n||² >= (1 - g² L² + g⁴ L⁴)^n ||z_0||²}: from 1/L on it does
 *       not converge, tight
 *   <li><b>Reference</b>: derived here: a step multiplies by {@code 1 - i g L - g² L²}
 *   <li><b>Worst instance</b>: that game; at {@code g = 1/L} the norm stays
 * </ul>
 */
public final class BilinearDivergence {

  private static final double L = 1;
  private static final int N = 10;

  public static final Theorem THEOREM =
      Theorem.named("EG-12", "bilinear-divergence")
          .says(
              "On the plane bilinear game, with g >= 1/L: ||z_n||² >= (1 - g² L² + g⁴ L⁴)^n ||z_0||² >= ||z_0||².")
          .from("derived here")
          .tight()
          .worst(with(1.25 / L))
          .also(with(1 / L))
          .exceededBy(WrongRate.HALVED)
          .missedBy(
              WrongExtragradient.FROM_AHEAD,
              WrongExtragradient.BACKWARD,
              WrongExtragradient.TWICE_AS_FAR);

  private BilinearDivergence() {}

  private static Instance with(double g) {
    double factor = 1 - Math.pow(g * L, 2) + Math.pow(g * L, 4);
    return Instance.on(new BilinearGame(L))
        .from(1, 0)
        .with(LEARNING_RATE, g)
        .steps(N)
        .measuring("||z_t||²", (course, t) -> Math.pow(course.distance(t), 2))
        .atLeast(t -> Math.pow(factor, t));
  }
}
