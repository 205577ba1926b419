package org.gradmark.backends.fused.cpu;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that share the parts of a wave with the thread that calls. A thread that has nothing to
 * do looks out for the next wave for some microseconds, which is what it costs to wake one up, and
 * then sleeps.
 *
 * <p>Parts are taken one by one, so that a thread which the machine holds up takes fewer. The
 * caller does not wait for a thread that has not come before the last part was taken.
 */
final class Crew implements AutoCloseable {

  /** How long a thread without work keeps looking, in nanoseconds. */
  private static final long PATIENCE = 50_000;

  private static final int CLOSED = Integer.MIN_VALUE;

  private final Helper[] helpers;
  private final Object[] lanes;

  /** Number of threads in the wave; {@link #CLOSED} is added when nobody may join any more. */
  private final AtomicInteger inside = new AtomicInteger(CLOSED);

  private final AtomicInteger next = new AtomicInteger();
  private volatile int wave;
  private volatile boolean ended;
  private volatile Throwable failure;
  private Work[] works;

  /**
   * Starts threads.
   *
   * @param threads how many work, with the one that calls
   */
  Crew(int threads, Numbers numbers, int lanes) {
    this.lanes = Lanes.of(numbers, lanes);
    helpers = new Helper[threads - 1];
    for (int i = 0; i < helpers.length; i++) {
      helpers[i] = new Helper(Lanes.of(numbers, lanes));
      helpers[i].start();
    }
  }

  /** Scratch of the calling thread. */
  Object[] lanes() {
    return lanes;
  }

  /** Runs all parts; returns when they are done. */
  void run(Work[] parts) {
    works = parts;
    next.set(0);
    inside.set(0);
    wave++;
    for (Helper helper : helpers) {
      if (helper.asleep) {
        LockSupport.unpark(helper);
      }
    }
    try {
      take(lanes);
    } finally {
      inside.addAndGet(CLOSED);
      for (int i = 0; inside.get() != CLOSED; i++) {
        if (i < 10_000) {
          Thread.onSpinWait();
        } else {
          Thread.yield();
        }
      }
    }
    if (failure != null) {
      throw new IllegalStateException("a thread of the crew failed: " + failure, failure);
    }
  }

  /** Runs all parts on the calling thread. */
  void runAlone(Work[] parts) {
    for (Work part : parts) {
      part.run(lanes);
    }
  }

  private void take(Object[] scratch) {
    Work[] parts = works;
    for (int i = next.getAndIncrement(); i < parts.length; i = next.getAndIncrement()) {
      parts[i].run(scratch);
    }
  }

  private boolean join() {
    int seen = inside.get();
    while (seen >= 0) {
      if (inside.compareAndSet(seen, seen + 1)) {
        return true;
      }
      seen = inside.get();
    }
    return false;
  }

  @Override
  public void close() {
    ended = true;
    wave++;
    for (Helper helper : helpers) {
      LockSupport.unpark(helper);
      try {
        helper.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private final class Helper extends Thread {
    private final Object[] scratch;
    private volatile boolean asleep;

    Helper(Object[] scratch) {
      super("gradmark-fused-cpu");
      this.scratch = scratch;
      setDaemon(true);
    }

    @Override
    public void run() {
      int seen = 0;
      while (true) {
        seen = await(seen);
        if (ended) {
          return;
        }
        if (Crew.this.join()) {
          try {
            take(scratch);
          } catch (Throwable e) {
            failure = e;
          } finally {
            inside.decrementAndGet();
          }
        }
      }
    }

    /** Waits for another wave than the last one seen. */
    private int await(int seen) {
      long start = System.nanoTime();
      for (int i = 1; wave == seen; i++) {
        Thread.onSpinWait();
        if (i % 64 == 0 && System.nanoTime() - start > PATIENCE) {
          asleep = true;
          while (wave == seen) {
            LockSupport.park(this);
          }
          asleep = false;
        }
      }
      return wave;
    }
  }
}
