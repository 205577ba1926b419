package org.gradmark.core.backend;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A finite binary number of {@value #BITS} bits, which is 57 decimal digits: {@code significand *
 * 2^exponent}, rounded to nearest, ties to even, so that the rounding of a negated result is the
 * negated rounding. Zero has no sign. Who uses it keeps exponents far from an int's ends.
 *
 * <p>Hipparchus' {@code Dfp} and {@code BigDecimal} could do the same in decimal. Measured, a
 * quotient of the one took nine times as long and a product of the other three times, and both ten
 * times to come from a double and go to one, of which the oracle does millions. A double is exactly
 * such a number, and rounding is a shift.
 *
 * @param significand any whole number of at most {@value #BITS} bits
 * @param exponent power of two
 */
record LongFloat(BigInteger significand, int exponent) {

  static final int BITS = 192;

  private static final LongFloat ZERO = new LongFloat(BigInteger.ZERO, 0);
  private static final LongFloat TWO = of(2);

  /** Newton steps that take a root's 53 bits beyond {@value #BITS}: each doubles them. */
  private static final int NEWTON_STEPS = 2;

  /** Exactly this finite double. */
  static LongFloat of(double value) {
    if (value == 0) {
      return ZERO;
    }
    long bits = Double.doubleToRawLongBits(value);
    int biased = (int) (bits >>> 52 & 0x7FF);
    long fraction = bits & (1L << 52) - 1;
    long whole = biased == 0 ? fraction : fraction | 1L << 52;
    // Without its trailing zeros, so that products of round numbers stay short.
    int zeros = Long.numberOfTrailingZeros(whole);
    long odd = whole >> zeros;
    return new LongFloat(
        BigInteger.valueOf(value < 0 ? -odd : odd), Math.max(biased, 1) - 1075 + zeros);
  }

  /** The nearest number to a decimal one. */
  static LongFloat of(BigDecimal value) {
    BigInteger unscaled = value.unscaledValue();
    return value.scale() <= 0
        ? round(unscaled.multiply(BigInteger.TEN.pow(-value.scale())), 0)
        : round(unscaled, 0).over(round(BigInteger.TEN.pow(value.scale()), 0));
  }

  /** The nearest double: infinite or zero beyond its range. */
  double toDouble() {
    // The place of the last bit that a double has at this size.
    long last = Math.max(top() - 53, -1074);
    long places = last - exponent;
    if (places <= 0) {
      return Math.scalb(significand.doubleValue(), exponent);
    }
    double whole = last > top() ? 0 : shift(significand, (int) places).doubleValue();
    return Math.copySign(Math.scalb(whole, (int) Math.min(last, Integer.MAX_VALUE)), sign());
  }

  /** Exactly this number in decimal. */
  BigDecimal toDecimal() {
    BigDecimal whole = new BigDecimal(significand);
    return exponent >= 0
        ? whole.multiply(new BigDecimal(BigInteger.TWO.pow(exponent)))
        : whole.multiply(new BigDecimal(BigInteger.valueOf(5).pow(-exponent), -exponent));
  }

  /** This to a whole power, by repeated squaring; not zero to a negative one. */
  LongFloat power(int exponent) {
    LongFloat product = of(1);
    LongFloat square = this;
    for (long left = Math.abs((long) exponent); left > 0; left >>= 1) {
      product = (left & 1) == 1 ? product.times(square) : product;
      square = left > 1 ? square.times(square) : square;
    }
    return exponent < 0 ? of(1).over(product) : product;
  }

  /** -1, 0 or 1. */
  int sign() {
    return significand.signum();
  }

  LongFloat negate() {
    return new LongFloat(significand.negate(), exponent);
  }

  LongFloat plus(LongFloat other) {
    if (sign() == 0 || other.sign() == 0) {
      return sign() == 0 ? other : this;
    }
    long apart = top() - other.top();
    if (Math.abs(apart) > BITS + 2) {
      // Less than a quarter of the larger one's last place: gone in rounding.
      return apart > 0 ? this : other;
    }
    LongFloat high = exponent >= other.exponent ? this : other;
    LongFloat low = high == this ? other : this;
    BigInteger aligned = high.significand.shiftLeft(high.exponent - low.exponent);
    return round(aligned.add(low.significand), low.exponent);
  }

  /** The power of two that it stays below. */
  long top() {
    int bits = significand.bitLength();
    // In two's complement a negative power of two is a bit shorter than its size.
    boolean shorter = significand.signum() < 0 && significand.getLowestSetBit() == bits;
    return (long) exponent + (shorter ? bits + 1 : bits);
  }

  LongFloat times(LongFloat other) {
    return round(significand.multiply(other.significand), exponent + other.exponent);
  }

  /** The quotient; the divisor is not zero. */
  LongFloat over(LongFloat other) {
    if (sign() == 0) {
      return ZERO;
    }
    // Two bits more than are kept, and one that says whether anything is left.
    int up = Math.max(0, BITS + 2 + other.significand.bitLength() - significand.bitLength());
    BigInteger[] parts = significand.shiftLeft(up).divideAndRemainder(other.significand);
    int left = parts[1].signum() == 0 ? 0 : sign() * other.sign();
    BigInteger sticky = parts[0].shiftLeft(1).add(BigInteger.valueOf(left));
    return round(sticky, exponent - other.exponent - up - 1);
  }

  /** The square root of a number that is not negative, to the last bit or nearly. */
  LongFloat sqrt() {
    if (sign() == 0) {
      return ZERO;
    }
    // The root of a number between 1 and 4, so that a double can guess it.
    int half = Math.floorDiv(exponent + significand.bitLength() - 1, 2);
    LongFloat scaled = new LongFloat(significand, exponent - 2 * half);
    LongFloat root = of(Math.sqrt(scaled.toDouble()));
    for (int i = 0; i < NEWTON_STEPS; i++) {
      root = root.plus(scaled.over(root)).over(TWO);
    }
    return new LongFloat(root.significand, root.exponent + half);
  }

  /** -1, 0 or 1 as this is smaller than, equal to or larger than another number. */
  int compareTo(LongFloat other) {
    return sign() != other.sign() ? Integer.compare(sign(), other.sign()) : minus(other).sign();
  }

  LongFloat minus(LongFloat other) {
    return plus(other.negate());
  }

  private static LongFloat round(BigInteger significand, int exponent) {
    if (significand.signum() == 0) {
      return ZERO;
    }
    int surplus = significand.bitLength() - BITS;
    return surplus <= 0
        ? new LongFloat(significand, exponent)
        : new LongFloat(shift(significand, surplus), exponent + surplus);
  }

  /** Divided by {@code 2^places}, at least one, to the nearest whole number, ties to even. */
  private static BigInteger shift(BigInteger number, int places) {
    BigInteger floor = number.shiftRight(places);
    boolean up =
        number.testBit(places - 1) && (floor.testBit(0) || number.getLowestSetBit() < places - 1);
    return up ? floor.add(BigInteger.ONE) : floor;
  }
}
