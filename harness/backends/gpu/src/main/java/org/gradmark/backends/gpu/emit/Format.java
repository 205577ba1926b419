package org.gradmark.backends.gpu.emit;

import java.nio.ByteBuffer;

/** How numbers lie in a device's memory. */
public interface Format {

  /** Bytes of a number. */
  int bytes();

  /** Writes a number, rounded to the format, at the buffer's position. */
  void put(ByteBuffer buffer, double value);

  /** Reads a number at the buffer's position. */
  double get(ByteBuffer buffer);
}
