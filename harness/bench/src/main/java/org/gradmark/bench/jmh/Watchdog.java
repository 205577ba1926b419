package org.gradmark.bench.jmh;

import java.util.Timer;
import java.util.TimerTask;

/**
 * Ends the fork of JMH if it does not end by itself: a step in native code cannot be interrupted.
 * JMH then reports that the fork has gone.
 */
final class Watchdog implements AutoCloseable {

  /** Main class of JMH's forks, as their command line tells it. */
  private static final String FORK = "org.openjdk.jmh.runner.ForkedMain";

  private final Timer timer = new Timer("gradmark-bench-watchdog", true);

  /** Ends all forks that still run after so long. */
  void start(double seconds) {
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            endForks();
          }
        },
        Math.round(seconds * 1000));
  }

  private static void endForks() {
    ProcessHandle.current()
        .children()
        .filter(child -> child.info().commandLine().orElse("").contains(FORK))
        .forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() {
    timer.cancel();
  }
}
