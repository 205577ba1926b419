package org.gradmark.core.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.laboratory.Laboratory;

/**
 * Decides the cells of a plan, several at a time, each for itself: no verdict depends on which
 * others run, on how many threads, or in which order. A cell that takes too long gets a verdict
 * that says so.
 *
 * @param laboratory what all cells share
 * @param threads how many cells to decide at a time
 * @param limit how long a cell may take
 */
public record Runner(Laboratory laboratory, int threads, Duration limit) {

  /**
   * Decides all cells and returns when the last is done.
   *
   * @param sink receives every verdict as it comes, one at a time; whatever it throws ends the run
   *     and is thrown again when all workers have ended
   */
  public void run(Plan plan, Consumer<Verdict> sink) {
    Iterator<Cell<?>> cells = plan.cells().iterator();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Thread worker = new Thread(() -> work(cells, sink, failure), "gradmark-worker-" + i);
      worker.setDaemon(true);
      worker.start();
      workers.add(worker);
    }
    for (Thread worker : workers) {
      try {
        worker.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    if (failure.get() instanceof Error error) {
      throw error;
    }
    if (failure.get() instanceof RuntimeException exception) {
      throw exception;
    }
  }

  private void work(
      Iterator<Cell<?>> cells, Consumer<Verdict> sink, AtomicReference<Throwable> failure) {
    for (Cell<?> cell = next(cells); cell != null && failure.get() == null; cell = next(cells)) {
      Verdict verdict = decide(cell);
      synchronized (sink) {
        if (failure.get() == null) {
          try {
            sink.accept(verdict);
          } catch (RuntimeException | Error e) {
            failure.set(e);
          }
        }
      }
    }
  }

  private static Cell<?> next(Iterator<Cell<?>> cells) {
    synchronized (cells) {
      return cells.hasNext() ? cells.next() : null;
    }
  }

  /** Decides a cell on a thread of its own, so that one that hangs can be left behind. */
  private Verdict decide(Cell<?> cell) {
    FutureTask<Verdict> task = new FutureTask<>(() -> cell.decide(laboratory));
    Thread thread = new Thread(task, cell.id());
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      task.cancel(true);
      return cell.undecided(
          "it took longer than " + limit.toSeconds() + " s",
          limit.toMillis() * 1e-3,
          laboratory.seed());
    } catch (ExecutionException e) {
      return cell.undecided("it threw " + e.getCause(), 0, laboratory.seed());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return cell.undecided("the run was interrupted", 0, laboratory.seed());
    }
  }
}
