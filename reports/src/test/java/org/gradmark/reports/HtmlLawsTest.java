package org.gradmark.reports;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.run.Run;
import org.testng.annotations.Test;

public class HtmlLawsTest {

  private static Map<String, Object> law(double variance) {
    Map<String, Object> evidence = new LinkedHashMap<>();
    evidence.put("kernel", "dense 4->5");
    evidence.put("draws", 20);
    evidence.put("mean", 0.125);
    evidence.put("mean_due", 0.0);
    evidence.put("mean_error", 0.0625);
    evidence.put("variance", variance);
    evidence.put("variance_due", 0.5);
    evidence.put("variance_error", 0.03125);
    evidence.put("at", List.of(-1.0, 0.0, 1.0));
    evidence.put("measured_cdf", List.of(0.25, 0.5, 0.75));
    evidence.put("paper_cdf", List.of(0.125, 0.5, 0.875));
    return evidence;
  }

  private static Verdict verdict(String subject, String backend, Result result, double variance) {
    String found = result.isGood() ? "fine" : "the distribution is not the paper's <here>";
    return Samples.verdict(subject, "LAW-01 distribution", backend, result, found, law(variance));
  }

  private static String page(Verdict... verdicts) {
    return HtmlLaws.render(Samples.run(List.of(verdicts)));
  }

  @Test
  public void aRunWithoutInitializersHasNoPageAndNoLink() {
    assertEquals(HtmlLaws.render(Samples.realistic()), "");
    assertFalse(
        HtmlReport.render(Samples.realistic(), Map.of()).contains("href=\"initializers.html\""));
  }

  @Test
  public void theMainPageLinksToIt() {
    Run run = Samples.run(List.of(verdict("gradmark:he-uniform", "f64", Result.PASS, 0.5)));
    assertTrue(HtmlReport.render(run, Map.of()).contains("href=\"initializers.html\""));
  }

  @Test
  public void theMeasuredLawIsDrawnBesideThePapers() {
    String page = page(verdict("gradmark:he-uniform", "f64", Result.PASS, 0.5));
    // Two distribution functions; their difference and two ends of a band.
    assertEquals(page.split("<polyline", -1).length - 1, 5, page);
    assertTrue(page.contains("points=\"56.0,116.0 186.0,60.0 316.0,4.0 \""), page);
  }

  @Test
  public void momentsStandBesideWhatIsDue() {
    String page = page(verdict("gradmark:he-uniform", "f64", Result.PASS, 0.625));
    assertTrue(page.contains("<dd>0.625, due 0.5 ± 0.03125</dd>"), page);
    assertTrue(page.contains("<dd>0.125, due 0 ± 0.0625</dd>"), page);
    assertTrue(page.contains("<td class=\"n\">1.25</td>"), page);
  }

  @Test
  public void everySubjectHasACardAndGradmarksIsFirst() {
    String page =
        page(
            verdict("dl4j:he-uniform", "float64", Result.FAIL, 1.5),
            verdict("gradmark:he-uniform", "f64", Result.PASS, 0.5));
    assertEquals(page.split("class=\"claim\"", -1).length - 1, 2, page);
    assertTrue(
        page.indexOf("id=\"gradmark-he-uniform-LAW-01\"")
            < page.indexOf("id=\"dl4j-he-uniform-LAW-01\""),
        page);
    assertTrue(page.contains("the paper&#39;s &lt;here&gt;"), page);
  }

  /** The law of the second is the paper's, but another claim fails. */
  @Test
  public void theTableHasTheVerdictOnTheSubjectAndBeginsWithFailures() {
    Verdict seeds =
        Samples.verdict("b:he-uniform", "IND-03 x", "f64", Result.FAIL, "seeds", Map.of());
    String page =
        page(
            verdict("a:he-uniform", "f64", Result.PASS, 0.5),
            verdict("b:he-uniform", "f64", Result.PASS, 0.5),
            seeds);
    String table = page.substring(page.indexOf("all claims"), page.indexOf("</table>"));
    int failing = table.indexOf("#b-he-uniform-LAW-01");
    int passing = table.indexOf("#a-he-uniform-LAW-01");
    assertTrue(0 < failing && failing < passing, table);
    String row = table.substring(failing, passing);
    int fails = row.indexOf(HtmlMatrix.tile(Result.FAIL));
    assertTrue(0 < fails && fails < row.indexOf(HtmlMatrix.tile(Result.PASS)), row);
    assertFalse(table.substring(passing).contains(HtmlMatrix.tile(Result.FAIL)), table);
  }

  @Test
  public void aBadBackendIsShownElseDoublePrecision() {
    String good =
        page(
            verdict("gradmark:he-uniform", "f32", Result.PASS, 0.25),
            verdict("gradmark:he-uniform", "f64", Result.PASS, 0.5));
    assertTrue(good.contains("0.5, due 0.5") && !good.contains("0.25, due 0.5"), good);
    String bad =
        page(
            verdict("gradmark:he-uniform", "f32", Result.FAIL, 0.25),
            verdict("gradmark:he-uniform", "f64", Result.PASS, 0.5));
    assertTrue(bad.contains("0.25, due 0.5") && !bad.contains("0.5, due 0.5 "), bad);
  }

  @Test
  public void weightsWithoutChanceAreDrawn() {
    Map<String, Object> evidence =
        Map.of(
            "kernel", "weights of dense 2->2",
            "measured", List.of(1.0, 0.0, 0.0, 1.0),
            "due", List.of(1.0, 0.0, 0.0, 1.0));
    String page =
        page(
            Samples.verdict(
                "gradmark:identity", "IDENT-01 x", "f64", Result.PASS, "4 are exact", evidence));
    assertEquals(page.split("<polyline", -1).length - 1, 2, page);
    assertTrue(page.contains("weights of dense 2-&gt;2"), page);
  }

  @Test
  public void aSubjectWithoutALawShowsItsVariances() {
    Map<String, Object> evidence =
        Map.of("kernels", List.of("dense 2->2", "recurrent"), "variance_ratios", List.of(1.0, 2.5));
    Verdict fans = Samples.verdict("a:lstm", "FAN-01 x", "f64", Result.FAIL, "m", evidence);
    String page = page(fans);
    assertEquals(page.split("<polyline", -1).length - 1, 4, page);
    assertTrue(page.contains("<td>recurrent</td><td class=\"n\">2.5</td>"), page);
    String both = page(fans, verdict("a:lstm", "f64", Result.PASS, 0.5));
    assertEquals(both.split("class=\"claim\"", -1).length - 1, 1, both);
    assertTrue(both.contains("<td>recurrent</td><td class=\"n\">2.5</td>"), both);
  }

  @Test
  public void numbersThatAreNotFiniteAreNotDrawn() {
    Map<String, Object> evidence = law(Double.NaN);
    evidence.put("at", List.of(-1.0, 0.0, Double.NaN));
    String page =
        page(Samples.verdict("a:b", "LAW-01 x", "f64", Result.FAIL, Samples.NASTY, evidence));
    assertFalse(page.contains("<polyline"), page);
    assertFalse(page.contains("<script"), page);
  }
}
