package org.gradmark.core.tensor;

/**
 * A floating-point format, by its significand and exponent range; or one in which numbers are kept
 * between steps that are computed in another.
 */
public enum Precision {
  /** 50 decimal digits: the oracle. Its own rounding error is taken to be zero. */
  EXACT("exact", 0, Double.MIN_VALUE, Double.MAX_VALUE),
  /** IEEE binary64. */
  FLOAT64("float64", 53, Double.MIN_NORMAL, Double.MAX_VALUE),
  /** IEEE binary32. */
  FLOAT32("float32", 24, Float.MIN_NORMAL, Float.MAX_VALUE),
  /** bfloat16: binary32 with 16 bits of the significand cut off. */
  BFLOAT16("bfloat16", 8, Float.MIN_NORMAL, 0x1.FEp127),
  /** IEEE binary16. */
  FLOAT16("float16", 11, 0x1p-14, 0x1.FFCp15),
  /** Computed in float32; parameters and state are kept in bfloat16 from step to step. */
  KEPT_IN_BFLOAT16("float32 kept in bfloat16", BFLOAT16),
  /** Computed in float32; parameters and state are kept in float16 from step to step. */
  KEPT_IN_FLOAT16("float32 kept in float16", FLOAT16);

  private final String dtype;
  private final int bits;
  private final double minNormal;
  private final double max;

  Precision(String dtype, int bits, double minNormal, double max) {
    this.dtype = dtype;
    this.bits = bits;
    this.minNormal = minNormal;
    this.max = max;
  }

  Precision(String dtype, Precision kept) {
    this(dtype, kept.bits, kept.minNormal, kept.max);
  }

  /**
   * The format that it computes in: itself, but float32 for those that only keep in their own. What
   * they say of significand and range is what they keep, and so what a caller gets to see.
   */
  public Precision arithmetic() {
    return this == KEPT_IN_BFLOAT16 || this == KEPT_IN_FLOAT16 ? FLOAT32 : this;
  }

  /** Name of the format as array libraries write it, such as {@code float32}. */
  public String dtype() {
    return dtype;
  }

  /** Bits of the significand, the hidden one included; 0 for {@link #EXACT}. */
  public int bits() {
    return bits;
  }

  /** Largest finite value. */
  public double max() {
    return max;
  }

  /**
   * Distance between neighbouring numbers of this format at the size of {@code value}; 0 for {@link
   * #EXACT}.
   */
  public double ulp(double value) {
    if (this == EXACT) {
      return 0;
    }
    double size = Math.max(Math.abs(value), minNormal);
    if (size <= Double.MAX_VALUE) {
      return Math.ulp(size) * (1L << FLOAT64.bits - bits);
    }
    return Math.scalb(1.0, Math.getExponent(size) - bits + 1);
  }

  /** The nearest number of this format; {@link #EXACT} keeps the double. */
  public double nearest(double value) {
    return switch (this) {
      case EXACT, FLOAT64 -> value;
      case FLOAT32 -> (float) value;
      default -> {
        // Not by way of float: what is rounded twice may end at the wrong neighbour.
        double rounded = Math.rint(value / ulp(value)) * ulp(value);
        yield Math.abs(rounded) > max ? Math.copySign(Double.POSITIVE_INFINITY, value) : rounded;
      }
    };
  }

  /** The format of a dtype's name. */
  public static Precision ofDtype(String dtype) {
    for (Precision precision : values()) {
      if (precision.dtype.equals(dtype)) {
        return precision;
      }
    }
    throw new IllegalArgumentException(
        "unknown dtype \"" + dtype + "\"; known: float64, float32, bfloat16, float16");
  }
}
