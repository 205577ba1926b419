package org.gradmark.core.statistics;

import org.hipparchus.special.Beta;

/**
 * The exact confidence interval of a probability, from the number of successes in a number of
 * independent trials that was fixed beforehand: its coverage is never less than stated. Source: C.
 * J. Clopper, E. S. Pearson, <em>The use of confidence or fiducial limits illustrated in the case
 * of the binomial</em>, Biometrika 26 (1934). The ends are quantiles of beta distributions, found
 * by bisecting Hipparchus' incomplete beta function.
 *
 * @param lower lower end, in [0, 1]
 * @param upper upper end, in [0, 1]
 */
public record ClopperPearson(double lower, double upper) {

  /**
   * The interval.
   *
   * @param successes from 0 to {@code trials}
   * @param trials at least 1
   * @param miss probability that the interval misses, half of it on either side, such as 1e-6
   * @throws IllegalArgumentException if one of them is not as said
   */
  public static ClopperPearson of(int successes, int trials, double miss) {
    if (!(0 <= successes && successes <= trials && trials >= 1 && miss > 0 && miss < 1)) {
      throw new IllegalArgumentException(
          successes
              + " successes in "
              + trials
              + " trials with error rate "
              + miss
              + ": give 0 <= successes <= trials, trials >= 1, and a rate in (0, 1)");
    }
    double lower = successes == 0 ? 0 : quantile(miss / 2, successes, trials - successes + 1);
    double upper =
        successes == trials ? 1 : 1 - quantile(miss / 2, trials - successes, successes + 1);
    return new ClopperPearson(lower, upper);
  }

  /** The x at which the beta distribution's cumulative probability is p. */
  private static double quantile(double p, double a, double b) {
    double below = 0;
    double above = 1;
    double middle = 0.5;
    while (below < middle && middle < above) {
      if (Beta.regularizedBeta(middle, a, b) < p) {
        below = middle;
      } else {
        above = middle;
      }
      middle = below + (above - below) / 2;
    }
    return middle;
  }
}
