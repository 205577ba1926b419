package org.gradmark.reports;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import org.gradmark.core.claim.Carryover;
import org.gradmark.core.claim.Causes;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;
import org.testng.annotations.Test;

public class CauseTest {

  private static Verdict bad(String claim, String backend, String message) {
    return Samples.verdict("a:adam", claim, backend, Result.FAIL, message);
  }

  @Test
  public void messagesThatDifferInNumbersOnlyAreOneCause() {
    List<Cause> causes =
        Cause.of(
            List.of(
                bad("ADAM-02 b", "f32", "step 3 is 1e-8, not 0.5"),
                bad("ADAM-01 a", "f32", "step 12 is -6.008, not 5e-1"),
                bad("ADAM-01 a", "f64", "step 2 is 4, not 1")));
    assertEquals(causes.size(), 1);
    assertEquals(causes.get(0).text(), "Step 2 is 4, not 1");
    assertEquals(causes.get(0).where(9), "ADAM-01\u00a0a on f32, f64; ADAM-02\u00a0b on f32");
  }

  @Test
  public void digitsInNamesAreNotNumbers() {
    assertEquals(
        Cause.of(List.of(bad("A-01 x", "f", "beta1 is off"), bad("A-02 x", "f", "beta2 is off")))
            .size(),
        2);
  }

  @Test
  public void aNamedCauseGathersWhateverTheMessagesSay() {
    Map<String, Object> named = Map.of("cause", "no bias correction");
    List<Cause> causes =
        Cause.of(
            List.of(
                Samples.verdict("a:b", "A-01 x", "f", Result.FAIL, "first step is short", named),
                Samples.verdict("a:b", "A-02 x", "f", Result.FAIL, "no bias correction!", named)));
    assertEquals(causes.size(), 1);
    assertEquals(causes.get(0).text(), "No bias correction!");
    assertEquals(
        Cause.of(List.of(causes.get(0).verdicts().get(1))).get(0).text(),
        "No bias correction: first step is short");
  }

  /** Led by what shows it alone; else the command asks in the same process what was asked there. */
  @Test
  public void aCarryoverIsReproducedByWhatShowsIt() {
    Map<String, Object> named = Map.of("cause", Carryover.CAUSE);
    Verdict alone = Samples.verdict("a:b", "STEP-05 x", "f", Result.FAIL, "runs differ", named);
    Verdict after =
        Carryover.verdict(
            Samples.verdict("a:b", "ADAM-01 x", "f", Result.FAIL, "is short", Map.of()), "passes");
    List<Cause> causes = Cause.of(List.of(after, alone));
    assertEquals(causes.size(), 1);
    assertEquals(
        Wording.reproduction(causes.get(0).example()), "./gradmark run --only 'a:b#STEP-05@f'");
    assertEquals(
        Wording.reproduction(Cause.of(List.of(after)).get(0).example()),
        "./gradmark run --subject 'a:b' --threads 1");
  }

  @Test
  public void theWorstCauseIsFirstAndAdviceLast() {
    List<Cause> causes =
        Cause.of(
            List.of(
                bad("EDGE-01 nan", "f", "hides a NaN"),
                Samples.verdict("a:b", "A-01 x", "f", Result.DEVIATES, "follows another"),
                Samples.verdict("a:b", "A-02 x", "f", Result.ERROR, "crashed"),
                Samples.verdict("a:b", "A-03 x", "f", Result.PASS, "fine"),
                bad("A-04 x", "f", "is wrong")));
    assertEquals(
        causes.stream().map(Cause::severity).toList(),
        List.of(Severity.FAIL, Severity.ERROR, Severity.DEVIATES, Severity.ADVICE));
  }

  /** A sentence has a few causes; the run file has all. */
  @Test
  public void ofManyCandidatesAFewAreTold() {
    String[] causes = {"one", "two", "three", "four", "five", "six"};
    String shown = "One, or two, or three, or four, or one of 2 others: it is wrong";
    for (String message :
        List.of("it is wrong", Causes.sentence(List.of(causes)) + ": it is wrong")) {
      Verdict verdict =
          Samples.verdict(
              "a:b", "A-01 x", "f", Result.FAIL, message, Map.of("causes", List.of(causes)));
      assertEquals(Cause.of(List.of(verdict)).get(0).text(), shown);
    }
  }

  @Test
  public void whatNothingExplainsIsOneCauseWhereverItShows() {
    String unknown = "no known dialect or mistake explains it: ";
    List<Cause> causes =
        Cause.of(
            List.of(
                bad("ADAM-01 a", "f64", unknown + "at step 1 of small gradients, x[0] is 3, not 2"),
                bad("TRAJ-01 b", "f64", unknown + "at step 2 of mixed, w[1] is 1, not 0 (optax)"),
                bad(
                    "TRAJ-03 c",
                    "f64",
                    unknown + "at step 4 of quadratic, w[0] is 5, not 6 (torch)"),
                theorem("ADAM-11 d", Result.FAIL, unknown + "the bound is broken"),
                bad("STEP-03 e", "f64", "splitting a tensor changes the way")));
    assertEquals(causes.stream().map(cause -> cause.verdicts().size()).toList(), List.of(4, 1));
    assertTrue(causes.get(0).isUnexplained());
    assertFalse(causes.get(1).isUnexplained());
    assertEquals(causes.get(0).example().claim(), "ADAM-01");
  }

  private static Verdict theorem(String claim, Result result, String message, String... causes) {
    Map<String, Object> evidence = Samples.theorem("tight", 0.5, causes);
    return Samples.verdict("a:adam", claim, "f64", result, message, evidence);
  }

  @Test
  public void theoremsThatNothingExplainsAreOneCause() {
    String unknown = "no known dialect or mistake explains it: ";
    List<Cause> causes =
        Cause.of(
            List.of(
                theorem("GD-02 b", Result.FAIL, unknown + "the gap is large"),
                theorem("GD-01-TIGHT a-is-reached", Result.FAIL, unknown + "it stands still"),
                theorem("GD-01 a", Result.FAIL, unknown + "it runs away")));
    assertEquals(causes.size(), 1);
    assertEquals(causes.get(0).text(), "2 theorems do not hold, and " + unknown + "it runs away");
    assertEquals(
        causes.get(0).where(9), "GD-01\u00a0a, GD-01-TIGHT\u00a0a-is-reached, GD-02\u00a0b on f64");
    assertEquals(
        Cause.of(List.of(theorem("GD-02 b", Result.FAIL, "the gap is large"))).get(0).text(),
        "1 theorem does not hold, and " + unknown + "the gap is large");
  }

  @Test
  public void theoremsComeAfterWhatMayTellWhyTheyFail() {
    List<Verdict> verdicts =
        List.of(
            theorem("GD-01 a", Result.FAIL, "runs away"),
            theorem("GD-02 b", Result.FAIL, "is short", "the sum is a mean"),
            theorem("GD-03 c", Result.FAIL, "is short", "the sum is a mean"),
            bad("EDGE-01 nan", "f", "hides a NaN"),
            Samples.verdict("a:adam", "TRAJ-01 x", "f", Result.DEVIATES, "follows another"));
    assertEquals(
        Cause.of(verdicts).stream().map(cause -> cause.example().claim()).toList(),
        List.of("TRAJ-01", "GD-02", "EDGE-01", "GD-01"));
    assertEquals(SubjectView.of(verdicts).severity(), Severity.FAIL);
  }

  @Test
  public void aCauseThatATheoremSharesWithATrajectoryIsNotATheoremsOnly() {
    List<Cause> causes =
        Cause.of(
            List.of(
                theorem("GD-01 a", Result.FAIL, "is long", "twice the rate"),
                theorem("GD-02 b", Result.FAIL, "is short", "half the rate"),
                theorem("GD-03 c", Result.FAIL, "is short", "half the rate"),
                Samples.verdict(
                    "a:adam",
                    "TRAJ-01 x",
                    "f64",
                    Result.FAIL,
                    "is long",
                    Map.of("causes", List.of("twice the rate")))));
    assertEquals(causes.get(0).text(), "Twice the rate: is long");
    assertEquals(causes.get(0).verdicts().size(), 2);
  }
}
