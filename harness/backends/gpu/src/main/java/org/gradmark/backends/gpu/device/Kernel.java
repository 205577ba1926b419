package org.gradmark.backends.gpu.device;

/** A function that runs on a device. */
public interface Kernel {

  /**
   * Queues one run of it.
   *
   * @param arguments in the order of its parameters
   * @param groups how many groups of work items
   * @param items how many work items a group has
   */
  void launch(Arguments arguments, int groups, int items);
}
