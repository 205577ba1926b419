package org.gradmark.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gradmark.bench.BenchFile;
import org.gradmark.bench.Measurement;
import org.gradmark.bench.compare.Change;
import org.gradmark.bench.compare.Criteria;
import org.gradmark.bench.compare.Finding;
import org.gradmark.bench.compare.ForkEffort;
import org.gradmark.bench.compare.Quantity;
import org.gradmark.bench.compare.Wanted;
import org.testng.annotations.Test;

/** Two builds of a library in real forks. Nothing here depends on how fast they are. */
public class JarComparisonTest {

  private static final ForkEffort SHORT = new ForkEffort(0.02, 10, 0.001, 120);

  private final Path folder;
  private final StringWriter err = new StringWriter();

  public JarComparisonTest() throws IOException {
    folder = Files.createTempDirectory("gradmark-jars");
  }

  /** With as few forks as there can be: enough for what does not rest on how they scatter. */
  private List<Finding> compare(String before, String after, String subject) {
    return compare(before, after, subject, 2);
  }

  private List<Finding> compare(String before, String after, String subject, int pairs) {
    Criteria few = new Criteria(0.02, 0.03, 0.05, pairs, pairs, 1);
    Wanted wanted =
        new Wanted(
            List.of(subject.split(",")),
            List.of(),
            List.of(),
            List.of(),
            List.of("10"),
            List.of(1));
    return JarComparison.of(
            JarComparison.jars(before),
            JarComparison.jars(after),
            wanted,
            SHORT,
            new PrintWriter(err),
            folder)
        .run(few);
  }

  @Test
  public void anArrayThatIsMadeAnewAtEveryStepIsFound() throws IOException {
    Path old = LibraryBuild.jar(folder, "old", 0);
    Path now = LibraryBuild.jar(folder, "new", 8);
    List<Finding> findings = compare(old.toString(), now.toString(), "engine:*", 6);
    Finding heap =
        findings.stream()
            .filter(f -> f.quantity() == Quantity.ALLOCATION)
            .findFirst()
            .orElseThrow();
    assertEquals(heap.benchmark(), "step engine:sgd@float64 10 x1");
    assertEquals(heap.change(), Change.WORSE, heap.toString());
    assertEquals(heap.before(), 0.0);
    assertEquals(heap.after(), 24.0); // 8 bytes and the head of an array

    // Nothing that was measured is lost.
    for (String side : List.of("old.jsonl", "new.jsonl")) {
      Measurement kept = BenchFile.read(folder.resolve(side)).measurements().get(0);
      assertEquals(kept.benchmark(), "step engine:sgd@float64 10 x1");
      assertEquals(kept.seconds().size(), heap.forks());
      assertEquals(kept.allocated().size(), heap.forks());
    }
  }

  @Test
  public void aJarThatIsNotUsedIsRefused() throws IOException {
    Path engine = LibraryBuild.jar(folder, "engine", 0);
    Path unrelated = LibraryBuild.unrelated(folder);
    String both = engine + File.pathSeparator + unrelated;
    UsageException refusal =
        expectThrows(UsageException.class, () -> compare(both, both, "engine:sgd"));
    assertTrue(refusal.getMessage().contains("no class of " + unrelated), refusal.getMessage());
    UsageException nothing =
        expectThrows(
            UsageException.class,
            () -> compare(engine.toString(), unrelated.toString(), "engine:sgd"));
    assertTrue(nothing.getMessage().contains("offer nothing"), nothing.getMessage());
    assertTrue(err.toString().contains("only the old build offers it"), err.toString());
  }

  /** Its class is loaded when everybody is asked who is there, and never again. */
  @Test
  public void aJarWhoseOwnSubjectIsNotAskedForIsNotUsed() throws IOException {
    String engine = LibraryBuild.jar(folder, "beside", 0).toString();
    UsageException refusal =
        expectThrows(UsageException.class, () -> compare(engine, engine, "tribuo:sgd"));
    assertTrue(
        refusal.getMessage().contains("the old build: no class of " + engine),
        refusal.getMessage());
    assertTrue(refusal.getMessage().contains("tribuo:sgd"), refusal.getMessage());
  }

  @Test
  public void whatTheNewBuildDoesNoLongerRightIsNotMeasured() throws IOException {
    Path old = LibraryBuild.jar(folder, "right", 0);
    Path now = LibraryBuild.wrong(folder, "wrong");
    List<Finding> findings = compare(old.toString(), now.toString(), "engine:sgd");
    assertEquals(findings.size(), 1, findings.toString());
    assertEquals(findings.get(0).change(), Change.UNMEASURED);
    assertTrue(
        findings.get(0).note().contains("new: engine:sgd@float64: what would be timed is not"),
        findings.toString());
  }

  @Test
  public void othersAreLeftOutAndTheSameClassesAreTold() throws IOException {
    String engine = LibraryBuild.jar(folder, "same", 0).toString();
    List<Finding> findings = compare(engine, engine, "engine:sgd,tribuo:sgd");
    assertTrue(
        findings.stream().allMatch(f -> f.benchmark().startsWith("step engine:sgd@")),
        findings.toString());
    assertTrue(
        err.toString().contains("step tribuo:sgd@float64 10 x1: new: it uses nothing of"),
        err + "");
    assertTrue(err.toString().contains("both builds hold the same classes"), err.toString());
  }

  /** The library on the class path is what the new build is to replace. */
  @Test
  public void claimsArePutToTheNewBuild() throws IOException {
    for (boolean right : List.of(true, false)) {
      Path build = right ? LibraryBuild.jar(folder, "good", 0) : LibraryBuild.wrong(folder, "bad");
      StringWriter out = new StringWriter();
      Path expectations = Files.writeString(folder.resolve("none.yaml"), "[]\n");
      int code =
          NewBuild.execute(
              List.of(build),
              List.of(
                  "gate",
                  "--subject",
                  "engine:sgd",
                  "--claim",
                  "TRAJ-01",
                  "--expectations",
                  expectations.toString(),
                  "--output",
                  folder.toString()),
              new PrintWriter(out),
              new PrintWriter(err));
      assertEquals(code, right ? ExitCode.GOOD : ExitCode.CONFORMANCE, out + "" + err);
      assertTrue(out.toString().contains(right ? "is open" : "is shut"), out.toString());
    }
  }
}
