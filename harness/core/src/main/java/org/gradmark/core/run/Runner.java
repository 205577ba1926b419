package org.gradmark.core.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.laboratory.Laboratory;

/**
 * Decides the cells of a plan, several at a time, each for itself: no verdict depends on which
 * others run, on how many threads, or in which order. A cell that takes too long gets a verdict
 * that says so. One that only waits, for a process that hangs, say, holds up no other. What goes
 * wrong in a process that was asked before may be decided again in another, see {@link Appeals}.
 *
 * @param laboratory what all cells share
 * @param threads how many cells to decide at a time, not counting those that wait
 * @param limit how long a cell may work, or wait
 */
public record Runner(Laboratory laboratory, int threads, Duration limit) {

  /** How often to see who waits or is late. */
  private static final long LOOK_NANOS = 250_000_000L;

  /** At most so many that wait are not counted: each may hold a process and its memory. */
  private static final int MOST_WAITING = 4;

  /**
   * Decides all cells and returns when the last is done.
   *
   * @param sink receives every verdict as it comes, one at a time; whatever it throws ends the run
   *     and is thrown again when all cells that had begun have ended
   */
  public void run(Plan plan, Consumer<Verdict> sink) {
    try {
      new Progress(plan, sink).run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One run. The thread that asked for it hands out the cells and takes the verdicts. */
  private final class Progress {
    private final Handout cells;
    private final Appeals appeals;
    private final Consumer<Verdict> sink;
    private final BlockingQueue<Attempt> ended = new LinkedBlockingQueue<>();
    private final Set<Attempt> open = new LinkedHashSet<>();
    private long looked = System.nanoTime();
    private Throwable failure;

    Progress(Plan plan, Consumer<Verdict> sink) {
      cells = new Handout(plan.cells());
      appeals = new Appeals(plan.cells());
      this.sink = sink;
    }

    void run() throws InterruptedException {
      fill();
      while (!open.isEmpty()) {
        Attempt attempt = ended.poll(LOOK_NANOS, TimeUnit.NANOSECONDS);
        // What was left behind may end after all.
        if (attempt != null && open.remove(attempt)) {
          List<Verdict> settled = appeals.heard(attempt.hearing(), attempt.verdict());
          fill();
          settled.forEach(this::accept);
        }
        if (System.nanoTime() - looked >= LOOK_NANOS) {
          look();
          fill();
        }
      }
      if (failure instanceof Error error) {
        throw error;
      }
      if (failure instanceof RuntimeException exception) {
        throw exception;
      }
    }

    /** Starts as many as there is room for. */
    private void fill() {
      long waiting = Math.min(MOST_WAITING, open.stream().filter(Attempt::waits).count());
      while (failure == null && open.size() - waiting < threads && !isAllHandedOut()) {
        open.add(Attempt.start(next(), laboratory, ended));
      }
    }

    private boolean isAllHandedOut() {
      return cells.isEmpty() && appeals.isEmpty();
    }

    private Hearing next() {
      if (!appeals.isEmpty()) {
        return appeals.next();
      }
      Set<String> busy = open.stream().map(Attempt::subject).collect(Collectors.toSet());
      return Hearing.first(cells.next(busy));
    }

    private void look() {
      looked = System.nanoTime();
      for (Attempt attempt : new ArrayList<>(open)) {
        attempt.look();
        if (attempt.exceeds(limit) && !attempt.isDone()) {
          open.remove(attempt);
          appeals.heard(attempt.hearing(), attempt.abandon(limit)).forEach(this::accept);
        }
      }
    }

    private void accept(Verdict verdict) {
      if (failure == null) {
        try {
          sink.accept(verdict);
        } catch (RuntimeException | Error e) {
          failure = e;
        }
      }
    }
  }
}
