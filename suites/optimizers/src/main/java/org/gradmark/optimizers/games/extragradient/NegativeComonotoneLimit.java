package org.gradmark.optimizers.games.extragradient;

import static org.gradmark.core.rule.Hyperparameter.EXTRAPOLATION;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.NegativeComonotone;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.proximal.wrong.WrongRate;

/**
 * Where extragradient ends: no step sizes help from {@code rho = 1/(2 L)} on.
 *
 * <ul>
 *   <li><b>Class</b>: the plane operator that is rho-negative comonotone and L-Lipschitz with
 *       equality in both, {@code rho = 1/(2 L)}
 *   <li><b>Method</b>: {@code a = x - g1 F(x); x+ = x - g2 F(a)}, any {@code g1 <= 1/L}, any {@code
 *       g2 > 0}
 *   <li><b>Guarantee</b>: {@code ||x_n||² = (1 + g2 L (1 - g1 L) + g2² L² (1 + g1 L + g1² L²))^n
 *       ||x_0||²}: it runs away, tight
 *   <li><b>Reference</b>: Gorbunov, Taylor, Horvath and Gidel, Convergence of proximal point and
 *       extragradient-based methods beyond monotonicity, ICML 2023 (the limit); factor derived here
 *       from {@link Progress} with equality
 *   <li><b>Worst instance</b>: that operator
 * </ul>
 */
public final class NegativeComonotoneLimit {

  private static final double L = 1;
  private static final double RHO = 1 / (2 * L);

  public static final Theorem THEOREM =
      Theorem.named("EG-18", "negative-comonotone-limit")
          .says(
              "On the plane operator that is 1/(2L)-negative comonotone, with any g1 <= 1/L and g2 > 0: ||x_n||² >= (1 + g2 L (1 - g1 L) + g2² L² (1 + g1 L + g1² L²))^n ||x_0||².")
          .from("Gorbunov, Taylor, Horvath and Gidel 2023; factor derived here")
          .tight()
          .worst(with(0.5, 0.25))
          .also(with(1, 0.125), with(0.25, 0.25), with(0.0625, 0.5))
          .exceededBy(WrongRate.HALVED, WrongExtragradient.TWICE_AS_FAR)
          .missedBy(WrongExtragradient.BACKWARD, WrongExtragradient.NO_LOOK_AHEAD);

  private NegativeComonotoneLimit() {}

  private static Instance with(double g1, double g2) {
    double look = g1 * L;
    double step = g2 * L;
    double factor = 1 + step * (1 - look) + step * step * (1 + look + look * look);
    return Instance.on(new NegativeComonotone(RHO, L))
        .named("negative-comonotone[rho=0.5,L=1] with g1=" + g1 + ", g2=" + g2)
        .from(1, 0)
        .with(LEARNING_RATE, g2)
        .with(EXTRAPOLATION, g1 / g2)
        .steps(8)
        .measuring("||x_t||²", (course, t) -> Math.pow(course.distance(t), 2))
        .atLeast(t -> Math.pow(factor, t));
  }
}
