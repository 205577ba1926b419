package org.gradmark.core.statistics;

import org.hipparchus.special.Beta;

/**
 * The exact test of a probability: how likely a number of successes this far out is. From
 * Hipparchus' incomplete beta function; nothing is approximated by a normal law.
 */
public final class ExactBinomial {

  private ExactBinomial() {}

  /** P(X &gt;= successes) for X binomial. */
  public static double atLeast(int successes, int trials, double p) {
    check(successes, trials, p);
    return successes == 0 ? 1 : Beta.regularizedBeta(p, successes, trials - successes + 1.0);
  }

  /** P(X &lt;= successes) for X binomial. */
  public static double atMost(int successes, int trials, double p) {
    return atLeast(trials - successes, trials, 1 - p);
  }

  /** Two-sided: twice the smaller tail, at most 1. */
  public static double pValue(int successes, int trials, double p) {
    double tail = Math.min(atLeast(successes, trials, p), atMost(successes, trials, p));
    return Math.min(1, 2 * tail);
  }

  private static void check(int successes, int trials, double p) {
    if (!(0 <= successes && successes <= trials && p > 0 && p < 1)) {
      throw new IllegalArgumentException(
          successes
              + " of "
              + trials
              + " at "
              + p
              + ": give 0 <= successes <= trials, p in (0, 1)");
    }
  }
}
