package org.gradmark.optimizers.games.optimistic;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.BilinearGame;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.proximal.wrong.WrongRate;

/**
 * The look-ahead points of the optimistic gradient method on bilinear games.
 *
 * <ul>
 *   <li><b>Class</b>: the plane bilinear game of coupling L
 *   <li><b>Method</b>: the one-line form {@code a_(t+1) = a_t - 2 g F(a_t) + g F(a_(t-1))}, at
 *       first {@code a_1 = a_0 - 2 g F(a_0)}
 *   <li><b>Guarantee</b>: {@code ||a_t||² = |A a^t + B b^t|² ||a_0||²} with the roots a, b of
 *       {@code z² - (1 - 2 i g L) z - i g L} and {@code a_1 = 1 - 2 i g L}, tight
 *   <li><b>Reference</b>: Hsieh, Iutzeler, Malick and Mertikopoulos, On the convergence of
 *       single-call stochastic extra-gradient methods, NeurIPS 2019 (the one-line form); roots
 *       derived here
 *   <li><b>Worst instance</b>: that game
 * </ul>
 */
public final class BilinearHalfSteps {

  private static final double L = 1;
  private static final int N = 12;

  public static final Theorem THEOREM =
      Theorem.named("OG-12", "bilinear-half-steps")
          .says(
              "On the plane bilinear game the look-ahead points have ||a_t||² <= |A a^t + B b^t|² ||a_0||² with the roots a, b of z² - (1 - 2igL) z - igL and a_1 = 1 - 2igL.")
          .from("derived here; the form: Hsieh, Iutzeler, Malick and Mertikopoulos 2019")
          .tight()
          .in("one-line")
          .worst(with(0.25))
          .also(with(0.375), with(0.5625), fromBelow())
          .exceededBy(WrongOptimism.PLAIN, WrongOptimism.PESSIMISTIC, WrongRate.HALVED)
          .missedBy(WrongOptimism.OVERDONE);

  private BilinearHalfSteps() {}

  private static Instance with(double g) {
    Spiral spiral = new Spiral(g * L);
    return measured(g).atMost(t -> spiral.square(t, 1, -2 * g * L));
  }

  /** The way is known exactly: what converges faster is another method. */
  private static Instance fromBelow() {
    double g = 0.25;
    Spiral spiral = new Spiral(g * L);
    return measured(g).atLeast(t -> spiral.square(t, 1, -2 * g * L));
  }

  private static Instance.Draft measured(double g) {
    return Instance.on(new BilinearGame(L))
        .from(1, 0)
        .with(LEARNING_RATE, g)
        .steps(N)
        .measuring("||a_t||²", (course, t) -> Math.pow(course.distance(t), 2));
  }
}
