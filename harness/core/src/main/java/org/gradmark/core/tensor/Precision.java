package org.gradmark.core.tensor;

/** A floating-point format, by its significand and exponent range. */
public enum Precision {
  /** 50 decimal digits: the oracle. Its own rounding error is taken to be zero. */
  EXACT("exact", 0, Double.MIN_VALUE, Double.MAX_VALUE),
  /** IEEE binary64. */
  FLOAT64("float64", 53, Double.MIN_NORMAL, Double.MAX_VALUE),
  /** IEEE binary32. */
  FLOAT32("float32", 24, Float.MIN_NORMAL, Float.MAX_VALUE),
  /** bfloat16: binary32 with 16 bits of the significand cut off. */
  BFLOAT16("bfloat16", 8, Float.MIN_NORMAL, 0x1.FEp127);

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
    return Math.scalb(1.0, Math.getExponent(size) - bits + 1);
  }

  /** The nearest number of this format; {@link #EXACT} keeps the double. */
  public double nearest(double value) {
    return switch (this) {
      case EXACT, FLOAT64 -> value;
      case FLOAT32 -> (float) value;
      case BFLOAT16 -> {
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
        "unknown dtype \"" + dtype + "\"; known: float64, float32, bfloat16");
  }
}
