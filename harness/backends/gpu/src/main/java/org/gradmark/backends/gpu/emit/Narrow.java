package org.gradmark.backends.gpu.emit;

import java.nio.ByteBuffer;
import org.gradmark.backends.gpu.device.Dialect;
import org.gradmark.core.tensor.Precision;

/**
 * A format of 16 bits in which kernels that compute in single precision keep parameters and state:
 * loaded exactly, rounded to the nearest when stored, ties to even.
 */
public enum Narrow implements Format {
  /** The upper half of a float. */
  BFLOAT16(Precision.BFLOAT16, Precision.KEPT_IN_BFLOAT16, "bfloat16.c", "bfloat16.c") {
    @Override
    short encode(double value) {
      return (short) (Float.floatToIntBits((float) value) >>> 16);
    }

    @Override
    double decode(int bits) {
      return Float.intBitsToFloat(bits << 16);
    }
  },

  /** IEEE binary16: 5 bits of exponent, 10 of fraction. */
  FLOAT16(Precision.FLOAT16, Precision.KEPT_IN_FLOAT16, "float16-opencl.c", "float16-cuda.c") {
    @Override
    short encode(double value) {
      int sign = Double.doubleToRawLongBits(value) < 0 ? 0x8000 : 0;
      double size = Math.abs(value);
      if (!(size < Double.POSITIVE_INFINITY)) {
        return (short) (size == size ? sign | 0x7C00 : 0x7E00);
      }
      // A subnormal number has the exponent of the smallest normal one, without the hidden bit.
      int exponent = Math.max(Math.getExponent(size), -14);
      int fraction = (int) Math.scalb(size, 10 - exponent);
      return (short) (sign | ((exponent + 14) << 10) + fraction);
    }

    @Override
    double decode(int bits) {
      int exponent = bits >> 10 & 0x1F;
      int fraction = bits & 0x3FF;
      double size =
          Math.scalb(exponent == 0 ? fraction : fraction + 1024, Math.max(exponent, 1) - 25);
      double all = exponent < 31 ? size : fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
      return (bits & 0x8000) == 0 ? all : -all;
    }
  };

  private final Precision format;
  private final Precision precision;
  private final String opencl;
  private final String cuda;

  Narrow(Precision format, Precision precision, String opencl, String cuda) {
    this.format = format;
    this.precision = precision;
    this.opencl = opencl;
    this.cuda = cuda;
  }

  /** Of arithmetic that keeps in it. */
  public Precision precision() {
    return precision;
  }

  /** The file with {@code g_widen} and {@code g_narrow}. */
  String file(Dialect dialect) {
    return dialect == Dialect.CUDA ? cuda : opencl;
  }

  /** The bits of a number that the format has. */
  abstract short encode(double value);

  /** The number of 16 bits. */
  abstract double decode(int bits);

  @Override
  public int bytes() {
    return Short.BYTES;
  }

  /** Rounds twice, to single precision before: as a kernel that has computed it does. */
  @Override
  public void put(ByteBuffer buffer, double value) {
    buffer.putShort(encode(format.nearest((float) value)));
  }

  @Override
  public double get(ByteBuffer buffer) {
    return decode(Short.toUnsignedInt(buffer.getShort()));
  }
}
