package org.gradmark.optimizers.proximal.point;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.BilinearGame;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.proximal.wrong.WrongRate;
import org.gradmark.optimizers.proximal.wrong.WrongStep;

/**
 * The proximal point method on bilinear games.
 *
 * <ul>
 *   <li><b>Class</b>: {@code min_x max_y <x, A y>}, singular values of A at least c
 *   <li><b>Method</b>: {@code z_(t+1) = (I + g F)^-1 z_t}
 *   <li><b>Guarantee</b>: {@code ||z_n||² <= ||z_0||²/(1 + g² c²)^n}, tight
 *   <li><b>Reference</b>: Mokhtari, Ozdaglar and Pattathil, A unified analysis of extra-gradient
 *       and optimistic gradient methods for saddle point problems, AISTATS 2020, bilinear case
 *   <li><b>Worst instance</b>: the plane game of coupling c: the resolvent turns and shrinks
 * </ul>
 */
public final class BilinearContraction {

  private static final double G = 1;
  private static final double C = 0.5;
  private static final int N = 8;

  public static final Theorem THEOREM =
      Theorem.named("PROX-17", "bilinear-contraction")
          .says("On bilinear games with singular values >= c: ||z_n||² <= ||z_0||²/(1 + g² c²)^n.")
          .from("Mokhtari, Ozdaglar and Pattathil 2020, bilinear case")
          .tight()
          .worst(on(new BilinearGame(C), 1, 0))
          .also(on(new BilinearGame(C, 2), 0.5, 0.5, -0.5, 0.5))
          .exceededBy(WrongStep.EXPLICIT, WrongStep.REFLECTED, WrongRate.HALVED)
          .missedBy(WrongRate.DOUBLED);

  private BilinearContraction() {}

  private static Instance on(Problem problem, double... start) {
    return Instance.on(problem)
        .from(start)
        .with(LEARNING_RATE, G)
        .steps(N)
        .measuring("||z_t||²", (course, t) -> Math.pow(course.distance(t), 2))
        .atMost((course, t) -> Math.pow(course.distance(0), 2) / Math.pow(1 + G * G * C * C, t));
  }
}
