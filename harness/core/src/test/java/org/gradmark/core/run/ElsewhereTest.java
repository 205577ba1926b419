package org.gradmark.core.run;

import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.gradmark.core.claim.Check;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.Subject;
import org.testng.annotations.Test;

/** A cell whose other process works does not wait; one whose other process does nothing does. */
public class ElsewhereTest {

  @Test(timeOut = 120_000)
  public void whoHasOthersWorkDoesNotWait() throws Exception {
    SynchronousQueue<Duration> tell = new SynchronousQueue<>();
    CountDownLatch told = new CountDownLatch(1);
    Check<Subject> check =
        trial -> {
          try {
            Elsewhere.worked(tell.take());
            told.countDown();
            tell.take();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return Outcome.pass(0, 1, "fine");
        };
    LinkedBlockingQueue<Attempt> ended = new LinkedBlockingQueue<>();
    Attempt attempt =
        Attempt.start(Hearing.first(Fakes.cell("FAKE-01", check)), Fakes.LABORATORY, ended);
    awaitWaiting(attempt);
    tell.put(Duration.ofHours(1));
    told.await();
    attempt.look();
    assertFalse(attempt.waits());
    awaitWaiting(attempt);
    tell.put(Duration.ZERO);
    assertTrue(ended.poll(60, TimeUnit.SECONDS) == attempt);
  }

  /** Until two looks in a row see it do nothing. */
  private static void awaitWaiting(Attempt attempt) throws InterruptedException {
    do {
      Thread.sleep(20);
      attempt.look();
    } while (!attempt.waits());
  }
}
