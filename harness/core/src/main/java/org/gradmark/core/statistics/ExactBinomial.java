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

  /** P(X = successes) for X binomial: a difference of the smaller tails. */
  public static double exactly(int successes, int trials, double p) {
    check(successes, trials, p);
    if (successes >= p * trials) {
      double more = successes == trials ? 0 : atLeast(successes + 1, trials, p);
      return atLeast(successes, trials, p) - more;
    }
    return atMost(successes, trials, p) - (successes == 0 ? 0 : atMost(successes - 1, trials, p));
  }

  /** Two-sided: twice the smaller tail, at most 1. */
  public static double pValue(int successes, int trials, double p) {
    check(successes, trials, p);
    // The median is within one of the mean: beyond that it is plain which tail is the smaller.
    double off = successes - trials * p;
    if (off >= 2) {
      return Math.min(1, 2 * atLeast(successes, trials, p));
    }
    if (off <= -2) {
      return Math.min(1, 2 * atMost(successes, trials, p));
    }
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
