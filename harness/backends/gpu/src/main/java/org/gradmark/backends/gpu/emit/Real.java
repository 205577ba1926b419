package org.gradmark.backends.gpu.emit;

import java.nio.ByteBuffer;
import org.gradmark.backends.gpu.device.Arguments;
import org.gradmark.core.tensor.Precision;

/** The format that kernels compute in. */
public enum Real {
  SINGLE(Precision.FLOAT32, "float", Float.BYTES) {
    @Override
    public void put(ByteBuffer buffer, double value) {
      buffer.putFloat((float) value);
    }

    @Override
    public double get(ByteBuffer buffer) {
      return buffer.getFloat();
    }

    @Override
    public void argument(Arguments arguments, double value) {
      arguments.single((float) value);
    }
  },

  DOUBLE(Precision.FLOAT64, "double", Double.BYTES) {
    @Override
    public void put(ByteBuffer buffer, double value) {
      buffer.putDouble(value);
    }

    @Override
    public double get(ByteBuffer buffer) {
      return buffer.getDouble();
    }

    @Override
    public void argument(Arguments arguments, double value) {
      arguments.twice(value);
    }
  };

  private final Precision precision;
  private final String type;
  private final int bytes;

  Real(Precision precision, String type, int bytes) {
    this.precision = precision;
    this.type = type;
    this.bytes = bytes;
  }

  public Precision precision() {
    return precision;
  }

  /** C's name of the format. */
  String type() {
    return type;
  }

  /** Bytes of a number. */
  public int bytes() {
    return bytes;
  }

  /** Writes a number, rounded to the format, at the buffer's position. */
  public abstract void put(ByteBuffer buffer, double value);

  /** Reads a number at the buffer's position. */
  public abstract double get(ByteBuffer buffer);

  /** Adds a number, rounded to the format, to arguments. */
  public abstract void argument(Arguments arguments, double value);
}
