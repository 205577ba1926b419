package org.gradmark.optimizers.descent.schedules;

import org.gradmark.core.theorem.Theorem;

/**
 * Rates that fall like the inverse root: the last iterate.
 *
 * <ul>
 *   <li><b>Class</b>: convex, M-Lipschitz; {@code ||x_0 - x*|| <= R}
 *   <li><b>Method</b>: {@code x_t = x_(t-1) - lr_t g_t}, {@code lr_t = lr s_t} with {@code s_t =
 *       1/sqrt(t)}
 *   <li><b>Guarantee</b>: {@code f(x_t) - f* <= Omega_(t+1)}, see {@link Omega}; upper
 *   <li><b>Reference</b>: Schaipp, Hägele, Taylor, Simsekli and Bach, The surprising agreement
 *       between convex optimization theory and learning-rate scheduling for large model training,
 *       2025, theorem 1
 *   <li><b>Worst instance</b>: the largest of {@code n + 1} coordinates: no value is below that of
 *       the start
 * </ul>
 */
public final class InverseRoot {

  public static final Theorem THEOREM =
      Omega.theorem(
          "SGD-58",
          "inverse-root",
          "rates lr s_t, s_t = 1/sqrt(t)",
          0.48,
          Omega.FLAT,
          0.15625,
          t -> 1 / Math.sqrt(t));

  private InverseRoot() {}
}
