package org.gradmark.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.gradmark.bench.compare.Sample;
import org.gradmark.bench.compare.Side;
import org.testng.annotations.Test;

/** What a comparison of builds says while it goes on; the clock is the test's. */
public class ForkProgressTest {

  private final StringWriter text = new StringWriter();
  private long seconds;

  private ForkProgress progress(boolean terminal) {
    text.getBuffer().setLength(0);
    seconds = 1000;
    return new ForkProgress(new PrintWriter(text), terminal, () -> seconds * 1_000_000_000L);
  }

  private void forks(ForkProgress progress, int count) {
    for (int i = 0; i < count; i++) {
      seconds += 2;
      progress.measured("step a:b@float64 1e5 x1", Side.NEW, Sample.of(5e-5, 0));
    }
  }

  @Test
  public void inALogThereIsALineNowAndThen() {
    ForkProgress progress = progress(false);
    progress.planned(24);
    forks(progress, 9);
    assertEquals(
        text.toString().lines().toList(),
        List.of("5/24 forks, about 38 s left; step a:b@float64 1e5 x1 new: 50.00 µs"));
    progress.finish();
    assertEquals(text.toString().lines().count(), 1);
  }

  @Test
  public void whatIsAskedForOnTheWayIsCounted() {
    ForkProgress progress = progress(false);
    progress.planned(24);
    forks(progress, 5);
    progress.planned(50);
    forks(progress, 5);
    String last = text.toString().lines().reduce((a, b) -> b).orElseThrow();
    assertTrue(last.startsWith("10/50 forks, about 80 s left;"), last);
  }

  @Test
  public void onATerminalTheLineIsRewrittenAndCleared() {
    ForkProgress progress = progress(true);
    progress.planned(4);
    forks(progress, 2);
    String[] lines = text.toString().split("\r");
    assertEquals(lines.length, 3);
    assertTrue(
        lines[2].startsWith("[" + "#".repeat(15) + ".".repeat(15) + "] 2/4 forks, about 4 s left"),
        lines[2]);
    progress.finish();
    assertTrue(text.toString().endsWith("\r\u001b[K"));
  }
}
