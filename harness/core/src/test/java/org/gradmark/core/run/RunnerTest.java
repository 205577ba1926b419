package org.gradmark.core.run;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertSame;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.gradmark.core.claim.Check;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.contract.Subject;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Cells side by side. */
public class RunnerTest {

  private static final Duration LONG = Duration.ofMinutes(5);

  @DataProvider
  public static Object[][] threads() {
    return new Object[][] {{1}, {4}};
  }

  private static Plan plan(int cells, Check<Subject> check) {
    List<Cell<?>> list = new ArrayList<>();
    for (int i = 1; i <= cells; i++) {
      list.add(Fakes.cell("FAKE-%02d".formatted(i), check));
    }
    return new Plan(list);
  }

  private static List<Verdict> run(Plan plan, int threads, Duration limit) {
    List<Verdict> verdicts = new ArrayList<>();
    new Runner(Fakes.LABORATORY, threads, limit).run(plan, verdicts::add);
    return verdicts;
  }

  @Test(dataProvider = "threads")
  public void everyCellIsDecidedOnce(int threads) {
    List<Verdict> verdicts = run(plan(40, trial -> Outcome.pass(0, 1, "fine")), threads, LONG);
    assertEquals(
        verdicts.stream().map(Verdict::claim).sorted().toList(),
        plan(40, null).cells().stream().map(cell -> cell.claim().id()).toList());
  }

  @Test
  public void oneThreadDecidesOneCellAtATime() {
    AtomicInteger inside = new AtomicInteger();
    AtomicBoolean crowded = new AtomicBoolean();
    Check<Subject> check =
        trial -> {
          crowded.compareAndSet(false, inside.incrementAndGet() > 1);
          Thread.yield();
          inside.decrementAndGet();
          return Outcome.pass(0, 1, "fine");
        };
    run(plan(60, check), 1, LONG);
    assertFalse(crowded.get());
  }

  @Test
  public void verdictsDoNotDependOnTheThreads() {
    Check<Subject> check =
        trial -> Outcome.fail(trial.seed(), 1, trial.subject().id()).with("seed", trial.seed());
    assertEquals(timeless(run(plan(40, check), 1, LONG)), timeless(run(plan(40, check), 4, LONG)));
  }

  private static List<String> timeless(List<Verdict> verdicts) {
    return verdicts.stream()
        .map(v -> v.cell() + v.result() + v.measured() + v.message() + v.evidence() + v.seed())
        .sorted()
        .toList();
  }

  @Test(dataProvider = "threads")
  public void aCellThatHangsIsLeftBehind(int threads) {
    CountDownLatch never = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    CountDownLatch ended = new CountDownLatch(1);
    Check<Subject> hangs =
        trial -> {
          if (trial.seed() == Fakes.cell("FAKE-01", null).seed()) {
            try {
              never.await();
            } catch (InterruptedException e) {
              interrupted.set(true);
            } finally {
              ended.countDown();
            }
          }
          return Outcome.pass(0, 1, "fine");
        };
    List<Verdict> verdicts = run(plan(3, hangs), threads, Duration.ofSeconds(1));
    Verdict hung = verdicts.stream().filter(v -> v.claim().equals("FAKE-01")).findFirst().get();
    assertEquals(hung.result(), Result.ERROR);
    assertEquals(hung.message(), "[FAKE-01 made-up] it took longer than 1 s");
    assertEquals(hung.seconds(), 1.0, 1e-9);
    assertEquals(verdicts.stream().filter(v -> v.result() == Result.PASS).count(), 2);
    try {
      ended.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    assertTrue(interrupted.get());
  }

  @Test
  public void aCellThatWorksWithoutEndIsLeftBehind() {
    AtomicBoolean left = new AtomicBoolean();
    Check<Subject> works =
        trial -> {
          while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
          }
          left.set(true);
          return Outcome.pass(0, 1, "fine");
        };
    List<Verdict> verdicts = run(plan(1, works), 1, Duration.ofSeconds(1));
    assertEquals(verdicts.get(0).message(), "[FAKE-01 made-up] it took longer than 1 s");
    while (!left.get()) {
      Thread.onSpinWait();
    }
  }

  /** The first waits until the second has been decided, and there is one thread. */
  @Test
  public void aCellThatOnlyWaitsHoldsUpNoOther() {
    CountDownLatch second = new CountDownLatch(1);
    Check<Subject> check =
        trial -> {
          if (trial.seed() != Fakes.cell("FAKE-01", null).seed()) {
            second.countDown();
          } else {
            try {
              second.await();
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
          }
          return Outcome.pass(0, 1, "fine");
        };
    List<Verdict> verdicts = run(plan(2, check), 1, LONG);
    assertEquals(verdicts.stream().filter(v -> v.result() == Result.PASS).count(), 2);
  }

  @Test(dataProvider = "threads")
  public void aCellThatThrowsDoesNotHarmTheOthers(int threads) {
    List<Throwable> thrown =
        List.of(new AssertionError("odd"), new OutOfMemoryError("heap"), new RuntimeException("x"));
    AtomicInteger next = new AtomicInteger();
    Check<Subject> check =
        trial -> {
          int i = next.getAndIncrement();
          if (i < thrown.size()) {
            sneak(thrown.get(i));
          }
          return Outcome.pass(0, 1, "fine");
        };
    List<Verdict> verdicts = run(plan(8, check), threads, LONG);
    assertEquals(verdicts.stream().filter(v -> v.result() == Result.PASS).count(), 5);
    for (Throwable what : thrown) {
      assertTrue(
          verdicts.stream()
              .anyMatch(
                  v -> v.result() == Result.ERROR && v.message().endsWith("it threw " + what)),
          what + " is lost: " + verdicts);
    }
  }

  private static void sneak(Throwable what) {
    if (what instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) what;
  }

  @DataProvider
  public static Object[][] failures() {
    return new Object[][] {
      {1, new IllegalStateException("disk")},
      {4, new IllegalStateException("disk")},
      {1, new AssertionError("sink")},
      {4, new AssertionError("sink")},
    };
  }

  @Test(dataProvider = "failures")
  public void whatTheSinkThrowsIsThrownAgain(int threads, Throwable failure) {
    AtomicInteger accepted = new AtomicInteger();
    Plan plan = plan(30, trial -> Outcome.pass(0, 1, "fine"));
    Throwable seen =
        expectThrows(
            Throwable.class,
            () ->
                new Runner(Fakes.LABORATORY, threads, LONG)
                    .run(
                        plan,
                        verdict -> {
                          if (accepted.incrementAndGet() == 3) {
                            sneak(failure);
                          }
                        }));
    assertSame(seen, failure);
    assertEquals(accepted.get(), 3, "verdicts went to a sink that had failed");
    boolean alive =
        Thread.getAllStackTraces().keySet().stream()
            .anyMatch(thread -> thread.getName().startsWith("gradmark-worker"));
    assertFalse(alive, "a worker is still at work");
  }

  @Test
  public void theSinkIsCalledByOneAtATime() {
    AtomicInteger inside = new AtomicInteger();
    AtomicBoolean crowded = new AtomicBoolean();
    new Runner(Fakes.LABORATORY, 4, LONG)
        .run(
            plan(60, trial -> Outcome.pass(0, 1, "fine")),
            verdict -> {
              crowded.compareAndSet(false, inside.incrementAndGet() > 1);
              Thread.yield();
              inside.decrementAndGet();
            });
    assertFalse(crowded.get());
  }
}
