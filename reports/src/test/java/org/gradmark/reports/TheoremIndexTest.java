package org.gradmark.reports;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.run.Run;
import org.testng.annotations.Test;

public class TheoremIndexTest {

  private static final Map<String, String> SOURCES = Map.of("GD-01", "Drori & Teboulle 2014");

  private static Run only(String... subjects) {
    List<String> kept = List.of(subjects);
    return Samples.run(
        Samples.theorems().verdicts().stream().filter(v -> kept.contains(v.subject())).toList());
  }

  @Test
  public void aRunWithoutTheoremsHasNoIndex() {
    assertEquals(TheoremIndex.render(Samples.realistic(), SOURCES), "");
    assertEquals(HtmlTheorems.render(Samples.realistic(), SOURCES), "");
  }

  @Test
  public void theHeadCountsWhatHoldsAndWhatIsReached() {
    String broken = TheoremIndex.render(Samples.theorems(), SOURCES);
    assertTrue(
        broken.contains(
            "4 theorems about 2 systems: 2 hold in every cell that was tried, 2 do not."),
        broken);
    assertTrue(broken.contains("reach the bound of 1 of the 2 that are tight."), broken);
    String fine = TheoremIndex.render(only("gradmark:sgd"), SOURCES);
    assertTrue(
        fine.contains("3 theorems about 1 system: 3 hold in every cell that was tried, 0 do"),
        fine);
    assertTrue(fine.contains("reach the bound of 2 of the 2"), fine);
    assertFalse(fine.contains("## Broken"), fine);
    assertFalse(fine.contains("statistical claim"), fine);
  }

  @Test
  public void aTightBoundThatNobodyReachedIsNotCounted() {
    Verdict half =
        Samples.verdict(
            "a:sgd", "GD-01 a", "f64", Result.PASS, "held", Samples.theorem("tight", 0.5));
    String index = TheoremIndex.render(Samples.run(List.of(half)), SOURCES);
    assertTrue(index.contains("reach the bound of 0 of the 1"), index);
    assertTrue(index.contains("| tight | the only cell | huber\\[1\\] | 0.50000 |"), index);
  }

  @Test
  public void whatIsBrokenComesFirstWithItsCells() {
    String index = TheoremIndex.render(Samples.theorems(), SOURCES);
    assertTrue(index.indexOf("## Broken") < index.indexOf("## adam"), index);
    assertTrue(
        index.contains(
            "| GD-01 | fails: mine:sgd@float64 (not reached) (1 of 3 cells) | no known dialect"),
        index);
    assertTrue(
        index.contains(
            "| GD-03 | fails: mine:sgd@float64, other:sgd@float32 (error) (2 of 4 cells) |"),
        index);
    assertTrue(index.contains("| tight | all 2 cells | huber\\[1\\] | 0.99999 |"), index);
    assertTrue(index.contains("| Drori \\& Teboulle 2014 |"), index);
  }

  @Test
  public void theRunThatIsShownIsNamedWhereItIsNotOurs() {
    assertFalse(TheoremIndex.render(Samples.theorems(), SOURCES).contains("No subject of"));
    String index = TheoremIndex.render(only("mine:sgd", "other:sgd"), SOURCES);
    assertTrue(
        index.contains(
            "No subject of Gradmark's own is in the run; the numbers are those of"
                + " mine:sgd@float64."),
        index);
  }

  @Test
  public void statisticalClaimsAreAdjustedTogether() {
    assertTrue(
        TheoremIndex.render(Samples.theorems(), SOURCES)
            .contains(
                "\n"
                    + "1 statistical claim, alpha 1e-9 each; the smallest p-value after Holm's"
                    + " adjustment is 0.25.\n"));
    Run three =
        Samples.run(
            List.of(
                Samples.verdict(
                    "a:x", "A-01 x", "f", Result.PASS, "m", Samples.sampled(0.01, 1e-9)),
                Samples.verdict("b:x", "A-01 x", "f", Result.PASS, "m", Samples.sampled(0.5, 1e-6)),
                Samples.verdict("c:x", "A-02 x", "f", Result.PASS, "m", Map.of("p_value", 0.75)),
                Samples.verdict("c:x", "A-03 x", "f", Result.PASS, "m", Map.of("p_value", "?"))));
    assertEquals(
        StatisticalClaims.sentence(three),
        "3 statistical claims, alpha at most 1e-6 each; the smallest p-value after Holm's"
            + " adjustment is 0.03.");
    assertEquals(StatisticalClaims.sentence(Samples.realistic()), "");
  }

  @Test
  public void thePageLinksToTheFindings() {
    String page = HtmlTheorems.render(Samples.theorems(), SOURCES);
    assertTrue(page.contains("<h1>4 theorems, 2 broken</h1>"), page);
    String link = "<a href=\"index.html#mine-sgd\">mine:sgd@float64</a> (not reached)";
    assertTrue(page.indexOf(link) > page.indexOf("<h2>Broken</h2>"), page);
    assertTrue(page.indexOf(link) < page.indexOf("<h2>adam</h2>"), page);
    assertTrue(
        HtmlReport.render(Samples.theorems(), SOURCES).contains("<article id=\"mine-sgd\">"));
    assertTrue(page.contains("<a href=\"#GD-03\">") && page.contains("id=\"GD-03\""), page);
    assertTrue(page.contains("Holds for all 2 cells"), page);
    assertTrue(page.contains("1 statistical claim, alpha 1e-9 each"), page);
    assertFalse(HtmlTheorems.render(only("gradmark:sgd"), SOURCES).contains("Broken"));
  }

  @Test
  public void plotsNameTheirAxes() {
    String page = HtmlTheorems.render(only("gradmark:adam"), SOURCES);
    assertTrue(page.contains("text-anchor=\"start\">step 1</text>"), page);
    assertTrue(page.contains("text-anchor=\"end\">5</text>"), page);
    assertTrue(page.contains("text-anchor=\"end\">0.25</text>"), page);
    assertTrue(page.contains("text-anchor=\"end\">0.0625</text>"), page);
    // The second of steps 1, 2, 5 stands a quarter of the way from 56 to 316.
    assertTrue(page.contains("points=\"56.0,4.0 121.0,"), page);
    assertEquals(page.split("<polyline", -1).length - 1, 2, "steps are no line of their own");
  }
}
