package org.gradmark.initializers.purpose;

import org.gradmark.core.initializer.Settings;

/**
 * A scale-invariant activation: z is multiplied by one slope if positive, by another if not.
 *
 * @param plus slope of positive sums
 * @param minus slope of the others
 */
public record Slopes(double plus, double minus) {

  /** No activation. */
  public static final Slopes LINEAR = new Slopes(1, 1);

  /** The rectifier. */
  public static final Slopes RECTIFIER = new Slopes(1, 0);

  /** The activation that a user's settings are meant for. */
  @FunctionalInterface
  public interface Chosen {
    /** The slopes. */
    Slopes by(Settings settings);
  }

  /** The slope at a sum. */
  public double at(double z) {
    return z > 0 ? plus : minus;
  }

  /** Outputs. */
  public double[] of(double[] sums) {
    return java.util.Arrays.stream(sums).map(z -> at(z) * z).toArray();
  }

  /**
   * The variance of a sum of standardized inputs at which the second moment of outputs is 1: for
   * symmetric sums the slopes are equally likely.
   */
  public double criticalVariance() {
    return 2 / (plus * plus + minus * minus);
  }
}
