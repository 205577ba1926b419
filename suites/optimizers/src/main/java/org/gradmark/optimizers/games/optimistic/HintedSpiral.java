package org.gradmark.optimizers.games.optimistic;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.BilinearGame;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.proximal.wrong.WrongRate;

/**
 * Past extragradient on bilinear games, when it starts like extragradient.
 *
 * <ul>
 *   <li><b>Class</b>: the plane bilinear game of coupling L
 *   <li><b>Method</b>: past extragradient whose first look-ahead uses {@code F(x_0)}
 *   <li><b>Guarantee</b>: {@code ||z_t||² = |A a^t + B b^t|² ||z_0||²} with the roots a, b of
 *       {@code z² - (1 - 2 i g L) z - i g L} and {@code z_1 = 1 - i g L - g² L²}, tight
 *   <li><b>Reference</b>: derived here, as {@link BilinearSpiral}
 *   <li><b>Worst instance</b>: that game
 * </ul>
 */
public final class HintedSpiral {

  private static final double L = 1;

  public static final Theorem THEOREM =
      Theorem.named("OG-19", "hinted-spiral")
          .says(
              "On the plane bilinear game ||z_t||² <= |A a^t + B b^t|² ||z_0||² with the roots a, b of z² - (1 - 2igL) z - igL and z_1 = 1 - igL - g²L².")
          .from("derived here")
          .tight()
          .in("extragradient-start")
          .worst(with(0.25))
          .also(with(0.375), with(0.5625))
          .exceededBy(WrongOptimism.PLAIN, WrongOptimism.PESSIMISTIC, WrongRate.HALVED)
          .missedBy(WrongOptimism.PLAIN, WrongOptimism.PESSIMISTIC);

  private HintedSpiral() {}

  private static Instance with(double g) {
    double h = g * L;
    Spiral spiral = new Spiral(h);
    return Instance.on(new BilinearGame(L))
        .from(1, 0)
        .with(LEARNING_RATE, g)
        .steps(12)
        .measuring("||z_t||²", (course, t) -> Math.pow(course.distance(t), 2))
        .atMost(t -> spiral.square(t, 1 - h * h, -h));
  }
}
