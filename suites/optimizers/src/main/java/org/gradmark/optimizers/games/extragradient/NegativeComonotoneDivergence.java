package org.gradmark.optimizers.games.extragradient;

import static org.gradmark.core.rule.Hyperparameter.EXTRAPOLATION;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.NegativeComonotone;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.proximal.wrong.WrongRate;

/**
 * Extragradient on negative comonotone operators, with too long a second step.
 *
 * <ul>
 *   <li><b>Class</b>: the plane operator that is rho-negative comonotone and L-Lipschitz with
 *       equality in both
 *   <li><b>Method</b>: {@code a = x - g1 F(x); x+ = x - g2 F(a)}, {@code g1 = 1/L}, {@code g2 >= g1
 *       - 2 rho}
 *   <li><b>Guarantee</b>: {@code ||x_n||² >= (1 + 2 g2 (g2 - g1 + 2 rho) L² (1 + rho L))^n
 *       ||x_0||²}: it does not converge, tight
 *   <li><b>Reference</b>: Gorbunov, Taylor, Horvath and Gidel, Convergence of proximal point and
 *       extragradient-based methods beyond monotonicity, ICML 2023 (the condition on g2); factor
 *       derived here: {@link Progress} with equality, {@code ||F(a)||² = L² ||x||² (2 + 2 rho L)}
 *   <li><b>Worst instance</b>: that operator; at {@code g2 = g1 - 2 rho} the norm stays
 * </ul>
 */
public final class NegativeComonotoneDivergence {

  private static final double RHO = 0.25;
  private static final double L = 1;
  private static final double G1 = 1 / L;

  public static final Theorem THEOREM =
      Theorem.named("EG-17", "negative-comonotone-divergence")
          .says(
              "On the plane operator that is rho-negative comonotone, with g1 = 1/L and g2 >= g1 - 2 rho: ||x_n||² >= (1 + 2 g2 (g2 - g1 + 2 rho) L² (1 + rho L))^n ||x_0||².")
          .from("Gorbunov, Taylor, Horvath and Gidel 2023; factor derived here")
          .tight()
          .worst(with(0.75))
          .also(with(G1 - 2 * RHO))
          .exceededBy(WrongRate.HALVED)
          .missedBy(
              WrongExtragradient.FROM_AHEAD,
              WrongExtragradient.BACKWARD,
              WrongExtragradient.STEPS_SWAPPED);

  private NegativeComonotoneDivergence() {}

  private static Instance with(double g2) {
    double factor = 1 + 2 * g2 * (g2 - G1 + 2 * RHO) * L * L * (1 + RHO * L);
    return Instance.on(new NegativeComonotone(RHO, L))
        .from(1, 0)
        .with(LEARNING_RATE, g2)
        .with(EXTRAPOLATION, G1 / g2)
        .steps(8)
        .measuring("||x_t||²", (course, t) -> Math.pow(course.distance(t), 2))
        .atLeast(t -> Math.pow(factor, t));
  }
}
