package org.gradmark.core.laboratory;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertSame;
import static org.testng.Assert.expectThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.testng.annotations.Test;

/** What is remembered, and who waits for whom. */
public class MemoryTest {

  /** A key whose hash is everybody's: a map would lock them all together. */
  private record Crowded(String name) {
    @Override
    public int hashCode() {
      return 1;
    }
  }

  @Test
  public void aValueIsComputedOnce() {
    Memory<String, Object> memory = new Memory<>();
    Object first = memory.get("a", key -> new Object());
    assertSame(memory.get("a", key -> new Object()), first);
  }

  @Test(timeOut = 60_000)
  public void anotherKeyNeedNotWait() throws InterruptedException {
    Memory<Crowded, String> memory = new Memory<>();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch other = new CountDownLatch(1);
    Thread slow =
        new Thread(
            () ->
                memory.get(
                    new Crowded("slow"),
                    key -> {
                      begun.countDown();
                      await(other);
                      return "done";
                    }));
    slow.start();
    begun.await();
    assertEquals(memory.get(new Crowded("quick"), Crowded::name), "quick");
    other.countDown();
    slow.join();
    assertEquals(memory.get(new Crowded("slow"), Crowded::name), "done");
  }

  @Test(timeOut = 60_000)
  public void whoAsksTheSameWaitsForTheFirst() throws InterruptedException {
    Memory<String, Integer> memory = new Memory<>();
    AtomicInteger computed = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      threads.add(new Thread(() -> memory.get("a", key -> computed.incrementAndGet())));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(computed.get(), 1);
  }

  @Test
  public void aFailureIsThrownAndForgotten() {
    Memory<String, String> memory = new Memory<>();
    IllegalStateException failure = new IllegalStateException("no room");
    IllegalStateException seen =
        expectThrows(
            IllegalStateException.class,
            () ->
                memory.get(
                    "a",
                    key -> {
                      throw failure;
                    }));
    assertSame(seen, failure);
    assertEquals(memory.get("a", key -> "room"), "room");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
