package org.gradmark.core.backend;

import org.gradmark.core.tensor.Binary;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Unary;

/**
 * Monte Carlo arithmetic: every inexact operation is rounded up or down at random, with the
 * probabilities that make the result right on average (Parker 1997; "stochastic rounding"). Runs
 * with different seeds differ by as much as different honest implementations do, so their spread
 * <em>derives</em> a tolerance.
 *
 * <p>The random bit is a hash of the seed, the operation and its operands' bits. The same operation
 * on the same operands therefore always rounds the same way, as in any real arithmetic, and nothing
 * depends on the order of evaluation.
 */
public final class RoundingBackend extends ElementBackend<double[]> {

  /** The code of the rounding that keeping is, beyond those of all operations. */
  private static final int KEEP = 48;

  private final Precision precision;
  private final long seed;
  private final Direction direction;

  /** Where an inexact result goes. */
  public enum Direction {
    /** To either neighbour, at random. */
    RANDOM,
    UP,
    DOWN,
    TOWARD_ZERO,
    AWAY_FROM_ZERO
  }

  /**
   * Creates the arithmetic with random rounding.
   *
   * @param precision the format to round to: float64, float32 or bfloat16
   * @param seed different seeds give independent roundings
   */
  public RoundingBackend(Precision precision, long seed) {
    this(precision, seed, Direction.RANDOM);
  }

  /**
   * Creates the arithmetic with directed rounding: every error has the same sign, so that errors
   * pile up from step to step as fast as they possibly can.
   */
  public RoundingBackend(Precision precision, Direction direction) {
    this(precision, 0, direction);
  }

  private RoundingBackend(Precision precision, long seed, Direction direction) {
    if (precision == Precision.EXACT) {
      throw new IllegalArgumentException("exact arithmetic does not round");
    }
    this.precision = precision;
    this.seed = mix(seed + 0x9E3779B97F4A7C15L);
    this.direction = direction;
  }

  @Override
  public String name() {
    return "rounding";
  }

  @Override
  public Precision precision() {
    return precision;
  }

  @Override
  double[] allocate(int size) {
    return new double[size];
  }

  @Override
  void copy(double[] a, int i, double[] out, int k) {
    out[k] = a[i];
  }

  /**
   * Constants are rounded at random too: a float32 implementation may hold 0.999 as either
   * neighbour, or as a double.
   */
  @Override
  void set(double[] out, int k, double value) {
    out[k] = round(value, 0, 31, value, 0);
  }

  @Override
  double kept(double value) {
    return round(precision, value, 0, KEEP, value, 0);
  }

  @Override
  double get(double[] a, int i) {
    return a[i];
  }

  @Override
  void apply(Unary operation, double[] a, int i, double[] out, int k) {
    double x = a[i];
    double result = DoubleMath.apply(operation, x);
    double residue =
        switch (operation) {
          case NEGATE, ABS, SIGN -> 0;
          case SQUARE -> Math.fma(x, x, -result);
          case SQRT -> Math.fma(-result, result, x) / (2 * result);
          case EXP, LOG -> transcendental(result, operation.ordinal(), x, 0);
        };
    out[k] = round(result, residue, operation.ordinal(), x, 0);
  }

  @Override
  void apply(Binary operation, double[] a, int i, double[] b, int j, double[] out, int k) {
    double x = a[i];
    double y = b[j];
    int code = 8 + operation.ordinal();
    double result = DoubleMath.apply(operation, x, y);
    double residue =
        switch (operation) {
          case PLUS -> sumResidue(x, y, result);
          case MINUS -> sumResidue(x, -y, result);
          case TIMES -> Math.fma(x, y, -result);
          case OVER -> Math.fma(-result, y, x) / y;
          case POWER -> transcendental(result, code, x, y);
          case MAX, MIN, LESS, GREATER, EQUAL -> 0;
        };
    out[k] = round(result, residue, code, x, y);
  }

  /** What the double sum lost (Knuth's TwoSum): exact unless something overflows. */
  private static double sumResidue(double x, double y, double sum) {
    double part = sum - x;
    return (x - (sum - part)) + (y - part);
  }

  /** The library's function is within one ulp; where in that ulp, nobody knows: take it uniform. */
  private double transcendental(double result, int code, double x, double y) {
    return (uniform(code + 64, x, y) - 0.5) * Math.ulp(result);
  }

  /**
   * Rounds {@code result + residue} to one of its two neighbours, the nearer being the likelier.
   */
  private double round(double result, double residue, int code, double x, double y) {
    return round(precision.arithmetic(), result, residue, code, x, y);
  }

  private double round(
      Precision precision, double result, double residue, int code, double x, double y) {
    if (result == 0 || !Double.isFinite(result) || !Double.isFinite(residue)) {
      return precision.nearest(result);
    }
    if (residue == 0 && precision.nearest(result) == result) {
      return result; // exact, which many operations are: no bit need be drawn
    }
    if (precision == Precision.FLOAT64) {
      double lower = residue < 0 ? Math.nextDown(result) : result;
      double upper = residue > 0 ? Math.nextUp(result) : result;
      double share = (result - lower + residue) / (upper - lower);
      return goesUp(share, result, code, x, y) ? upper : lower;
    }
    float near = (float) result;
    if (precision == Precision.FLOAT32 && Math.abs(near) < Float.MAX_VALUE) {
      // As below, by the hardware's rounding.
      boolean above = near > result || near == result && residue < 0;
      double lower = above ? Math.nextDown(near) : near;
      double upper = above ? near : Math.nextUp(near);
      double share = (result - lower + residue) / (upper - lower);
      return goesUp(share, result, code, x, y) ? upper : lower;
    }
    double ulp = precision.ulp(result);
    double lower = Math.floor(result / ulp) * ulp;
    double upper = lower + ulp;
    if (lower == result && residue < 0) {
      upper = result;
      lower = result - precision.ulp(Math.nextDown(result));
    } else if (lower == result) {
      upper = result + precision.ulp(Math.nextUp(result)); // above -1 they are half as far apart
    }
    double share = (result - lower + residue) / (upper - lower);
    double rounded = goesUp(share, result, code, x, y) ? upper : lower;
    return Math.abs(rounded) > precision.max()
        ? Math.copySign(Double.POSITIVE_INFINITY, result)
        : rounded;
  }

  /** Whether a result goes to its upper neighbour; {@code share} of the way to it lies below. */
  private boolean goesUp(double share, double result, int code, double x, double y) {
    boolean inexact = share > 0;
    return switch (direction) {
      case RANDOM -> uniform(code, x, y) < share;
      case UP -> inexact;
      case DOWN -> false;
      case TOWARD_ZERO -> inexact && result < 0;
      case AWAY_FROM_ZERO -> inexact && result > 0;
    };
  }

  /** A number in [0,1) that depends on nothing but the seed, the operation and its operands. */
  private double uniform(int code, double x, double y) {
    long bits = mix(seed + code);
    bits = mix(bits ^ Double.doubleToLongBits(x));
    bits = mix(bits + Double.doubleToLongBits(y));
    return (bits >>> 11) * 0x1p-53;
  }

  /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
