package org.gradmark.optimizers.games.optimistic;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.BilinearGame;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.proximal.wrong.WrongRate;

/**
 * The optimistic gradient method on bilinear games: the whole way.
 *
 * <ul>
 *   <li><b>Class</b>: the plane bilinear game of coupling L
 *   <li><b>Method</b>: past extragradient, or the one-line form with a plain first step: on a
 *       linear operator the points are the same
 *   <li><b>Guarantee</b>: {@code ||z_t||² = |A a^t + B b^t|² ||z_0||²} with the roots a, b of
 *       {@code z² - (1 - 2 i g L) z - i g L} and {@code z_1 = 1 - i g L}: it converges for {@code g
 *       < 1/(sqrt(3) L)}, tight
 *   <li><b>Reference</b>: Daskalakis, Ilyas, Syrgkanis and Zeng, Training GANs with optimism, ICLR
 *       2018 (convergence); roots derived here
 *   <li><b>Worst instance</b>: that game
 * </ul>
 */
public final class BilinearSpiral {

  private static final double L = 1;
  private static final int N = 12;

  public static final Theorem THEOREM =
      Theorem.named("OG-11", "bilinear-spiral")
          .says(
              "On the plane bilinear game ||z_t||² <= |A a^t + B b^t|² ||z_0||² with the roots a, b of z² - (1 - 2igL) z - igL and z_1 = 1 - igL.")
          .from("derived here; convergence: Daskalakis, Ilyas, Syrgkanis and Zeng 2018")
          .tight()
          .in("paper", "one-line-plain-start")
          .worst(with(0.25))
          .also(with(0.375), with(0.5625), fromBelow())
          .exceededBy(
              WrongOptimism.PLAIN,
              WrongOptimism.PESSIMISTIC,
              WrongOptimism.HALF,
              WrongOptimism.OVERDONE)
          .missedBy(WrongRate.DOUBLED);

  private BilinearSpiral() {}

  private static Instance with(double g) {
    Spiral spiral = new Spiral(g * L);
    return measured(g).atMost(t -> spiral.square(t, 1, -g * L));
  }

  /** The way is known exactly: what converges faster is another method. */
  private static Instance fromBelow() {
    double g = 0.25;
    Spiral spiral = new Spiral(g * L);
    return measured(g).atLeast(t -> spiral.square(t, 1, -g * L));
  }

  private static Instance.Draft measured(double g) {
    return Instance.on(new BilinearGame(L))
        .from(1, 0)
        .with(LEARNING_RATE, g)
        .steps(N)
        .measuring("||z_t||²", (course, t) -> Math.pow(course.distance(t), 2));
  }
}
