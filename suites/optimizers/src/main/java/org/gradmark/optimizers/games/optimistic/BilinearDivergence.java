package org.gradmark.optimizers.games.optimistic;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.BilinearGame;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.proximal.wrong.WrongRate;

/**
 * The optimistic gradient method on bilinear games, with too long a step.
 *
 * <ul>
 *   <li><b>Class</b>: the plane bilinear game of coupling L
 *   <li><b>Method</b>: past extragradient, {@code g > 1/(sqrt(3) L)}
 *   <li><b>Guarantee</b>: {@code ||z_t||² = |A a^t + B b^t|² ||z_0||²} as in {@link
 *       BilinearSpiral}; the longer root has {@code (1 + (2 h + sqrt(4 h² - 1))²)/4 > 1} for its
 *       square, with {@code h = g L}: it runs away, tight
 *   <li><b>Reference</b>: derived here: at {@code h = 1/sqrt(3)} the square is 1
 *   <li><b>Worst instance</b>: that game
 * </ul>
 */
public final class BilinearDivergence {

  private static final double L = 1;
  private static final int N = 12;

  public static final Theorem THEOREM =
      Theorem.named("OG-13", "bilinear-divergence")
          .says(
              "On the plane bilinear game, with g > 1/(sqrt(3) L): ||z_t||² >= |A a^t + B b^t|² ||z_0||², which runs away.")
          .from("derived here")
          .tight()
          .in("paper", "one-line-plain-start")
          .worst(with(0.75))
          .also(with(0.625))
          .exceededBy(WrongRate.HALVED, WrongOptimism.PLAIN)
          .missedBy(WrongOptimism.HALF, WrongRate.HALVED);

  private BilinearDivergence() {}

  private static Instance with(double g) {
    double h = g * L;
    Spiral spiral = new Spiral(h);
    return Instance.on(new BilinearGame(L))
        .from(1, 0)
        .with(LEARNING_RATE, g)
        .steps(N)
        .measuring("||z_t||²", (course, t) -> Math.pow(course.distance(t), 2))
        .atLeast(t -> spiral.square(t, 1, -h));
  }
}
