package org.gradmark.core.statistics;

import org.hipparchus.special.Gamma;

/**
 * The exact test of a normal law's variance: the sum of n squared standard normal numbers has the
 * chi-square law of n degrees of freedom, from Hipparchus' incomplete gamma function.
 */
public final class ChiSquare {

  private ChiSquare() {}

  /**
   * Two-sided: how likely a sum this far out is; twice the smaller tail, at most 1.
   *
   * @param sum of squares, in units of the variance; not negative
   * @param degrees how many squares
   */
  public static double pValue(double sum, int degrees) {
    if (!(sum >= 0 && degrees >= 1)) {
      throw new IllegalArgumentException(
          "sum " + sum + " of " + degrees + " squares: give sum >= 0, degrees >= 1");
    }
    double half = 0.5 * degrees;
    double below = Gamma.regularizedGammaP(half, 0.5 * sum);
    double above = Gamma.regularizedGammaQ(half, 0.5 * sum);
    return Math.min(1, 2 * Math.min(below, above));
  }
}
