package org.gradmark.core.statistics;

/** The normal law on the condition that nothing is far from its mean. */
final class TruncatedNormalLaw implements Law {

  private final double mean;
  private final double deviation;
  private final double cut;

  /** Probability that a normal number is too low. */
  private final double tail;

  /** Probability that a normal number is not cut. */
  private final double kept;

  /**
   * The law.
   *
   * @param mean expectation, also after the cut
   * @param deviation standard deviation before the cut, positive
   * @param cut how many deviations from the mean are allowed, positive
   */
  TruncatedNormalLaw(double mean, double deviation, double cut) {
    if (!(deviation > 0 && cut > 0)) {
      throw new IllegalArgumentException(
          "deviation " + deviation + ", cut " + cut + ": give positive ones");
    }
    this.mean = mean;
    this.deviation = deviation;
    this.cut = cut;
    tail = NormalLaw.standard(-cut);
    kept = 1 - 2 * tail;
  }

  @Override
  public double cdf(double x) {
    double z = (x - mean) / deviation;
    if (z >= cut) {
      return 1;
    }
    return z <= -cut ? 0 : (NormalLaw.standard(z) - tail) / kept;
  }

  @Override
  public double mean() {
    return mean;
  }

  /** By parts: E Z² = 1 - 2 c φ(c) / P(|Z| &lt;= c). */
  private double square() {
    return 1 - 2 * cut * NormalLaw.density(cut) / kept;
  }

  @Override
  public double variance() {
    return deviation * deviation * square();
  }

  /** By parts: E Z⁴ = 3 E Z² - 2 c³ φ(c) / P(|Z| &lt;= c). */
  @Override
  public double kurtosis() {
    double fourth = 3 * square() - 2 * cut * cut * cut * NormalLaw.density(cut) / kept;
    return fourth / (square() * square());
  }

  @Override
  public double low() {
    return mean - cut * deviation;
  }

  @Override
  public double high() {
    return mean + cut * deviation;
  }

  @Override
  public double crowding() {
    return NormalLaw.density(1) / kept;
  }

  @Override
  public String toString() {
    return "TruncatedNormalLaw[mean=" + mean + ", deviation=" + deviation + ", cut=" + cut + "]";
  }
}
