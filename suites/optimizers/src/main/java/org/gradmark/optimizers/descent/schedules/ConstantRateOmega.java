package org.gradmark.optimizers.descent.schedules;

import org.gradmark.core.theorem.Theorem;

/**
 * A constant rate: the last iterate.
 *
 * <ul>
 *   <li><b>Class</b>: convex, M-Lipschitz; {@code ||x_0 - x*|| <= R}
 *   <li><b>Method</b>: {@code x_t = x_(t-1) - lr_t g_t}, {@code lr_t = lr s_t} with {@code s_t = 1}
 *   <li><b>Guarantee</b>: {@code f(x_t) - f* <= Omega_(t+1)}, see {@link Omega}; upper
 *   <li><b>Reference</b>: Schaipp, Hägele, Taylor, Simsekli and Bach, The surprising agreement
 *       between convex optimization theory and learning-rate scheduling for large model training,
 *       2025, theorem 1
 *   <li><b>Worst instance</b>: a function whose value rises again
 * </ul>
 */
public final class ConstantRateOmega {

  public static final Theorem THEOREM =
      Omega.theorem(
              "SGD-53",
              "constant-rate-omega",
              "rates lr s_t, s_t = 1",
              0.53,
              Omega.RISING,
              0.0625,
              t -> 1)
          .confirmedBy("subgradient-last-iterate-constant-step", Omega::ofParameters);

  private ConstantRateOmega() {}
}
