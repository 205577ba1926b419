package org.gradmark.optimizers.games.extragradient;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.StronglyMonotoneGame;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * Extragradient on strongly monotone operators.
 *
 * <ul>
 *   <li><b>Class</b>: mu-strongly monotone, L-Lipschitz
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - g F(x_t - g F(x_t))}, {@code 2 g mu + g² L² <= 1}
 *   <li><b>Guarantee</b>: {@code ||x_n - x*||² <= (1 - g mu)^n ||x_0 - x*||²}, upper
 *   <li><b>Reference</b>: Gidel, Berard, Vignoud, Vincent and Lacoste-Julien, A variational
 *       inequality perspective on generative adversarial networks, ICLR 2019; derived here: as
 *       {@link Progress} with {@code <F(a), a - x*> >= mu ||a - x*||²} and {@code ||a - x*||² >=
 *       ||x - x*||²/2 - g² ||F(x)||²}
 *   <li><b>Worst instance</b>: the plane operator with equality in both hypotheses, for which the
 *       factor is {@code |1 - g F + g² F²|²}
 * </ul>
 */
public final class StronglyMonotoneDistance {

  private static final double MU = 0.25;
  private static final double L = 1;
  private static final double G = 0.5;

  public static final Theorem THEOREM =
      Theorem.named("EG-16", "strongly-monotone-distance")
          .says(
              "On mu-strongly monotone, L-Lipschitz operators, with 2 g mu + g² L² <= 1: ||x_n - x*||² <= (1 - g mu)^n ||x_0 - x*||².")
          .from("Gidel et al. 2019; derived here")
          .upper(0.8)
          .worst(on(new StronglyMonotoneGame(MU, 0.5)))
          .also(on(new StronglyMonotoneGame(MU, L)))
          .exceededBy(
              WrongExtragradient.BACKWARD,
              WrongExtragradient.NO_LOOK_AHEAD,
              WrongExtragradient.FROM_AHEAD);

  private StronglyMonotoneDistance() {}

  private static Instance on(Problem problem) {
    return Instance.on(problem)
        .from(1, 0)
        .with(LEARNING_RATE, G)
        .steps(10)
        .measuring("||x_t - x*||²", (course, t) -> Math.pow(course.distance(t), 2))
        .atMost(t -> Math.pow(1 - G * MU, t));
  }
}
