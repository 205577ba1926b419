package org.gradmark.backends.gpu.device;

import java.nio.ByteBuffer;

/**
 * A device with memory of its own, and one queue of work that it does in order. Every method may
 * throw a {@link DeviceFault}.
 *
 * <p>Not safe for several threads at once; different threads may use it one after the other. Host
 * buffers are direct and in native byte order; what is between position and limit counts.
 */
public interface Device extends AutoCloseable {

  Description description();

  /** What {@link #compile} understands. */
  Dialect dialect();

  /**
   * New memory; what is in it is not defined.
   *
   * @return what kernels take as the address
   * @throws OutOfDeviceMemory if there is none left
   */
  long allocate(long bytes);

  /** Gives memory back, once the work that was queued before is done. */
  void release(long memory);

  /** Host to device, from {@code offset} bytes on; the buffer may be changed on return. */
  void write(long target, long offset, ByteBuffer source);

  /** Device to host, after all work that was queued before. */
  void read(long source, long offset, ByteBuffer target);

  /** Queues a copy within the device, of bytes at an offset to bytes at another. */
  void copy(long source, long sourceOffset, long target, long targetOffset, long bytes);

  /**
   * Compiles kernels.
   *
   * @throws DeviceFault with the compiler's own words, if they are no valid program
   */
  Kernels compile(String source);

  /** Waits until all work that was queued is done. */
  void finish();

  /** Queues a mark in time; {@link #seconds} takes it. */
  long mark();

  /**
   * Seconds that the device took between two marks, by its own clock; waits for the later one. Both
   * marks are gone afterwards.
   */
  double seconds(long from, long to);

  /** Gives everything back; never throws. */
  @Override
  void close();
}
