package org.gradmark.core.run;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.gradmark.core.backend.Backends;
import org.gradmark.core.claim.Check;
import org.gradmark.core.claim.Level;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.contract.SubjectFailure;
import org.gradmark.core.reference.ReferenceData;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Whatever a subject does, the answer is a verdict. */
public class CellTest {

  private static Verdict decide(Check<Subject> check) {
    return Fakes.cell(check).decide(Fakes.LABORATORY);
  }

  @Test
  public void theVerdictHasEverythingOfTheCell() {
    Verdict verdict = decide(trial -> Outcome.fail(3, 1, "it is wrong").with("why", "because"));
    assertEquals(verdict.subject(), "fake:adam");
    assertEquals(verdict.system(), "adam");
    assertEquals(verdict.dialect(), "paper");
    assertEquals(verdict.claim(), "FAKE-01");
    assertEquals(verdict.backend(), "float64");
    assertEquals(verdict.result(), Result.FAIL);
    assertEquals(verdict.level(), Level.SHOULD);
    assertEquals(verdict.sentence(), "It does nothing.");
    assertEquals(verdict.measured(), 3.0);
    assertEquals(verdict.limit(), 1.0);
    assertEquals(verdict.message(), "[FAKE-01 made-up] it is wrong");
    assertEquals(verdict.evidence(), Map.of("why", "because"));
    assertEquals(verdict.cell(), "fake:adam#FAKE-01@float64");
    assertTrue(verdict.seconds() >= 0 && verdict.seconds() < 600, "" + verdict.seconds());
  }

  @Test
  public void theTrialIsThatOfTheCell() {
    decide(
        trial -> {
          assertEquals(trial.backend(), "float64");
          assertEquals(trial.subject().id(), "fake:adam");
          assertEquals(trial.seed(), Fakes.cell(null).seed());
          return Outcome.pass(0, 1, "");
        });
  }

  @Test
  public void theSeedIsStableAndOfTheCell() {
    Cell<Subject> cell = Fakes.cell(null);
    assertEquals(cell.seed(), 0xA40C505AL); // CRC-32C of its id; written down so that it stays
    assertEquals(decide(trial -> Outcome.pass(0, 1, "")).seed(), cell.seed());
    assertNotEquals(Fakes.cell("FAKE-02", null).seed(), cell.seed());
  }

  private static Object[] thrown(Throwable what, Result result, String message) {
    return new Object[] {what, result, message};
  }

  @DataProvider
  public static Object[][] breakdowns() {
    String unsupported = "the subject does not support it: no copy";
    return new Object[][] {
      thrown(new SubjectFailure("it crashed"), Result.ERROR, "it crashed"),
      thrown(
          new IllegalStateException("x"),
          Result.ERROR,
          "it threw java.lang.IllegalStateException: x"),
      thrown(new StackOverflowError(), Result.ERROR, "it threw java.lang.StackOverflowError"),
      thrown(
          new OutOfMemoryError("heap"), Result.ERROR, "it threw java.lang.OutOfMemoryError: heap"),
      thrown(
          new NoClassDefFoundError("C"),
          Result.ERROR,
          "it threw java.lang.NoClassDefFoundError: C"),
      thrown(new UnsupportedOperationException("no copy"), Result.SKIPPED, unsupported),
    };
  }

  @Test(dataProvider = "breakdowns")
  public void breakdownsAreVerdicts(Throwable what, Result result, String message) {
    Verdict verdict =
        decide(
            trial -> {
              if (what instanceof Error error) {
                throw error;
              }
              throw (RuntimeException) what;
            });
    assertEquals(verdict.result(), result);
    assertEquals(verdict.message(), "[FAKE-01 made-up] " + message);
    assertTrue(Double.isNaN(verdict.measured()) && Double.isNaN(verdict.limit()));
  }

  @Test
  public void anUnavailableBackendIsASkipWithItsReason() {
    Verdict verdict = decide(trial -> Outcome.pass(0, 1, Backends.open("absent").name()));
    assertEquals(verdict.result(), Result.SKIPPED);
    assertTrue(verdict.message().contains("absent"), verdict.message());
    assertTrue(verdict.message().contains("no device"), verdict.message());
  }

  @Test
  public void damagedReferenceDataAreAnError() {
    Verdict verdict =
        decide(
            trial -> {
              ReferenceData.in(Path.of("no such folder"));
              return Outcome.pass(0, 1, "");
            });
    assertEquals(verdict.result(), Result.ERROR);
    assertTrue(
        verdict.message().startsWith("[FAKE-01 made-up] reference data no such folder"),
        verdict.message());
  }

  @Test
  public void anotherRunHasOtherSeeds() {
    Cell<Subject> cell = Fakes.cell(null);
    assertEquals(cell.seed(0), cell.seed());
    assertNotEquals(cell.seed(1), cell.seed());
    assertNotEquals(cell.seed(1), cell.seed(2));
    assertNotEquals(cell.seed(1), Fakes.cell("FAKE-02", null).seed(1));
  }
}
