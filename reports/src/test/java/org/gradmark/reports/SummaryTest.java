package org.gradmark.reports;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.testng.annotations.Test;

public class SummaryTest {

  @Test
  public void itBeginsWithTheHeadlineAndTheTotals() {
    String summary = Summary.render(Samples.realistic());
    assertTrue(
        summary.startsWith(
            """
            ## Gradmark: 4 of 25 subjects have findings

            585 cells: 11 fail, 18 error, 2 deviate, 491 pass, 63 skipped. Java 17.0.15, Linux amd64,\
             2 cores.

            | subject | result | cells passed | worst finding |
            |---|---|---:|---|
            | dl4j:nadam | **fail** | 8 of 16 | The second moment is not bias-corrected: step 1 is\
             6.008, 0.19 was expected |
            """),
        summary);
    assertFalse(summary.contains("more in the full report"));
  }

  @Test
  public void itKeepsToEveryLimit() {
    for (int limit : new int[] {2000, 5000, 60_000, 200_000, Summary.GITHUB_LIMIT}) {
      String summary = Summary.render(Samples.large(), limit);
      int bytes = summary.getBytes(StandardCharsets.UTF_8).length;
      assertTrue(bytes <= limit, limit + ": " + bytes);
      assertTrue(bytes > Math.min(limit, 100_000) * 0.8, "wastes room: " + bytes + " of " + limit);
      assertEquals(summary.contains("more in the full report"), limit < 200_000, "at " + limit);
    }
    expectThrows(IllegalArgumentException.class, () -> Summary.render(Samples.large(), 10));
  }

  @Test
  public void nastyWordsStayWords() {
    String summary = Summary.render(Samples.nasty());
    assertFalse(summary.matches("(?s).*(?<!\\\\)<script.*"), summary);
    assertFalse(summary.contains(" | pipe"), summary);
    assertFalse(summary.contains("\n# heading"), summary);
    assertTrue(summary.contains("\\<script\\>"), summary);
  }

  @Test
  public void anEmptyRunIsTold() {
    assertTrue(Summary.render(Samples.run(List.of())).contains("no cell was decided"));
  }
}
