package org.gradmark.subjects.process;

import java.time.Duration;
import java.util.Optional;

/**
 * What a process uses of memory and processor time, and whether that is more than it may. Looked at
 * by one thread.
 */
final class Consumption {

  private static final long WATCH_NANOS = 500_000_000;

  /** What waits has grown by at most an eighth: eight threads' children hold what one may use. */
  private static final int SHARE_OF_IDLE = 8;

  private final Process process;
  private final Limits limits;
  private boolean started;
  private long atFirst;
  private long watched = System.nanoTime();
  private volatile boolean grown;

  Consumption(Process process, Limits limits) {
    this.process = process;
    this.limits = limits;
  }

  /** The process has given its first answer: what it uses from now on, it uses for answers. */
  void start() {
    started = true;
    atFirst = memory();
  }

  /** What is wrong with its memory, if anything; looks at it now and then only. */
  Optional<String> excessOfMemory() {
    long now = System.nanoTime();
    if (now - watched <= WATCH_NANOS) {
      return Optional.empty();
    }
    watched = now;
    long memory = memory();
    grown = grown || started && memory - atFirst > limits.memoryBytes() / SHARE_OF_IDLE;
    return memory <= limits.memoryBytes()
        ? Optional.empty()
        : Optional.of("used more than " + (limits.memoryBytes() >> 20) + " MiB of memory");
  }

  /**
   * Whether it was seen with much more memory than after its first answer: a library that keeps
   * what it compiles grows with every question, and there is a child per program and thread.
   */
  boolean hasGrown() {
    return grown;
  }

  /** Processor time so far, zero where the system does not tell. */
  Duration work() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** What is wrong with the work for one answer, if anything. */
  Optional<String> excessOfWork(Duration done) {
    return started && done.compareTo(limits.answerWork()) > 0
        ? Optional.of("worked for " + Child.seconds(limits.answerWork()) + " without an answer")
        : Optional.empty();
  }

  private long memory() {
    return Offspring.memory(process.toHandle());
  }
}
