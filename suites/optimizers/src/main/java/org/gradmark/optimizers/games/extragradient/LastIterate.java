package org.gradmark.optimizers.games.extragradient;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.BilinearGame;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.StronglyMonotoneGame;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * Extragradient on monotone operators: the last iterate.
 *
 * <ul>
 *   <li><b>Class</b>: monotone, L-Lipschitz; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - g F(x_t - g F(x_t))}, {@code g <= 1/(sqrt(2) L)}
 *   <li><b>Guarantee</b>: {@code ||F(x_n)||² <= R²/(g² (1 - L² g²) (n + 1))}, upper
 *   <li><b>Reference</b>: Gorbunov, Loizou and Gidel, Extragradient method: O(1/K) last-iterate
 *       convergence for monotone variational inequalities and connections with cocoercivity,
 *       AISTATS 2022: {@code ||F(x_t)||} never grows; with the best iterate's rate of {@link
 *       BestIterate}
 *   <li><b>Worst instance</b>: the bilinear game whose coupling c has {@code (g c)² = 1/(n + 1)},
 *       nearly
 * </ul>
 */
public final class LastIterate {

  private static final double L = 1;
  private static final double G = 0.25;
  private static final double R = 1;
  private static final int N = 19;

  public static final Theorem THEOREM =
      Theorem.named("EG-15", "last-iterate")
          .says(
              "On monotone L-Lipschitz operators, with g <= 1/(sqrt(2) L): ||F(x_n)||² <= R²/(g² (1 - L² g²) (n + 1)).")
          .from("Gorbunov, Loizou and Gidel 2022; best iterate derived here")
          .upper(0.35)
          .worst(on(new BilinearGame(0.875)))
          .also(on(new BilinearGame(L)), on(new StronglyMonotoneGame(0.0625, L)))
          .exceededBy(
              WrongExtragradient.NO_LOOK_AHEAD,
              WrongExtragradient.BACKWARD,
              WrongExtragradient.FROM_AHEAD)
          .confirmedBy("extragradient-last", p -> rate(p.get("L"), p.get("gamma"), p.get("n")));

  private LastIterate() {}

  private static Instance on(Problem problem) {
    return Instance.on(problem)
        .from(R, 0)
        .with(LEARNING_RATE, G)
        .steps(N)
        .measuring("||F(x_t)||²", (course, t) -> Math.pow(course.gradientNorm(t), 2))
        .atMost(t -> rate(L, G, t) * R * R);
  }

  private static double rate(double smoothness, double g, double n) {
    return 1 / (g * g * (1 - smoothness * smoothness * g * g) * (n + 1));
  }
}
