package org.gradmark.subjects.process;

import static org.testng.Assert.assertEquals;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Who lacks a processor is waited for longer than who does nothing, but not for ever. */
public class PatienceTest {

  @DataProvider
  public static Object[][] children() {
    return new Object[][] {
      // Share of a processor that it has, seconds until it is given up, and the words for that.
      {0.0, 30, "30 s"},
      {0.005, 30, "30 s"},
      {1.0, 30, "30 s"},
      {0.5, 60, "30 s of work"},
      {0.25, 120, "30 s of work"},
      {0.1, 150, "150 s"},
    };
  }

  @Test(dataProvider = "children")
  public void whoLacksAProcessorIsWaitedFor(double share, int seconds, String words) {
    AtomicLong clock = new AtomicLong(17);
    Patience patience = new Patience(Duration.ofSeconds(30), clock::get);
    int tenths = 0;
    Duration work = Duration.ZERO;
    while (!patience.isOver()) {
      tenths++;
      clock.addAndGet(100_000_000);
      Duration done = Duration.ofNanos((long) (share * 100_000_000) * tenths);
      assertEquals(patience.look(done), done.minus(work));
      work = done;
    }
    assertEquals(tenths, 10 * seconds);
    assertEquals(patience.waited(), words);
  }

  @Test
  public void whoStopsWorkingIsGivenUp() {
    AtomicLong clock = new AtomicLong();
    Patience patience = new Patience(Duration.ofSeconds(30), clock::get);
    for (int tenth = 1; !patience.isOver(); tenth++) {
      clock.addAndGet(100_000_000);
      patience.look(Duration.ofMillis(Math.min(400, tenth) * 20L));
    }
    // A window of five seconds after the fortieth.
    assertEquals(Duration.ofNanos(clock.get()), Duration.ofSeconds(45));
    assertEquals(patience.waited(), "30 s");
  }
}
