package org.gradmark.core.backend;

import java.math.BigDecimal;
import java.math.MathContext;
import org.gradmark.core.tensor.Binary;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Unary;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.dfp.DfpMath;

/**
 * Fifty decimal digits ({@code exact}): the oracle against which every rounding error is measured.
 * Infinities and NaN behave as in IEEE arithmetic; the exponent range is so wide that nothing
 * overflows in practice.
 */
public final class ExactBackend extends ElementBackend<Dfp[]> {

  private static final int DIGITS = 50;
  private static final MathContext PARSED = new MathContext(DIGITS + 3);

  /**
   * Newton steps that take a double's 15 digits beyond {@value #DIGITS}: each doubles them (30,
   * 60).
   */
  private static final int NEWTON_STEPS = 2;

  /** The library counts in digits of 10000, of which the first may be worth one decimal only. */
  private final DfpField field = new DfpField(DIGITS + 3);

  @Override
  public String name() {
    return "exact";
  }

  @Override
  public Precision precision() {
    return Precision.EXACT;
  }

  @Override
  Dfp[] allocate(int size) {
    return new Dfp[size];
  }

  @Override
  void copy(Dfp[] a, int i, Dfp[] out, int k) {
    out[k] = a[i];
  }

  @Override
  void set(Dfp[] out, int k, double value) {
    out[k] = fromDouble(value);
  }

  @Override
  double get(Dfp[] a, int i) {
    return toDouble(a[i]);
  }

  @Override
  void apply(Unary operation, Dfp[] a, int i, Dfp[] out, int k) {
    Dfp x = a[i];
    out[k] =
        switch (operation) {
          case NEGATE -> x.negate();
          case ABS -> x.abs();
          case SIGN ->
              x.isNaN() || x.isZero() ? x : field.newDfp(x.lessThan(field.getZero()) ? -1 : 1);
          case SQUARE -> x.multiply(x);
          case SQRT -> sqrt(x);
          case EXP -> DfpMath.exp(x);
          case LOG -> x.isZero() ? field.newDfp(Double.NEGATIVE_INFINITY) : DfpMath.log(x);
        };
  }

  @Override
  void apply(Binary operation, Dfp[] a, int i, Dfp[] b, int j, Dfp[] out, int k) {
    Dfp x = a[i];
    Dfp y = b[j];
    out[k] =
        switch (operation) {
          case PLUS -> x.add(y);
          case MINUS -> x.subtract(y);
          case TIMES -> x.multiply(y);
          case OVER -> x.divide(y);
          case MAX -> max(x, y);
          case MIN -> max(x.negate(), y.negate()).negate();
          case POWER -> pow(x, y);
          case LESS -> truth(!x.isNaN() && !y.isNaN() && x.lessThan(y));
          case GREATER -> truth(!x.isNaN() && !y.isNaN() && x.greaterThan(y));
          case EQUAL -> truth(!x.isNaN() && !y.isNaN() && x.equals(y));
        };
  }

  /** The sum of NaN and anything is NaN; of zeros with different signs, the positive one. */
  private static Dfp max(Dfp x, Dfp y) {
    boolean sum = x.isNaN() || y.isNaN() || (x.isZero() && y.isZero());
    return sum ? x.add(y) : x.lessThan(y) ? y : x;
  }

  private Dfp truth(boolean value) {
    return value ? field.getOne() : field.getZero();
  }

  /**
   * Whole exponents, such as a step index, are powers by repeated multiplication: exact, and a
   * hundred times faster.
   */
  private static Dfp pow(Dfp x, Dfp y) {
    double exponent = toDouble(y);
    boolean whole = exponent == Math.rint(exponent) && Math.abs(exponent) < 1e9;
    return whole ? DfpMath.pow(x, (int) exponent) : DfpMath.pow(x, y);
  }

  /**
   * By way of the decimal digits: correctly rounded, and thirty times faster than the library's own
   * conversion.
   */
  private static double toDouble(Dfp x) {
    return Double.parseDouble(x.toString());
  }

  /** By way of the decimal digits, but not of more of them than the library's parser can take. */
  private Dfp fromDouble(double value) {
    boolean plain = Double.isFinite(value) && value != 0;
    return plain ? field.newDfp(new BigDecimal(value, PARSED).toString()) : field.newDfp(value);
  }

  /** Newton's iteration from the double's root; the library's own starts from a single digit. */
  private Dfp sqrt(Dfp x) {
    double guess = Math.sqrt(toDouble(x));
    if (!(guess > 1e-150 && guess < 1e150)) {
      return x.sqrt();
    }
    Dfp root = fromDouble(guess);
    for (int i = 0; i < NEWTON_STEPS; i++) {
      root = root.add(x.divide(root)).divide(2);
    }
    return root;
  }
}
