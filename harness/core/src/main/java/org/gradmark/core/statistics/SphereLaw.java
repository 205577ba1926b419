package org.gradmark.core.statistics;

import org.hipparchus.special.Beta;

/**
 * The law of one coordinate of a random point on the unit sphere: its square has the beta law with
 * parameters 1/2 and (n - 1)/2. In three dimensions it is uniform (Archimedes).
 *
 * @param dimensions number of axes, at least 2
 */
record SphereLaw(int dimensions) implements Law {

  SphereLaw {
    if (dimensions < 2) {
      throw new IllegalArgumentException(dimensions + " dimensions: give at least 2");
    }
  }

  @Override
  public double cdf(double x) {
    double inside = Math.max(-1, Math.min(1, x));
    double both = Beta.regularizedBeta(inside * inside, 0.5, 0.5 * (dimensions - 1));
    return 0.5 + Math.copySign(0.5 * both, inside);
  }

  @Override
  public double mean() {
    return 0;
  }

  @Override
  public double variance() {
    return 1.0 / dimensions;
  }

  @Override
  public double kurtosis() {
    return 3.0 * dimensions / (dimensions + 2);
  }

  @Override
  public double low() {
    return -1;
  }

  @Override
  public double high() {
    return 1;
  }

  @Override
  public double crowding() {
    throw new UnsupportedOperationException("the density may be infinite at the ends");
  }
}
