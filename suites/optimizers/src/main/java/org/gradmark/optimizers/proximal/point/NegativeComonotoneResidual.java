package org.gradmark.optimizers.proximal.point;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.NegativeComonotone;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.StronglyMonotoneGame;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.proximal.operator.AveragedOperator;
import org.gradmark.optimizers.proximal.wrong.WrongRate;
import org.gradmark.optimizers.proximal.wrong.WrongStep;

/**
 * The proximal point method on negative comonotone operators.
 *
 * <ul>
 *   <li><b>Class</b>: {@code <F(x) - F(y), x - y> >= -rho ||F(x) - F(y)||²}; {@code ||x_0 - x*|| =
 *       R}
 *   <li><b>Method</b>: {@code x_(t+1) = (I + g F)^-1 x_t}, {@code g > 2 rho}
 *   <li><b>Guarantee</b>: {@code ||F(x_n)||² <= (1 - 1/n)^(n-1) R²/(g (g - 2 rho) n)} for all n
 *       with {@code g/(g - rho) <= 1 + sqrt(1 - 1/n)}, tight; {@code (g/(g-rho) - 1)^(2n-2)
 *       R²/(g-rho)²} for smaller n
 *   <li><b>Reference</b>: Gorbunov, Taylor, Horvath and Gidel, Convergence of proximal point and
 *       extragradient-based methods beyond monotonicity, ICML 2023, without the power; derived
 *       here: {@code G = (F^-1 + rho I)^-1} is monotone, and the step is the proximal step of G of
 *       size {@code g - rho}, relaxed by {@code g/(g - rho)}: an averaged operator, whose exact
 *       rate is {@link AveragedOperator}'s
 *   <li><b>Worst instance</b>: the plane operator with {@code 1/L² = (n-1) g (g - 2 rho)}
 * </ul>
 */
public final class NegativeComonotoneResidual {

  private static final double G = 1;
  private static final double RHO = 0.375;
  private static final double R = 1;
  private static final int N = 5;
  private static final double L = 1 / Math.sqrt((N - 1) * G * (G - 2 * RHO));

  public static final Theorem THEOREM =
      Theorem.named("PROX-18", "negative-comonotone-residual")
          .says(
              "On rho-negative comonotone operators, with g > 2 rho and g/(g - rho) <= 1 + sqrt(1 - 1/n): ||F(x_n)||² <= (1 - 1/n)^(n-1) R²/(g (g - 2 rho) n).")
          .from("Gorbunov, Taylor, Horvath and Gidel 2023; Lieder 2018, theorem 4.9; derived here")
          .tight()
          .worst(on(new NegativeComonotone(RHO, L)))
          .also(on(new StronglyMonotoneGame(0.25, 1)))
          .exceededBy(
              WrongStep.EXPLICIT, WrongRate.HALVED, Mistake.hardCoded(LEARNING_RATE, 2 * RHO))
          .missedBy(WrongRate.DOUBLED)
          .confirmedBy(
              "krasnoselskii-mann", p -> AveragedOperator.residual(p.get("n"), p.get("gamma")));

  private NegativeComonotoneResidual() {}

  private static Instance on(Problem problem) {
    return Instance.on(problem)
        .from(R, 0)
        .with(LEARNING_RATE, G)
        .steps(N)
        .measuring("||F(x_t)||²", (course, t) -> Math.pow(course.gradientNorm(t), 2))
        .atMost(t -> bound(t) * R * R);
  }

  /** The step from {@code x_(n-1)} has {@code (g - rho) F(x_n)} for half its residual. */
  private static double bound(int n) {
    return AveragedOperator.residual(n - 1, G / (2 * (G - RHO))) / Math.pow(G - RHO, 2);
  }
}
