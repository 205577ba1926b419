package org.gradmark.core.statistics;

import java.util.Arrays;

/**
 * Draws of a continuous law as standard normal ones: the quantile of their distribution function.
 */
public final class NormalScores {

  /** Beyond this a distribution function in double is 0 or 1. */
  private static final double LEAST = 0x1p-54;

  private NormalScores() {}

  /**
   * The scores, in the order of the draws. Those of draws at or beyond an end of the support are
   * about 8.3 in size, so that none is infinite.
   *
   * @param draws not changed
   */
  public static double[] of(double[] draws, Law law) {
    if (law instanceof NormalLaw normal) {
      return Arrays.stream(draws).map(x -> (x - normal.mean()) / normal.deviation()).toArray();
    }
    return Arrays.stream(draws)
        .map(
            x -> {
              double share = law.cdf(x);
              return share <= 0.5
                  ? NormalQuantile.of(Math.max(LEAST, share))
                  : -NormalQuantile.of(Math.max(LEAST, 1 - share));
            })
        .toArray();
  }
}
