package org.gradmark.subjects.process;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Child processes that still run; those that are left when the harness ends are killed. */
final class Survivors {

  private static final long KILL_SECONDS = 5;

  /** Who is born while its kin are killed is found at the next look. */
  private static final int LOOKS = 5;

  private static final Map<Process, String> RUNNING = new ConcurrentHashMap<>();

  static {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> Map.copyOf(RUNNING).forEach(Survivors::kill), "gradmark survivors"));
  }

  private Survivors() {}

  /** Remembers a process until it is {@link #kill killed}. */
  static void add(Process process, String mark) {
    RUNNING.put(process, mark);
  }

  /**
   * Ends a process and all that it started, and waits until it is gone. Descendants are looked up
   * first: once their parent is dead they can be found by their mark only.
   */
  static void kill(Process process, String mark) {
    Set<ProcessHandle> offspring = Offspring.of(process.toHandle(), mark);
    process.destroyForcibly();
    for (int look = 0; look < LOOKS && !offspring.isEmpty(); look++) {
      offspring.forEach(ProcessHandle::destroyForcibly);
      offspring = Offspring.marked(mark);
      offspring.remove(process.toHandle());
    }
    try {
      process.waitFor(KILL_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    RUNNING.remove(process);
  }
}
