package org.gradmark.bench.jmh;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * Bytes of Java heap that an operation allocates, on all threads, to the byte. JMH's own profiler
 * divides what the whole process allocated, itself included, by the operations: a few bytes too
 * many for something that allocates none.
 */
final class Allocation {

  private static final int BATCHES = 3;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** What the last measurement found; NaN before the first. */
  private static volatile double last = Double.NaN;

  private Allocation() {}

  /**
   * Measures some batches of an operation that is warmed up, and keeps the least: whatever else
   * goes on can only add.
   */
  static void measure(Runnable operation, int perBatch) {
    long least = Long.MAX_VALUE;
    long[] ids = THREADS.getAllThreadIds();
    long overhead = Long.MAX_VALUE;
    for (int batch = 0; batch < BATCHES; batch++) {
      long before = total(ids);
      long between = total(ids);
      for (int i = 0; i < perBatch; i++) {
        operation.run();
      }
      long after = total(ids);
      overhead = Math.min(overhead, between - before);
      least = Math.min(least, after - between);
    }
    last = (double) Math.max(0, least - overhead) / perBatch;
  }

  private static long total(long[] ids) {
    long total = 0;
    for (long bytes : THREADS.getThreadAllocatedBytes(ids)) {
      total += Math.max(0, bytes); // -1 of a thread that has ended
    }
    return total;
  }

  /** What the last measurement found; NaN before the first. */
  static double last() {
    return last;
  }
}
