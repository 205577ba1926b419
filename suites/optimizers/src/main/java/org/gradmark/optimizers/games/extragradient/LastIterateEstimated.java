package org.gradmark.optimizers.games.extragradient;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.BilinearGame;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.StronglyMonotoneGame;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * Extragradient on monotone operators: five steps, by performance estimation.
 *
 * <ul>
 *   <li><b>Class</b>: monotone, L-Lipschitz; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - g F(x_t - g F(x_t))}, {@code g = 1/(2 L)}
 *   <li><b>Guarantee</b>: {@code ||F(x_5)||² <= 0.38302 L² R²}, upper: the semidefinite program
 *       relaxes the class
 *   <li><b>Reference</b>: performance estimation (Drori and Teboulle 2014; Taylor, Hendrickx and
 *       Glineur 2017) with the pairwise inequalities of monotone and of Lipschitz operators
 *   <li><b>Worst instance</b>: the bilinear game of coupling L reaches {@code (13/16)^5} = 0.354
 * </ul>
 */
public final class LastIterateEstimated {

  private static final double L = 1;
  private static final double G = 1 / (2 * L);
  private static final double R = 1;
  private static final int N = 5;
  private static final double RATE = 0.38302;

  public static final Theorem THEOREM =
      Theorem.named("EG-19", "last-iterate-estimated")
          .says("On monotone L-Lipschitz operators, with g = 1/(2L): ||F(x_5)||² <= 0.38302 L² R².")
          .from("bound by performance estimation of a relaxed class (Drori and Teboulle 2014)")
          .upper(0.92)
          .worst(on(new BilinearGame(L)))
          .also(on(new BilinearGame(0.75)), on(new StronglyMonotoneGame(0.0625, L)))
          .exceededBy(
              WrongExtragradient.NO_LOOK_AHEAD,
              WrongExtragradient.BACKWARD,
              WrongExtragradient.TWICE_AS_FAR)
          .confirmedBy("extragradient-last", p -> RATE);

  private LastIterateEstimated() {}

  private static Instance on(Problem problem) {
    return Instance.on(problem)
        .from(R, 0)
        .with(LEARNING_RATE, G)
        .steps(N)
        .atTheEnd()
        .measuring("||F(x_t)||²", (course, t) -> Math.pow(course.gradientNorm(t), 2))
        .atMost(t -> RATE * L * L * R * R);
  }
}
