package org.gradmark.core.backend;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.gradmark.core.tensor.Precision;

/** Numbers for tests, and the grids they lie on, in decimal arithmetic only. */
final class Numbers {

  private Numbers() {}

  /** The largest multiple of the grid at the size of {@code value} that is not above it. */
  static double below(Precision precision, BigDecimal value) {
    return onGrid(precision, value, RoundingMode.FLOOR);
  }

  /** The smallest one that is not below it. */
  static double above(Precision precision, BigDecimal value) {
    return onGrid(precision, value, RoundingMode.CEILING);
  }

  /** The nearest one, in a tie the even one. */
  static double nearest(Precision precision, BigDecimal value) {
    return onGrid(precision, value, RoundingMode.HALF_EVEN);
  }

  private static double onGrid(Precision precision, BigDecimal value, RoundingMode mode) {
    BigDecimal ulp = ulp(precision, value);
    BigDecimal units = value.divide(ulp).setScale(0, mode);
    double rounded = units.multiply(ulp).doubleValue();
    return Math.abs(rounded) > precision.max()
        ? Math.copySign(Double.POSITIVE_INFINITY, rounded)
        : rounded;
  }

  /** The spacing of the grid at the size of {@code value}: a power of two. */
  static BigDecimal ulp(Precision precision, BigDecimal value) {
    int lowest = precision == Precision.FLOAT64 ? -1022 : -126;
    int exponent = Math.max(lowest, Math.min(1023, Math.getExponent(value.doubleValue())));
    while (exponent > lowest && value.abs().compareTo(power(exponent)) < 0) {
      exponent--; // doubleValue rounded up to a power of two
    }
    return power(exponent - precision.bits() + 1);
  }

  private static BigDecimal power(int exponent) {
    BigDecimal two = BigDecimal.valueOf(2);
    return exponent >= 0 ? two.pow(exponent) : BigDecimal.ONE.divide(two.pow(-exponent));
  }

  /** A number of this format, of either sign and of very different sizes. */
  static double random(SplittableRandom random, Precision precision, int exponents) {
    double value = Math.scalb(random.nextDouble(1, 2), random.nextInt(-exponents, exponents + 1));
    return precision.nearest(random.nextBoolean() ? value : -value);
  }
}
