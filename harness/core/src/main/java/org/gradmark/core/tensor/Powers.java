package org.gradmark.core.tensor;

/**
 * Powers of doubles, the same bits on every machine. Whole exponents, which the bias corrections
 * {@code 1 - beta^t} of most adaptive methods ask for at every step, are multiplied out with twice
 * the digits: that rounds correctly but for one case in many millions, and makes no objects, which
 * {@code StrictMath.pow} does.
 */
public final class Powers {

  /** Up to this exponent the errors of all products together stay below 2^-70. */
  private static final double LARGEST_EXPONENT = 0x1p31;

  /** Makes a subnormal number normal. */
  private static final int SUBNORMAL_BITS = 53;

  private Powers() {}

  /** The power; whatever is not finite, and zeros, as {@link Math#pow} specifies. */
  public static double of(double base, double exponent) {
    double size = Math.abs(base);
    boolean whole = exponent == Math.rint(exponent) && Math.abs(exponent) <= LARGEST_EXPONENT;
    if (!whole || !(size > 0 && size < Double.POSITIVE_INFINITY)) {
      return StrictMath.pow(base, exponent);
    }
    long n = (long) exponent;
    double power = n < 0 ? product(size, -n, true) : product(size, n, false);
    return base < 0 && (n & 1) == 1 ? -power : power;
  }

  /**
   * By repeated squaring. Numbers are {@code (head + tail) * 2^scale}, the tail below half a digit
   * of the head, and the head in [1, 2): nothing overflows on the way.
   */
  private static double product(double base, long n, boolean inverse) {
    int subnormal = base < Double.MIN_NORMAL ? SUBNORMAL_BITS : 0;
    double normal = Math.scalb(base, subnormal);
    double squareHead = Math.scalb(normal, -Math.getExponent(normal));
    double squareTail = 0;
    long squareScale = Math.getExponent(normal) - subnormal;
    double head = 1;
    double tail = 0;
    long scale = 0;
    for (long rest = n; rest > 0; rest >>= 1) {
      if ((rest & 1) == 1) {
        double first = head * squareHead;
        double second =
            Math.fma(head, squareHead, -first) + (head * squareTail + tail * squareHead);
        int half = first >= 2 ? 1 : 0;
        head = Math.scalb(first + second, -half);
        tail = Math.scalb(second - ((first + second) - first), -half);
        scale += squareScale + half;
      }
      double first = squareHead * squareHead;
      double second = Math.fma(squareHead, squareHead, -first) + 2 * (squareHead * squareTail);
      int half = first >= 2 ? 1 : 0;
      squareHead = Math.scalb(first + second, -half);
      squareTail = Math.scalb(second - ((first + second) - first), -half);
      squareScale += squareScale + half;
    }
    if (inverse) {
      double quotient = 1 / head;
      head = quotient + quotient * (Math.fma(-quotient, head, 1) - quotient * tail);
      scale = -scale;
    }
    return Math.scalb(head, (int) Math.max(-5000, Math.min(5000, scale)));
  }
}
