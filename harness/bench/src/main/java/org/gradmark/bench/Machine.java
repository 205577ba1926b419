package org.gradmark.bench;

import java.lang.management.ManagementFactory;

/** How much memory a benchmark needs, and how much there is. */
final class Machine {

  /**
   * Arrays as large as the parameters: the parameter, its gradient, state and what a library needs
   * beside.
   */
  private static final int ARRAYS = 10;

  /** Longest array that Java has. */
  private static final long LONGEST = Integer.MAX_VALUE - 8L;

  private static final long BASE_MIB = 384;

  private Machine() {}

  /** Heap for a fork that times a list, in MiB. */
  static long heapMiB(ParameterList list, int width) {
    // Filled in double, a parameter and its gradient at a time.
    long bytes = ARRAYS * list.elements() * width + 2 * Double.BYTES * list.largest();
    return BASE_MIB + (bytes >> 20);
  }

  /**
   * Refuses a list that does not fit.
   *
   * @throws BenchmarkFailure with how much it needs
   */
  static void check(ParameterList list, int width) {
    long total =
        ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getTotalMemorySize();
    long available = (total >> 20) * 3 / 4;
    long needed = heapMiB(list, width);
    if (needed > available || list.elements() > LONGEST) {
      throw new BenchmarkFailure(
          false,
          "it needs %d MiB, three quarters of this machine's memory are %d MiB"
              .formatted(needed, available));
    }
  }
}
