package org.gradmark.optimizers.proximal.point;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.NegativeComonotone;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.proximal.wrong.WrongRate;
import org.gradmark.optimizers.proximal.wrong.WrongStep;

/**
 * The proximal point method on negative comonotone operators, with too small a step.
 *
 * <ul>
 *   <li><b>Class</b>: the plane operator that is rho-negative comonotone and L-Lipschitz with
 *       equality in both
 *   <li><b>Method</b>: {@code x_(t+1) = (I + g F)^-1 x_t}, {@code g < 2 rho}
 *   <li><b>Guarantee</b>: {@code ||x_n|| >= ||x_0|| (1 - L² g (2 rho - g))^(-n/2)}: it runs away,
 *       tight
 *   <li><b>Reference</b>: Gorbunov, Taylor, Horvath and Gidel, Convergence of proximal point and
 *       extragradient-based methods beyond monotonicity, ICML 2023 (the condition); factor derived
 *       here from {@code |1 + g F|² = 1 - 2 g rho L² + g² L²}
 *   <li><b>Worst instance</b>: that operator; at {@code g = 2 rho} the norm stays
 * </ul>
 */
public final class NegativeComonotoneDivergence {

  private static final double RHO = 0.5;
  private static final double L = 1;
  private static final int N = 10;

  public static final Theorem THEOREM =
      Theorem.named("PROX-19", "negative-comonotone-divergence")
          .says(
              "On the plane operator that is rho-negative comonotone, with g <= 2 rho: ||x_n|| >= ||x_0|| (1 - L² g (2 rho - g))^(-n/2) >= ||x_0||.")
          .from("Gorbunov, Taylor, Horvath and Gidel 2023; factor derived here")
          .tight()
          .worst(with(RHO))
          .also(with(2 * RHO))
          .exceededBy(WrongRate.DOUBLED)
          .missedBy(WrongRate.HALVED, WrongStep.EXPLICIT);

  private NegativeComonotoneDivergence() {}

  private static Instance with(double g) {
    return Instance.on(new NegativeComonotone(RHO, L))
        .from(1, 0)
        .with(LEARNING_RATE, g)
        .steps(N)
        .measuring("||x_t||", Course::distance)
        .atLeast(t -> Math.pow(1 - L * L * g * (2 * RHO - g), -t / 2.0));
  }
}
