package org.gradmark.backends.gpu.emit;

import java.nio.ByteBuffer;
import org.gradmark.backends.gpu.device.Arguments;
import org.gradmark.core.tensor.Precision;

/** The format that kernels compute in. */
public enum Real implements Format {
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

  @Override
  public int bytes() {
    return bytes;
  }

  /** Adds a number, rounded to the format, to arguments. */
  public abstract void argument(Arguments arguments, double value);
}
