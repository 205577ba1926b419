package org.gradmark.core.statistics;

/**
 * The uniform law.
 *
 * @param low lower end
 * @param high upper end, above it
 */
record UniformLaw(double low, double high) implements Law {

  UniformLaw {
    if (!(low < high)) {
      throw new IllegalArgumentException("[" + low + ", " + high + "]: give low < high");
    }
  }

  @Override
  public double cdf(double x) {
    return Math.max(0, Math.min(1, (x - low) / (high - low)));
  }

  @Override
  public double mean() {
    return 0.5 * (low + high);
  }

  @Override
  public double variance() {
    return (high - low) * (high - low) / 12;
  }

  @Override
  public double kurtosis() {
    return 9.0 / 5;
  }

  @Override
  public double crowding() {
    return 0.5;
  }
}
