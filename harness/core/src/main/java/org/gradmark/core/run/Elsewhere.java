package org.gradmark.core.run;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Work that another process does for a cell, while the thread that decides the cell waits for its
 * answer. Who waits tells how much that is: the runner then does not take the cell for one that
 * hangs, and begins no other in its place, which would only take the processor from that process.
 * Thread-safe.
 */
public final class Elsewhere {

  private static final Map<Thread, Long> NANOS = Collections.synchronizedMap(new WeakHashMap<>());

  private Elsewhere() {}

  /**
   * Processor time that another process has taken for what this thread waits for.
   *
   * @param more since the thread told last
   */
  public static void worked(Duration more) {
    NANOS.merge(Thread.currentThread(), more.toNanos(), Long::sum);
  }

  /** All that was done elsewhere for a thread. */
  static long nanos(Thread thread) {
    return NANOS.getOrDefault(thread, 0L);
  }
}
