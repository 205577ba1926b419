package org.gradmark.reports;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradmark.bench.Bench;
import org.gradmark.bench.Measurement;
import org.gradmark.bench.Omission;
import org.gradmark.bench.Wall;
import org.gradmark.bench.Work;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.gate.Expectations;
import org.gradmark.core.run.Run;
import org.testng.annotations.Test;

public class HtmlLeaderboardTest {

  private static final Verdict GOOD = verdict("good:adam", "ADAM-01", Result.PASS);
  private static final Verdict WRONG = verdict("wrong:adam", "ADAM-01", Result.FAIL);
  private static final Bench BENCH =
      new Bench(
          "0.1.0",
          Samples.MACHINE,
          List.of(step("good:adam", 2e-3), step("wrong:adam", 1e-3), step("late:adam", 3e-3)),
          List.of(new Omission("step <x>@float32 1e6 x2", "<x>", "another step", true)));

  private static Verdict verdict(String subject, String claim, Result result) {
    return Samples.verdict(
        subject, claim + " first-step", "float32", result, "moved by 7", Map.of());
  }

  private static Measurement step(String subject, double seconds) {
    return step(subject, seconds, "jmh");
  }

  private static Measurement step(String subject, double seconds, String timer) {
    return new Measurement(
        Work.STEP,
        subject,
        "adam",
        "paper",
        "float32",
        "float32",
        "1e6",
        "[1000,1000]",
        1,
        1_000_000,
        2,
        timer,
        List.of(List.of(seconds)),
        List.of(0.0),
        28e6,
        new Wall(20e9, 30e9, 35e9),
        Double.NaN,
        "1");
  }

  private static String rank(String page, String subject) {
    Matcher row =
        Pattern.compile("<td class=\"n\">(\\d*)</td><td class=\"id\">" + subject + "@float32")
            .matcher(page);
    assertTrue(row.find(), subject);
    return row.group(1);
  }

  @Test
  public void theFastestIsNotRankedIfItFails() {
    Run run = Samples.run(List.of(GOOD, WRONG));
    String page = HtmlLeaderboard.render(run, BENCH, Expectations.NONE);
    assertEquals(rank(page, "good:adam"), "1");
    assertEquals(rank(page, "wrong:adam"), "");
    assertTrue(page.contains("not ranked: ADAM-01: moved by 7"), page);
    assertTrue(page.indexOf("good:adam@float32</td>") < page.indexOf("wrong:adam@float32</td>"));
  }

  @Test
  public void aListedFailureIsRankedAndTold() {
    Run run = Samples.run(List.of(GOOD, WRONG));
    String page = HtmlLeaderboard.render(run, BENCH, Expectations.of(run));
    assertEquals(rank(page, "wrong:adam"), "1");
    assertEquals(rank(page, "good:adam"), "2");
    assertTrue(page.contains("1 listed failure"));
  }

  @Test
  public void whoWasNotVerifiedIsNotRanked() {
    String page = HtmlLeaderboard.render(Samples.run(List.of(GOOD)), BENCH, Expectations.NONE);
    assertEquals(rank(page, "late:adam"), "");
    assertTrue(page.contains("not verified in this run"));
  }

  @Test
  public void aFailureOnAnotherBackendIsAnotherMatter() {
    Verdict other =
        Samples.verdict("good:adam", "ADAM-01 x", "float64", Result.FAIL, "m", Map.of());
    String page =
        HtmlLeaderboard.render(Samples.run(List.of(GOOD, other)), BENCH, Expectations.NONE);
    assertEquals(rank(page, "good:adam"), "1");
  }

  @Test
  public void aShouldIsNoMust() {
    Verdict advice = verdict("good:adam", "EDGE-01", Result.FAIL);
    String page =
        HtmlLeaderboard.render(Samples.run(List.of(GOOD, advice)), BENCH, Expectations.NONE);
    assertEquals(rank(page, "good:adam"), "1");
  }

  @Test
  public void theRooflineIsDrawnOfTheRanked() {
    String page =
        HtmlLeaderboard.render(Samples.run(List.of(GOOD, WRONG)), BENCH, Expectations.NONE);
    String drawing = page.substring(page.indexOf("<svg"), page.indexOf("</svg>"));
    assertTrue(drawing.contains("wall 40.0"), drawing);
    assertTrue(drawing.contains("good:adam@float32"), drawing);
    assertFalse(drawing.contains("wrong:adam"), drawing);
  }

  @Test
  public void whoTimesItselfIsBelievedWithinReason() {
    Run run = Samples.run(List.of(GOOD, verdict("liar:adam", "ADAM-01", Result.PASS)));
    Measurement own = step("good:adam", 2e-3, "own process");
    Measurement liar = step("liar:adam", 1e-9, "own process");
    Bench bench = new Bench("0.1.0", Samples.MACHINE, List.of(own, liar), List.of());
    String page = HtmlLeaderboard.render(run, bench, Expectations.NONE);
    assertEquals(rank(page, "good:adam"), "1");
    assertEquals(rank(page, "liar:adam"), "");
    assertTrue(page.contains("faster than memory"), page);
    assertTrue(page.contains("times itself"), page);
    assertTrue(page.contains("one process each"), page);
  }

  @Test
  public void thePageStandsAlone() {
    String page = HtmlLeaderboard.render(Samples.run(List.of(GOOD)), BENCH, Expectations.NONE);
    assertFalse(page.contains("<script"));
    assertFalse(page.contains("src="));
    assertFalse(page.contains("http"));
    assertFalse(page.contains("<x>"), "names are escaped");
    assertTrue(page.contains("another step"));
  }
}
