package org.gradmark.reports;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.gate.Complaint;
import org.gradmark.core.gate.Complaint.Kind;
import org.gradmark.core.gate.Expectations;
import org.gradmark.core.gate.Gate;
import org.gradmark.core.run.Run;
import org.testng.annotations.Test;

public class GateReportsTest {

  private static final Complaint STALE =
      new Complaint(
          Kind.STALE_ENTRY, "x:adam", "100 %, gone\n::error::", List.of("x:adam#ADAM-01@f64"), 7);

  private static final Run RUN = new Run("1", Map.of(), 0, List.of(), List.of());

  @Test
  public void whatASubjectSaysCannotEndAnAnnotationOrStartAnother() {
    assertEquals(
        GithubAnnotations.of(List.of(STALE), "ci/a,b:c.yaml"),
        List.of(
            "::error file=ci/a%2Cb%3Ac.yaml,line=7,title=Gradmark%3A stale entry::"
                + "x:adam: 100 %25, gone%0A::error::%0A1 cell; remove x:adam#ADAM-01@f64 from the"
                + " entry at line 7, or repeat this command with --update"));
  }

  /** Where a known failure is about a cell that is gone, as the gate hands it to reports. */
  @Test
  public void noReportRepeatsACellThatIsGone() {
    Run known =
        new Run(
            "1",
            Map.of(),
            1,
            List.of(Samples.verdict("x:a", "A-01 a", "f64", Result.FAIL, "is off")),
            List.of());
    Run now =
        new Run(
            "1",
            Map.of(),
            1,
            List.of(Samples.verdict("x:a", "A-02 b", "f64", Result.PASS, "fine")),
            List.of());
    Run seen = new Gate(Expectations.of(known), Optional.empty(), cell -> true).seen(now);
    for (String report : List.of(Summary.ofGate(seen, now, 0), JUnitXml.render(seen))) {
      assertTrue(report.contains("./gradmark gate --update"), report);
      assertFalse(report.contains("run --only"), report);
    }
  }

  @Test
  public void onlyACellThatThereIsIsRepeated() {
    Complaint failed =
        new Complaint(
            Kind.UNEXPECTED_FAILURE, "x:adam", "is off", List.of("x:adam#ADAM-02@f64"), 0);
    for (String text :
        List.of(
            GateText.render(RUN, List.of(STALE, failed), 0, Double.NaN, Terminal.LOG),
            String.join("\n", GithubAnnotations.of(List.of(STALE, failed), "f")))) {
      assertTrue(text.contains("./gradmark run --only 'x:adam#ADAM-02@f64'"), text);
      assertFalse(text.contains("--only 'x:adam#ADAM-01@f64'"), text);
      assertTrue(text.contains("remove x:adam#ADAM-01@f64 from the entry at line 7"), text);
    }
  }

  /** GitHub shows an annotation in a file only if it finds the file. */
  @Test
  public void anAnnotationNamesItsFileByThePathInTheRepository() {
    Path root = Path.of("").toAbsolutePath();
    String workspace = root.toString();
    Path inside = root.resolve("ci").resolve("known.yaml");
    assertEquals(GithubAnnotations.inRepository(inside, workspace), "ci/known.yaml");
    Path detour = Path.of("ci", "..", "ci", "known.yaml");
    assertEquals(GithubAnnotations.inRepository(detour, workspace), "ci/known.yaml");
    Path outside = root.resolveSibling("known.yaml");
    assertEquals(
        GithubAnnotations.inRepository(outside, workspace), outside.toString().replace('\\', '/'));
    assertEquals(GithubAnnotations.inRepository(Path.of("known.yaml"), null), "known.yaml");
  }

  @Test
  public void theSummaryCountsAsTheTerminalDoes() {
    List<Verdict> decided =
        List.of(
            Samples.verdict("x:adam", "A-01 a", "f64", Result.FAIL, "is off"),
            Samples.verdict("x:adam", "A-02 b", "f64", Result.PASS, "fine"));
    List<Verdict> seen =
        List.of(
            Samples.verdict("x:adam", "A-01 a", "f64", Result.SKIPPED, "known failure: is off"),
            decided.get(1));
    Run run = new Run("1", Map.of(), 2, decided, List.of());
    Run tamed = new Run("1", Map.of(), 2, seen, List.of());
    String counts = "2 cells: 1 fail, 1 pass; 1 known failure";
    assertTrue(GateText.render(run, List.of(), 1, Double.NaN, Terminal.LOG).contains(counts));
    assertTrue(Summary.ofGate(tamed, run, 1).contains(counts));
  }

  @Test
  public void thereAreAtMostTenAnnotations() {
    assertEquals(GithubAnnotations.of(Collections.nCopies(10, STALE), "f").size(), 10);
    List<String> many = GithubAnnotations.of(Collections.nCopies(25, STALE), "f");
    assertEquals(many.size(), 10);
    assertTrue(many.get(9).contains("16 more complaints"), many.get(9));
  }

  @Test
  public void theTextNamesKindLineCommandAndSum() {
    String text = GateText.render(RUN, List.of(STALE), 3, 12, Terminal.LOG);
    assertTrue(text.contains("stale entry ─"), text);
    assertTrue(text.contains("- x:adam: 100 %, gone ::error::"), text);
    assertTrue(text.contains("1 cell, line 7 of the expectations"), text);
    assertTrue(
        text.contains("from the entry at line 7, or repeat this command with --update"), text);
    assertTrue(text.contains("3 known failures"), text);
    assertTrue(text.endsWith("The gate is shut: 1 complaint.\n"), text);
    assertTrue(
        GateText.render(RUN, List.of(), 0, Double.NaN, Terminal.LOG)
            .endsWith("The gate is open.\n"));
  }
}
