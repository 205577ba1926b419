package org.gradmark.core.statistics;

/**
 * Whether counts differ more from each other than those of independent trials do: the test of
 * Pearson's sum of squared deviations, each in units of its variance.
 *
 * <p>Chernoff's bound with the moment generating function of binomial numbers themselves, added up
 * term by term: never too small, however few trials there are, while the chi-square law is a limit
 * that rare events are far from.
 */
public final class BinomialSpread {

  /** The best exponent for m counts whose sum is x is about 1 - m/x. */
  private static final double[] EXPONENTS = {0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8};

  /** A chi-square number is beyond m + 2 sqrt(m x) + 2x with probability e^-x at most. */
  private static final double PLAIN = 12;

  private BinomialSpread() {}

  /**
   * Bound of the probability that so many counts are spread this far; 1 without much ado where that
   * is no rare event.
   *
   * @param counts successes, each of {@code trials} independent trials
   * @param p probability of a success, in (0, 1)
   * @return in [0, 1]
   */
  public static double pValue(int[] counts, int trials, double p) {
    double sum = 0;
    for (int count : counts) {
      sum += square(count, trials, p);
    }
    int m = counts.length;
    double least = 0;
    if (sum <= m + 2 * Math.sqrt(PLAIN * m) + 2 * PLAIN) {
      return 1;
    }
    for (double exponent : EXPONENTS) {
      double bound = m * logMoment(exponent / 2, trials, p) - exponent / 2 * sum;
      least = Math.min(least, bound);
    }
    return Math.exp(least);
  }

  /** The logarithm of E exp(s X²), X a binomial number in units of its own deviation. */
  private static double logMoment(double s, int trials, double p) {
    double ratio = Math.log(p / (1 - p));
    double logChance = trials * Math.log1p(-p);
    double largest = Double.NEGATIVE_INFINITY;
    double sum = 0;
    for (int k = 0; k <= trials; k++) {
      double term = logChance + s * square(k, trials, p);
      if (term > largest) {
        sum = sum * Math.exp(largest - term) + 1;
        largest = term;
      } else {
        sum += Math.exp(term - largest);
      }
      logChance += ratio + Math.log((double) (trials - k) / (k + 1));
    }
    return largest + Math.log(sum);
  }

  private static double square(int count, int trials, double p) {
    double off = count - trials * p;
    return off * off / (trials * p * (1 - p));
  }
}
