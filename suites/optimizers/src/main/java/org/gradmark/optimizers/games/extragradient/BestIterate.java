package org.gradmark.optimizers.games.extragradient;

import static org.gradmark.core.rule.Hyperparameter.EXTRAPOLATION;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.NegativeComonotone;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.StronglyMonotoneGame;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * Extragradient on negative comonotone operators: the best iterate.
 *
 * <ul>
 *   <li><b>Class</b>: L-Lipschitz, {@code <F(x), x - x*> >= -rho ||F(x)||²}; {@code ||x_0 - x*|| =
 *       R}
 *   <li><b>Method</b>: {@code a = x - g1 F(x); x+ = x - g2 F(a)}, {@code g1 < 1/L}, {@code g2 <= g1
 *       - 2 rho}
 *   <li><b>Guarantee</b>: {@code min_(k <= n) ||F(x_k)||² <= R²/(g1 g2 (1 - L² g1²) (n + 1))},
 *       upper
 *   <li><b>Reference</b>: Gorbunov, Taylor, Horvath and Gidel, Convergence of proximal point and
 *       extragradient-based methods beyond monotonicity, ICML 2023; derived here: the sum of {@link
 *       Progress} over the steps
 *   <li><b>Worst instance</b>: the plane operator with equality in both hypotheses, {@code g2 = g1
 *       - 2 rho}
 * </ul>
 */
public final class BestIterate {

  private static final double L = 1;
  private static final double RHO = 0.125;
  private static final double G1 = 0.5;
  private static final double G2 = G1 - 2 * RHO;
  private static final double R = 1;

  public static final Theorem THEOREM =
      Theorem.named("EG-14", "best-iterate")
          .says(
              "On L-Lipschitz, rho-negative comonotone operators, with g2 <= g1 - 2 rho: min_(k <= n) ||F(x_k)||² <= R²/(g1 g2 (1 - L² g1²) (n + 1)).")
          .from("Gorbunov, Taylor, Horvath and Gidel 2023; derived here")
          .upper(0.35)
          .worst(on(new NegativeComonotone(RHO, L)))
          .also(on(new StronglyMonotoneGame(0, L)), on(new StronglyMonotoneGame(0.25, L)))
          .exceededBy(
              WrongExtragradient.NO_LOOK_AHEAD,
              WrongExtragradient.BACKWARD,
              WrongExtragradient.FROM_AHEAD)
          .confirmedBy(
              "extragradient-best",
              p -> rate(p.get("L"), p.get("gamma"), p.get("gamma"), p.get("n")));

  private BestIterate() {}

  private static Instance on(Problem problem) {
    return Instance.on(problem)
        .from(R, 0)
        .with(LEARNING_RATE, G2)
        .with(EXTRAPOLATION, G1 / G2)
        .steps(24)
        .measuring(
            "min_(k <= t) ||F(x_k)||²",
            (course, t) -> Math.pow(course.least(0, t, Course::gradientNorm), 2))
        .atMost(t -> rate(L, G1, G2, t) * R * R);
  }

  private static double rate(double smoothness, double g1, double g2, double n) {
    return 1 / (g1 * g2 * (1 - smoothness * smoothness * g1 * g1) * (n + 1));
  }
}
