package org.gradmark.backends.gpu.device;

/** Kernels that were compiled together. */
public interface Kernels extends AutoCloseable {

  /**
   * One of them.
   *
   * @throws DeviceFault if there is none of that name
   */
  Kernel kernel(String name);

  /** Gives them back; never throws. */
  @Override
  void close();
}
