package org.gradmark.core.statistics;

import org.apache.commons.numbers.gamma.Erfc;

/**
 * The normal law.
 *
 * @param mean expectation
 * @param deviation standard deviation, positive
 */
record NormalLaw(double mean, double deviation) implements Law {

  private static final double ROOT_HALF = Math.sqrt(0.5);

  NormalLaw {
    if (!(deviation > 0)) {
      throw new IllegalArgumentException("deviation " + deviation + ": give a positive one");
    }
  }

  /** Probability of a standard normal number at most z. */
  static double standard(double z) {
    return 0.5 * Erfc.value(-z * ROOT_HALF);
  }

  /** Density of a standard normal number. */
  static double density(double z) {
    return StrictMath.exp(-0.5 * z * z) / StrictMath.sqrt(2 * Math.PI);
  }

  @Override
  public double cdf(double x) {
    return standard((x - mean) / deviation);
  }

  @Override
  public double variance() {
    return deviation * deviation;
  }

  @Override
  public double kurtosis() {
    return 3;
  }

  @Override
  public double low() {
    return Double.NEGATIVE_INFINITY;
  }

  @Override
  public double high() {
    return Double.POSITIVE_INFINITY;
  }

  /** Largest at one deviation from the mean. */
  @Override
  public double crowding() {
    return density(1);
  }
}
