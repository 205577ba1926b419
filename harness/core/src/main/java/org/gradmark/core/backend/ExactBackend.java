package org.gradmark.core.backend;

import org.gradmark.core.tensor.Binary;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Unary;

/**
 * More than fifty decimal digits ({@code exact}): the oracle against which every rounding error is
 * measured. Infinities, NaN and signed zeros behave as in IEEE arithmetic; the exponent range is so
 * wide that nothing overflows in practice.
 *
 * <p>An element is a {@link LongFloat}, or a {@code Double} if it is zero, infinite or NaN. Where
 * such a special one takes part, the result hardly depends on the size of the other operand, so
 * that Java's own arithmetic tells it from a stand-in.
 */
public final class ExactBackend extends ElementBackend<Object[]> {

  /** Beyond {@code 2^±this}, which is some 120,000 decimal digits, numbers are infinite or zero. */
  static final int RANGE = 400_000;

  @Override
  public String name() {
    return "exact";
  }

  @Override
  public Precision precision() {
    return Precision.EXACT;
  }

  @Override
  Object[] allocate(int size) {
    return new Object[size];
  }

  @Override
  void copy(Object[] a, int i, Object[] out, int k) {
    out[k] = a[i];
  }

  @Override
  void set(Object[] out, int k, double value) {
    out[k] = element(value);
  }

  @Override
  double get(Object[] a, int i) {
    return a[i] instanceof LongFloat number ? number.toDouble() : (double) a[i];
  }

  /** The element that is this double. */
  static Object element(double value) {
    return value == 0 || !Double.isFinite(value) ? (Object) value : LongFloat.of(value);
  }

  /** The element that is this number. */
  static Object element(LongFloat number) {
    if (number.sign() == 0) {
      return 0.0;
    }
    if (Math.abs(number.top()) <= RANGE) {
      return number;
    }
    return number.sign() * (number.top() > 0 ? Double.POSITIVE_INFINITY : 0.0);
  }

  @Override
  void apply(Unary operation, Object[] a, int i, Object[] out, int k) {
    out[k] =
        a[i] instanceof LongFloat number
            ? finite(operation, number)
            : element(DoubleMath.apply(operation, (double) a[i]));
  }

  private static Object finite(Unary operation, LongFloat x) {
    return switch (operation) {
      case NEGATE -> x.negate();
      case ABS -> x.sign() < 0 ? x.negate() : x;
      case SIGN -> LongFloat.of(x.sign());
      case SQUARE -> element(x.times(x));
      case SQRT -> x.sign() < 0 ? (Object) Double.NaN : x.sqrt();
      case EXP -> Transcendental.exp(x);
      case LOG -> x.sign() < 0 ? (Object) Double.NaN : Transcendental.log(x);
    };
  }

  @Override
  void apply(Binary operation, Object[] a, int i, Object[] b, int j, Object[] out, int k) {
    out[k] =
        a[i] instanceof LongFloat x && b[j] instanceof LongFloat y
            ? finite(operation, x, y)
            : special(operation, a[i], b[j]);
  }

  private static Object finite(Binary operation, LongFloat x, LongFloat y) {
    return switch (operation) {
      case PLUS -> element(x.plus(y));
      case MINUS -> element(x.minus(y));
      case TIMES -> element(x.times(y));
      case OVER -> element(x.over(y));
      case MAX -> x.compareTo(y) < 0 ? y : x;
      case MIN -> x.compareTo(y) > 0 ? y : x;
      case POWER -> Transcendental.power(x, y);
      case LESS -> truth(x.compareTo(y) < 0);
      case GREATER -> truth(x.compareTo(y) > 0);
      case EQUAL -> truth(x.compareTo(y) == 0);
    };
  }

  private static Object truth(boolean value) {
    return element(value ? 1 : 0);
  }

  /**
   * At least one of the two is zero, infinite or NaN. Only a power depends on more of the other
   * than its sign.
   */
  private static Object special(Binary operation, Object a, Object b) {
    boolean power = operation == Binary.POWER;
    double x = power ? besideOne(a) : sign(a);
    double y = power ? besideOne(b) : sign(b);
    return switch (operation) {
      case PLUS -> x == 0 && y != 0 ? b : y == 0 && x != 0 ? a : (Object) (x + y);
      case MINUS -> special(Binary.PLUS, a, negated(b));
      case MAX -> Double.compare(Math.max(x, y), y) == 0 ? b : a;
      case MIN -> Double.compare(Math.min(x, y), y) == 0 ? b : a;
      case POWER ->
          // Whether an exponent is whole and odd decides over the sign of a zero or infinity.
          element(StrictMath.pow(x, b instanceof LongFloat number ? number.toDouble() : y));
      case TIMES, OVER, LESS, GREATER, EQUAL -> element(DoubleMath.apply(operation, x, y));
    };
  }

  private static Object negated(Object element) {
    return element instanceof LongFloat number ? number.negate() : (Object) (-(double) element);
  }

  /** The element if it is special, else 1 or -1. */
  private static double sign(Object element) {
    return element instanceof LongFloat number ? number.sign() : (double) element;
  }

  /** The element if it is special, else a number of its sign on the same side of one. */
  private static double besideOne(Object element) {
    if (!(element instanceof LongFloat number)) {
      return (double) element;
    }
    LongFloat size = number.sign() < 0 ? number.negate() : number;
    return number.sign() * StrictMath.pow(2, size.compareTo(LongFloat.of(1)));
  }
}
