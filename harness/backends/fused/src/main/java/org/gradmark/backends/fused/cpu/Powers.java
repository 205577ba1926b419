package org.gradmark.backends.fused.cpu;

/**
 * The power that {@code StrictMath.pow} is specified to give, bit for bit, without the three small
 * arrays (96 bytes) that the JDK's makes at a call. Whether its compiler gets rid of them depends
 * on which powers a program has asked for before; so no number of rehearsals helps.
 *
 * <p>Method: {@code base = 2^n * m}; the logarithm of {@code m} about 1 or 1.5 as a head and a
 * tail; their product with the exponent, split into a whole number and a fraction; and the
 * fraction's exponential by a rational function. Every operation in this order, or it is another
 * power in the last bit.
 *
 * <p>Source of method and constants: fdlibm 5.3, {@code e_pow.c}. Copyright (C) 2004 by Sun
 * Microsystems, Inc. All rights reserved. Permission to use, copy, modify, and distribute this
 * software is freely granted, provided that this notice is preserved.
 */
final class Powers {

  /** Beyond this the JDK has a way of its own, which makes no arrays. */
  private static final double LARGE_EXPONENT = 0x1.00000ffffffffp31;

  /** Up to here a mantissa's logarithm is taken about 1, then about 1.5, then about 1 again. */
  private static final double ROOT_OF_3_2 = 0x1.3988fp0;

  private static final double ROOT_OF_3 = 0x1.bb67ap0;

  /** How far above 1024 the logarithm of the largest number, rounded, still is. */
  private static final double OVERFLOW = 8.008566259537294e-17;

  private Powers() {}

  /** The power, the bits of {@code StrictMath.pow}. */
  static double of(double base, double exponent) {
    double size = Math.abs(base);
    boolean simple =
        !(size > 0 && size < Double.POSITIVE_INFINITY)
            || size == 1
            || !(Math.abs(exponent) <= LARGE_EXPONENT)
            || exponent == Math.rint(exponent) && Math.abs(exponent) <= 2
            || exponent == 0.5;
    if (simple) {
      return StrictMath.pow(base, exponent);
    }
    if (base > 0) {
      return positive(base, exponent);
    }
    if (exponent != Math.rint(exponent)) {
      return Double.NaN;
    }
    double power = positive(size, exponent);
    return exponent % 2 == 0 ? power : -power;
  }

  private static double positive(double base, double exponent) {
    double normal = base < Double.MIN_NORMAL ? base * 0x1p53 : base;
    int n = Math.getExponent(normal) - (base < Double.MIN_NORMAL ? 53 : 0);
    double m = Math.scalb(normal, -Math.getExponent(normal));
    boolean about1 = m < ROOT_OF_3_2 || m >= ROOT_OF_3;
    if (m >= ROOT_OF_3) {
      m = 0.5 * m;
      n++;
    }

    // s = (m - c) / (m + c), as head and tail.
    double c = about1 ? 1 : 1.5;
    double difference = m - c;
    double inverse = 1 / (m + c);
    double s = difference * inverse;
    double sHead = head(s);
    double sumHead = c + cut(m, 33);
    double sumTail = m - (sumHead - c);
    double sTail = inverse * ((difference - sHead * sumHead) - sHead * sumTail);

    // log(m / c) = 2 s + 2/3 s^3 + 2/5 s^5 + …, in units of 2/3.
    double s2 = s * s;
    double rest = s2 * s2 * series(s2);
    rest += sTail * (sHead + s);
    double sHead2 = sHead * sHead;
    double factorHead = head(3 + sHead2 + rest);
    double factorTail = rest - ((factorHead - 3) - sHead2);
    double first = sHead * factorHead;
    double second = sTail * factorHead + factorTail * s;
    double logHead = head(first + second);
    double logTail = second - (logHead - first);

    // Over log 2, plus log2 c, plus n.
    double log2cHead = about1 ? 0 : 0.5849624872207642;
    double log2cTail = about1 ? 0 : 1.350039202129749e-8;
    double zHead = 0.9617967009544373 * logHead;
    double zTail = -7.028461650952758e-9 * logHead + logTail * 0.9617966939259756 + log2cTail;
    double log2Head = head(((zHead + zTail) + log2cHead) + n);
    double log2Tail = zTail - (((log2Head - n) - log2cHead) - zHead);

    double exponentHead = head(exponent);
    double tail = (exponent - exponentHead) * log2Head + exponent * log2Tail;
    return powerOfTwo(exponentHead * log2Head, tail);
  }

  private static double series(double s2) {
    double tail = 0.23066074577556175 + s2 * 0.20697501780033842;
    return 0.5999999999999946
        + s2
            * (0.4285714285785502
                + s2 * (0.33333332981837743 + s2 * (0.272728123808534 + s2 * tail)));
  }

  /** Two to the power of a head and a tail. */
  private static double powerOfTwo(double head, double tail) {
    double z = tail + head;
    if (z > 1024 || z == 1024 && tail + OVERFLOW > z - head) {
      return Double.POSITIVE_INFINITY;
    }
    if (z < -1075 || z == -1075 && tail <= z - head) {
      return 0;
    }
    double size = Math.abs(head(z));
    int whole = size > 0.5 ? (int) (size + 0.5) : 0;
    int n = z < 0 ? -whole : whole;
    double fraction = head - n;
    double t = head(tail + fraction);
    double u = t * 0.6931471824645996;
    double v = (tail - (t - fraction)) * 0.6931471805599453 + t * -1.904654299957768e-9;
    double x = u + v;
    double w = v - (x - u);
    double x2 = x * x;
    double even = -1.6533902205465252e-6 + x2 * 4.1381367970572385e-8;
    double p =
        x
            - x2
                * (0.16666666666666602
                    + x2 * (-0.0027777777777015593 + x2 * (6.613756321437934e-5 + x2 * even)));
    double r = (x * p) / (p - 2) - (w + x * w);
    return Math.scalb(1 - (r - x), n);
  }

  /** The number without the lower half of its bits. */
  private static double head(double x) {
    return cut(x, 32);
  }

  private static double cut(double x, int bits) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(x) >> bits << bits);
  }
}
