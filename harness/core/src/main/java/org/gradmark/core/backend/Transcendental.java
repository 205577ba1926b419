package org.gradmark.core.backend;

import java.math.BigDecimal;
import java.math.MathContext;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.dfp.DfpMath;

/**
 * Exponentials, logarithms and powers in fifty digits: the library's, on its own decimal numbers.
 * Results are elements of {@link ExactBackend}.
 */
final class Transcendental {

  private static final int DIGITS = 50;

  /** Not more digits than the library's parser can take. */
  private static final MathContext PARSED = new MathContext(DIGITS + 3);

  private static final double LARGEST_POWER = 1e9;

  /** The library counts in digits of 10000, of which the first may be worth one decimal only. */
  private static final DfpField FIELD = new DfpField(DIGITS + 3);

  private Transcendental() {}

  static Object exp(LongFloat x) {
    return element(DfpMath.exp(decimal(x)));
  }

  /** Of a positive number. */
  static Object log(LongFloat x) {
    return element(DfpMath.log(decimal(x)));
  }

  /**
   * Whole exponents, such as a step index, are powers by repeated multiplication: exact, and a
   * hundred times faster.
   */
  static Object power(LongFloat x, LongFloat y) {
    double exponent = y.toDouble();
    boolean whole =
        exponent == Math.rint(exponent)
            && Math.abs(exponent) < LARGEST_POWER
            && LongFloat.of(exponent).compareTo(y) == 0;
    if (!whole) {
      return element(DfpMath.pow(decimal(x), decimal(y)));
    }
    if (Math.abs(x.top() * exponent) > LARGEST_POWER) {
      // Out of the exact range, and so is the same power of 2 or 1/2 out of a double's.
      return ExactBackend.element(StrictMath.pow(x.sign() * (x.top() > 0 ? 2 : 0.5), exponent));
    }
    return ExactBackend.element(x.power((int) exponent));
  }

  private static Dfp decimal(LongFloat x) {
    return FIELD.newDfp(x.toDecimal().round(PARSED).toString());
  }

  private static Object element(Dfp x) {
    if (x.isNaN() || x.isInfinite() || x.isZero()) {
      return ExactBackend.element(x.toDouble());
    }
    return ExactBackend.element(LongFloat.of(new BigDecimal(x.toString())));
  }
}
