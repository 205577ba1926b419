package org.gradmark.core.statistics;

/**
 * Tests of the first two moments of independent draws whose law is known completely if the claim
 * holds. For normal laws they are exact: a normal sum, a chi-square sum ({@link ChiSquare}). For
 * bounded laws they rest on Bernstein's inequality, P(|mean - expectation| &gt;= t) &lt;= 2 exp(-n
 * t² / (2 v + 2 b t / 3)), v the variance of a term and b its largest deviation: never too small,
 * whatever n (S. Boucheron, G. Lugosi, P. Massart, <em>Concentration Inequalities</em>, 2013,
 * theorem 2.10).
 *
 * @param ratio what was found, in units of what is due: the second moment about the law's mean over
 *     the variance; or the mean's distance from the law's mean over the standard deviation
 * @param pValue bound of the probability of a result this far out, in [0, 1]
 * @param draws how many were used
 */
public record MomentTest(double ratio, double pValue, int draws) {

  /** Tests the second moment about the law's own mean; draws at a point mass are left out. */
  public static MomentTest ofSquares(double[] draws, Law law) {
    Law rest = law.rest();
    boolean loose = law.masses().isEmpty();
    CompensatedSum sum = new CompensatedSum();
    int n = 0;
    for (double x : draws) {
      if (loose || !law.masses().containsKey(x)) {
        sum.add((x - rest.mean()) * (x - rest.mean()) / rest.variance());
        n++;
      }
    }
    return ofSquares(sum.value(), n, rest);
  }

  /**
   * The same of draws that have been added up.
   *
   * @param sum of squared distances from the law's mean, in units of its variance
   * @param n how many they are
   * @param rest their law, without point masses
   */
  public static MomentTest ofSquares(double sum, int n, Law rest) {
    double ratio = sum / n;
    if (!Double.isFinite(ratio)) {
      return new MomentTest(ratio, 0, n);
    }
    if (rest.high() == Double.POSITIVE_INFINITY) {
      return new MomentTest(ratio, ChiSquare.pValue(sum, n), n);
    }
    double most = Math.max(rest.high() - rest.mean(), rest.mean() - rest.low());
    double range = Math.max(1, most * most / rest.variance() - 1);
    return new MomentTest(ratio, bernstein(ratio - 1, rest.kurtosis() - 1, range, n), n);
  }

  /** Tests the mean; draws at a point mass are left out. */
  public static MomentTest ofMean(double[] draws, Law law) {
    Law rest = law.rest();
    boolean loose = law.masses().isEmpty();
    double deviation = Math.sqrt(rest.variance());
    CompensatedSum sum = new CompensatedSum();
    int n = 0;
    for (double x : draws) {
      if (loose || !law.masses().containsKey(x)) {
        sum.add((x - rest.mean()) / deviation);
        n++;
      }
    }
    double ratio = sum.value() / n;
    if (!Double.isFinite(ratio)) {
      return new MomentTest(ratio, 0, n);
    }
    if (rest.high() == Double.POSITIVE_INFINITY) {
      double z = Math.abs(ratio) * Math.sqrt(n);
      return new MomentTest(ratio, Math.min(1, 2 * NormalLaw.standard(-z)), n);
    }
    double most = Math.max(rest.high() - rest.mean(), rest.mean() - rest.low());
    return new MomentTest(ratio, bernstein(ratio, 1, most / deviation, n), n);
  }

  /**
   * Bernstein's bound of P(|mean - expectation| &gt;= |off|), the mean that of independent draws of
   * one law.
   *
   * @param off what the mean is off by
   * @param variance that of the law
   * @param range its largest deviation from the expectation
   * @param n how many draws
   * @return in [0, 1]; NaN if {@code off} is NaN
   */
  public static double bernstein(double off, double variance, double range, int n) {
    double t = Math.abs(off);
    double exponent = n * t * t / (2 * variance + 2 * range * t / 3);
    return Math.min(1, 2 * StrictMath.exp(-exponent));
  }
}
