package org.gradmark.initializers.purpose;

/**
 * How likely a mean of squared sums is, whatever the weights' law, as long as it is symmetric and
 * strictly sub-Gaussian: {@code E exp(t w) <= exp(t² v / 2)}, v its variance. Normal and uniform
 * laws are; so are normal laws cut on both sides alike (M. Barreto, O. Marchal, J. Arbel, arXiv:
 * 2403.08628).
 *
 * <p>Then so is a sum z of weights times given numbers, and with g standard normal, {@code E exp(s
 * z² / v) = E exp(sqrt(2 s / v) g z) <= 1 / sqrt(1 - 2 s)}, and the fourth moment is at most 3 v².
 * Upper tail: Chernoff's bound with it; lower tail: {@code P(sum <= N (1 - t)) <= exp(-N t² / (2 E
 * Y²))} for terms Y that are not negative. Both hold for sums where each term's law is given the
 * terms before it.
 */
final class SquaresBound {

  private static final int STEPS = 200;

  private SquaresBound() {}

  /**
   * Two-sided.
   *
   * @param mean of N terms {@code p z²} (z positive) or {@code q z²} (z negative), z of variance 1
   *     and p + q = 2: it is due to be 1
   * @param terms N
   */
  static double pValue(double mean, int terms, double p, double q) {
    if (!(mean >= 0)) {
      return 0;
    }
    double exponent =
        mean < 1
            ? -terms * (1 - mean) * (1 - mean) / (3 * (p * p + q * q))
            : terms * upper(mean, p, q);
    return Math.min(1, 2 * StrictMath.exp(exponent));
  }

  /** The least of {@code -s m + log E exp(s Y)}, which is convex in s; any s is a bound. */
  private static double upper(double mean, double p, double q) {
    double low = 0;
    double high = (1 - 1e-9) / (2 * Math.max(p, q));
    for (int i = 0; i < STEPS; i++) {
      double a = low + (high - low) / 3;
      double b = high - (high - low) / 3;
      boolean left = exponent(a, mean, p, q) < exponent(b, mean, p, q);
      high = left ? b : high;
      low = left ? low : a;
    }
    return Math.min(0, exponent(low, mean, p, q));
  }

  private static double exponent(double s, double mean, double p, double q) {
    double moment = 0.5 / Math.sqrt(1 - 2 * s * p) + 0.5 / Math.sqrt(1 - 2 * s * q);
    return -s * mean + Math.log(moment);
  }
}
