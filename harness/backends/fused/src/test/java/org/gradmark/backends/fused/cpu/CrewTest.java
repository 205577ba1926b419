package org.gradmark.backends.fused.cpu;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.testng.annotations.Test;

/** A wave is over when all its parts are done, whoever does them. */
public class CrewTest {

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(60, TimeUnit.SECONDS), "nobody came");
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  public void theCallerWaitsForWhoeverIsAtWork() {
    AtomicInteger done = new AtomicInteger();
    Thread caller = Thread.currentThread();
    try (Crew crew = new Crew(2, Numbers.SINGLE, 1)) {
      CountDownLatch begun = new CountDownLatch(1);
      // Each of the two threads takes one; the caller's ends first.
      Work part =
          lanes -> {
            if (Thread.currentThread() == caller) {
              await(begun);
            } else {
              begun.countDown();
              sleep();
            }
            done.incrementAndGet();
          };
      crew.run(new Work[] {part, part});
      assertEquals(done.get(), 2);
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  public void eachPartIsDoneOnceInEveryWave() {
    AtomicInteger[] done = new AtomicInteger[100];
    Work[] parts = new Work[done.length];
    for (int i = 0; i < parts.length; i++) {
      AtomicInteger count = new AtomicInteger();
      done[i] = count;
      parts[i] = lanes -> count.incrementAndGet();
    }
    try (Crew crew = new Crew(3, Numbers.DOUBLE, 1)) {
      for (int wave = 1; wave <= 50; wave++) {
        crew.run(parts);
        for (AtomicInteger count : done) {
          assertEquals(count.get(), wave);
        }
      }
    }
  }

  @Test
  public void aFailureOfAHelperIsTheCallers() {
    Thread caller = Thread.currentThread();
    CountDownLatch failed = new CountDownLatch(1);
    Work part =
        lanes -> {
          if (Thread.currentThread() == caller) {
            await(failed);
          } else {
            failed.countDown();
            throw new IllegalStateException("out of order");
          }
        };
    try (Crew crew = new Crew(2, Numbers.SINGLE, 1)) {
      IllegalStateException told =
          expectThrows(IllegalStateException.class, () -> crew.run(new Work[] {part, part}));
      assertTrue(told.getMessage().contains("out of order"), told.getMessage());
    }
  }
}
