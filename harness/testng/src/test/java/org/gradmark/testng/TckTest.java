package org.gradmark.testng;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.testng.ITestResult;
import org.testng.annotations.Test;

/** Authors' classes, right and wrong, against the conformance classes. */
public class TckTest {

  private static List<String> reasons(List<ITestResult> results) {
    return results.stream().map(r -> r.getThrowable().getMessage()).toList();
  }

  @Test
  public void aRightOptimizerPassesAndWhatItDoesNotDeclareIsSkippedWithTheReason() {
    InnerRun run = InnerRun.of(Authors.Momentum.class);
    assertEquals(String.join("\n", reasons(run.failed)), "");
    assertTrue(run.passed.size() > 20, run.passed.toString());
    assertTrue(
        reasons(run.skipped).stream().anyMatch(r -> r.contains("cannot copy")),
        reasons(run.skipped).toString());
  }

  @Test
  public void aWrongOneFailsWithTheCause() {
    InnerRun run = InnerRun.of(Authors.Averaging.class);
    assertTrue(run.failed.size() > 5, reasons(run.failed).toString());
    assertTrue(
        reasons(run.failed).stream().anyMatch(r -> r.contains("follows momentum/")),
        reasons(run.failed).toString());
  }

  /** "Not supported" is an answer to what was not declared, and to nothing else. */
  @Test
  public void whatIsDeclaredAndMissingFails() {
    InnerRun run = InnerRun.of(Authors.Unfinished.class);
    List<String> failed = reasons(run.failed);
    assertTrue(
        failed.stream()
            .anyMatch(
                r ->
                    r.contains("asked to take step 3 it threw")
                        && r.contains("a third step is not written yet")),
        failed.toString());
    List<String> copied = reasons(InnerRun.of(Authors.Boastful.class).failed);
    assertEquals(copied.size(), 1, copied.toString());
    assertTrue(copied.get(0).contains("asked to copy itself it threw"), copied.toString());
    List<String> skipped = reasons(run.skipped);
    assertTrue(
        skipped.stream().noneMatch(r -> r.contains("the subject does not support it")),
        skipped.toString());
  }

  @Test
  public void aRightInitializerPasses() {
    InnerRun run = InnerRun.of(Authors.Glorot.class);
    assertEquals(String.join("\n", reasons(run.failed)), "");
  }

  @Test
  public void aWrongEstimatorFails() {
    InnerRun run = InnerRun.of(Authors.Hutchinson.class);
    assertTrue(run.failed.size() > 1, reasons(run.failed).toString());
  }

  @Test
  public void knownFailuresAreSkippedAndTheRestStillFails() throws IOException {
    Authors.Known.file = Files.createTempFile("expectations", ".yaml");
    Authors.Known.file.toFile().deleteOnExit();
    Files.writeString(
        Authors.Known.file,
        """
        - subject: mine:momentum
          verdict: deviates
          message: follows momentum/ema
          reason: documented
          cells: {TRAJ-01: float64}
        """);
    InnerRun run = InnerRun.of(Authors.Known.class);
    assertTrue(
        reasons(run.skipped).stream().anyMatch(r -> r.contains("known failure (documented)")),
        reasons(run.skipped).toString());
    assertTrue(run.failed.size() > 3, reasons(run.failed).toString());
  }
}
