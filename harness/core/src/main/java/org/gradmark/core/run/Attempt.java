package org.gradmark.core.run;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.laboratory.Laboratory;

/** A cell that is being decided, on a thread of its own, so that one that hangs can be left. */
final class Attempt extends FutureTask<Verdict> {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final boolean MEASURED =
      THREADS.isThreadCpuTimeSupported() && THREADS.isThreadCpuTimeEnabled();

  private static final int PATIENCE = 5;

  /** It works if it did within this part of the time that it has. */
  private static final int RECENT = 10;

  /** Who waits for another process sees to it now and then, which takes less than this share. */
  private static final double IDLE = 0.01;

  private final Hearing hearing;
  private final Cell<?> cell;
  private final Laboratory laboratory;
  private final BlockingQueue<Attempt> ended;
  private final Thread thread;
  private final long start = System.nanoTime();
  private long work = -1;
  private long looked = start;
  private long worked = start;
  private boolean waits;

  private Attempt(Hearing hearing, Laboratory laboratory, BlockingQueue<Attempt> ended) {
    super(() -> hearing.hold(laboratory));
    this.hearing = hearing;
    this.cell = hearing.cell();
    this.laboratory = laboratory;
    this.ended = ended;
    thread = new Thread(this, cell.id());
    thread.setDaemon(true);
  }

  /**
   * Starts.
   *
   * @param ended where it goes when it has ended
   */
  static Attempt start(Hearing hearing, Laboratory laboratory, BlockingQueue<Attempt> ended) {
    Attempt attempt = new Attempt(hearing, laboratory, ended);
    attempt.thread.start();
    return attempt;
  }

  /** What is being decided. */
  Hearing hearing() {
    return hearing;
  }

  /** Id of the subject that it is about. */
  String subject() {
    return cell.subject().id();
  }

  @Override
  protected void done() {
    ended.add(this);
  }

  /**
   * Whether it has worked or waited for longer than that. One that only lacks a processor, because
   * others want it, too, has {@value #PATIENCE} times as long.
   */
  boolean exceeds(Duration limit) {
    long nanos = System.nanoTime() - start;
    // Not by one look: processor times of other processes come in steps of ten milliseconds.
    boolean works = System.nanoTime() - worked < limit.toNanos() / RECENT;
    boolean starved = works && work >= 0 && work <= limit.toNanos();
    return nanos > limit.toNanos() * (starved ? PATIENCE : 1);
  }

  /**
   * Looks whether it waits for something, such as another process that hangs, and did hardly
   * anything else since the last look. One that only lacks a processor does not wait, nor does one
   * whose other process {@link Elsewhere works}.
   */
  void look() {
    Thread.State state = thread.getState();
    boolean stands = state != Thread.State.RUNNABLE && state != Thread.State.NEW;
    long before = work;
    long now = System.nanoTime();
    long least = (long) (IDLE * (now - looked));
    looked = now;
    long here = MEASURED ? THREADS.getThreadCpuTime(thread.getId()) : -1;
    work = here < 0 ? here : here + Elsewhere.nanos(thread);
    waits = stands && work >= 0 && before >= 0 && work - before <= least;
    worked = waits ? worked : now;
  }

  /** Whether it waited at the last look. */
  boolean waits() {
    return waits;
  }

  /** The verdict of one that has ended. */
  Verdict verdict() {
    try {
      return get();
    } catch (ExecutionException e) {
      return cell.undecided("it threw " + e.getCause(), 0, laboratory.seed());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return cell.undecided("the run was interrupted", 0, laboratory.seed());
    }
  }

  /** Leaves it behind; the verdict says so. */
  Verdict abandon(Duration limit) {
    cancel(true);
    return cell.undecided(
        "it took longer than " + limit.toSeconds() + " s",
        limit.toMillis() * 1e-3,
        laboratory.seed());
  }
}
