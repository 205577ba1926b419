package org.gradmark.subjects.process;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long an answer is waited for. A child that works but gets no processor, because others want
 * it, too, is waited for until it has worked as long as it was given, and at most {@value #MOST}
 * times as long; one that does nothing is not.
 */
final class Patience {

  /** As the runner's with cells. */
  private static final int MOST = 5;

  /** Over so long it is seen whether a child does something. */
  private static final Duration WINDOW = Duration.ofSeconds(5);

  /** What a child of ours does that only waits: its runtime's own threads. */
  private static final double IDLE = 0.01;

  private final Duration given;
  private final LongSupplier clock;
  private final long start;
  private Duration work = Duration.ZERO;
  private long windowStart;
  private Duration workAtWindow = Duration.ZERO;
  private boolean works;

  Patience(Duration given) {
    this(given, System::nanoTime);
  }

  /** With a clock, in nanoseconds. */
  Patience(Duration given, LongSupplier clock) {
    this.given = given;
    this.clock = clock;
    start = clock.getAsLong();
    windowStart = start;
  }

  /**
   * Takes notice of what the child has done since it was asked.
   *
   * @param done processor time
   * @return how much of it is new
   */
  Duration look(Duration done) {
    Duration more = done.minus(work);
    work = done;
    long now = clock.getAsLong();
    if (now - windowStart >= WINDOW.toNanos()) {
      works = work.minus(workAtWindow).toNanos() > IDLE * (now - windowStart);
      windowStart = now;
      workAtWindow = work;
    }
    return more;
  }

  /** Whether it has been waited for long enough. */
  boolean isOver() {
    long waited = clock.getAsLong() - start;
    boolean starved = works && work.compareTo(given) < 0;
    return waited >= given.toNanos() * (starved ? MOST : 1);
  }

  /** How long, for messages. */
  String waited() {
    long waited = clock.getAsLong() - start;
    boolean longer = waited >= given.plus(WINDOW).toNanos();
    if (longer && work.compareTo(given) >= 0) {
      return Child.seconds(given) + " of work";
    }
    return Child.seconds(waited >= MOST * given.toNanos() ? given.multipliedBy(MOST) : given);
  }
}
