package org.gradmark.reports;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;
import org.testng.annotations.Test;

public class HtmlEstimatorsTest {

  private static Verdict exactly(String claim, String quantity, Result result, double observed) {
    Map<String, Object> evidence = new LinkedHashMap<>();
    evidence.put("quantity", quantity);
    evidence.put("setting", "x^2 under N(0, 1)");
    evidence.put("observed", List.of(observed, -1.0));
    evidence.put("expected", List.of(1.0, -1.0));
    evidence.put("tolerance", List.of(0.25, 0.25));
    return Samples.verdict("gradmark:score", claim, "f64", result, "baseline ignored", evidence);
  }

  private static String page(Verdict... verdicts) {
    return HtmlEstimators.render(Samples.run(List.of(verdicts)));
  }

  @Test
  public void aRunWithoutEstimatorsHasNoPageAndNoLink() {
    assertEquals(HtmlEstimators.render(Samples.realistic()), "");
    assertFalse(
        HtmlReport.render(Samples.realistic(), Map.of()).contains("href=\"estimators.html\""));
  }

  @Test
  public void theoremsAreNoEstimators() {
    Map<String, Object> theorem =
        Map.of("guarantee", "statistical", "quantity", "f - f*", "interval99", List.of(0.1, 0.2));
    assertEquals(page(Samples.verdict("a:sgd", "SGD-09 x", "f64", Result.PASS, "m", theorem)), "");
  }

  @Test
  public void aLibrarysValueIsNotCalledAFormula() {
    Verdict ours = exactly("REF-01 x", "the estimate", Result.PASS, 1);
    Map<String, Object> evidence = new LinkedHashMap<>(ours.evidence());
    evidence.put("references", List.of("estimators/score/paper-torch.json, x^2"));
    Verdict stored =
        Samples.verdict("gradmark:score", "REF-01 x", "f64", Result.PASS, "m", evidence);
    assertTrue(page(ours).contains("<th class=\"n\">formula</th>"), page(ours));
    assertTrue(page(stored).contains("<th class=\"n\">library</th>"), page(stored));
  }

  @Test
  public void theMainPageLinksToIt() {
    Verdict mean = exactly("SCORE-01 x", "the mean of the estimate", Result.PASS, 1);
    String page = HtmlReport.render(Samples.run(List.of(mean)), Map.of());
    assertTrue(page.contains("href=\"estimators.html\""), page);
  }

  @Test
  public void biasAndVarianceAreDrawnBesideTheFormula() {
    String page =
        page(
            exactly("SCORE-01 x", "the mean of the estimate", Result.PASS, 1),
            exactly("SCORE-03 x", "the variance", Result.FAIL, 3));
    // A bar and a mark for each of two elements, in two cards.
    assertEquals(page.split("<polyline", -1).length - 1, 8, page);
    assertTrue(
        page.contains("<td class=\"n\">3</td><td class=\"n\">1</td><td class=\"n\">2</td>"), page);
    assertTrue(page.contains("baseline ignored"), page);
  }

  @Test
  public void aTableOfSubjectsComesFirstWithTheWorstOnTop() {
    Verdict good = exactly("SCORE-01 x", "the mean of the estimate", Result.PASS, 1);
    Verdict shown =
        Samples.verdict(
            "other:score",
            "SCORE-01 x",
            "f64",
            Result.PASS,
            "m",
            new LinkedHashMap<>(good.evidence()));
    // Its verdict is that of all its claims, not of the one that is drawn.
    Verdict bad = Samples.verdict("other:score", "SCORE-09 y", "f64", Result.FAIL, "m", Map.of());
    String page = page(good, shown, bad);
    String table = page.substring(page.indexOf("<table"), page.indexOf("</table>"));
    int worst = table.indexOf("other:score");
    assertTrue(worst > 0 && worst < table.indexOf("gradmark:score"), table);
    assertTrue(table.indexOf(HtmlMatrix.tile(Result.FAIL)) < worst, table);
    assertTrue(page.indexOf("<table") < page.indexOf("class=\"claims\""), page);
  }

  @Test
  public void onlyWhatFailsIsUnfolded() {
    String good = page(exactly("SCORE-01 x", "the mean of the estimate", Result.PASS, 1));
    String bad = page(exactly("SCORE-01 x", "the mean of the estimate", Result.FAIL, 3));
    assertTrue(good.contains("<details><summary") && !good.contains("<details open>"), good);
    assertTrue(bad.contains("<details open><summary") && !bad.contains("<details><summary"), bad);
  }

  @Test
  public void otherNumbersAreShownOnlyWhereThereAreNoMoments() {
    Verdict form = exactly("SCORE-05 x", "the estimate", Result.PASS, 1);
    Verdict mean = exactly("SCORE-01 x", "the mean of the estimate", Result.PASS, 1);
    assertTrue(page(form).contains("SCORE-05"));
    assertFalse(page(form, mean).contains("SCORE-05"));
  }

  @Test
  public void aSampledMeanHasItsInterval() {
    Map<String, Object> evidence = new LinkedHashMap<>();
    evidence.put("quantity", "the mean of the squared norm");
    evidence.put("claim", "mean = 0.5");
    evidence.put("draws", 2000);
    evidence.put("mean", 0.4975);
    evidence.put("interval99", List.of(0.25, 0.75));
    String page = page(Samples.verdict("gradmark:a", "A-01 x", "f64", Result.PASS, "m", evidence));
    assertTrue(
        page.contains(
            "Claimed: mean = 0.5. The mean of 2000 draws is 0.4975, 99 % interval [0.25, 0.75]."),
        page);
  }

  @Test
  public void nothingInTheEvidenceCanBreakThePage() {
    Map<String, Object> evidence = new LinkedHashMap<>();
    evidence.put("quantity", "the mean of " + Samples.NASTY);
    evidence.put("setting", Samples.NASTY);
    evidence.put("observed", List.of(Double.NaN, Double.POSITIVE_INFINITY));
    evidence.put("expected", List.of("1"));
    String page =
        page(Samples.verdict("a':<b>", "A-01 x", "f&", Result.FAIL, Samples.NASTY, evidence));
    assertFalse(page.contains("<script") || page.contains("<polyline"), page);
  }
}
