package org.gradmark.core.statistics;

import java.util.Map;

/**
 * Zero, but for some of the time.
 *
 * @param weight probability that it is not zero, in (0, 1)
 * @param rest the law when it is not; without point masses
 */
record SparseLaw(double weight, Law rest) implements Law {

  SparseLaw {
    if (!(weight > 0 && weight < 1)) {
      throw new IllegalArgumentException("weight " + weight + ": give one in (0, 1)");
    }
  }

  @Override
  public double cdf(double x) {
    return weight * rest.cdf(x) + (x >= 0 ? 1 - weight : 0);
  }

  @Override
  public double mean() {
    return weight * rest.mean();
  }

  @Override
  public double variance() {
    return weight * rest.secondMoment() - mean() * mean();
  }

  @Override
  public double kurtosis() {
    if (rest.mean() != 0) {
      throw new UnsupportedOperationException("the rest has mean " + rest.mean() + ", not 0");
    }
    return rest.kurtosis() / weight;
  }

  @Override
  public Law rest() {
    return rest;
  }

  @Override
  public double low() {
    return Math.min(0, rest.low());
  }

  @Override
  public double high() {
    return Math.max(0, rest.high());
  }

  @Override
  public Map<Double, Double> masses() {
    return Map.of(0.0, 1 - weight);
  }

  @Override
  public double crowding() {
    return weight * rest.crowding();
  }
}
