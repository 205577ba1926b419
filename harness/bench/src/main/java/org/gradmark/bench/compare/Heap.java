package org.gradmark.bench.compare;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Bytes that this virtual machine's threads have allocated: a count, not a sample. */
final class Heap {

  private static final int TRIES = 5;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final long[] ids = threads.getAllThreadIds();
  private final long overhead;

  /** Counts the threads that there are now. */
  Heap() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < TRIES; i++) {
      long before = allocated();
      least = Math.min(least, allocated() - before);
    }
    overhead = least;
  }

  /** By all threads since they started; asking allocates, too. */
  long allocated() {
    long sum = 0;
    for (long bytes : threads.getThreadAllocatedBytes(ids)) {
      sum += Math.max(0, bytes); // -1 of a thread that has ended
    }
    return sum;
  }

  /** What asking twice makes of itself. */
  long overhead() {
    return overhead;
  }
}
