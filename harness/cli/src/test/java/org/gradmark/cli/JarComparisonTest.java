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

  private List<Finding> compare(String before, String after, String subject) {
    Criteria few = new Criteria(0.02, 0.03, 0.05, 6, 6, 1);
    return new JarComparison(new PrintWriter(err), folder)
        .run(
            JarComparison.jars(before),
            JarComparison.jars(after),
            new Wanted(
                List.of(subject), List.of(), List.of(), List.of(), List.of("10"), List.of(1)),
            few,
            SHORT);
  }

  @Test
  public void anArrayThatIsMadeAnewAtEveryStepIsFound() throws IOException {
    Path old = LibraryBuild.jar(folder, "old", 0);
    Path now = LibraryBuild.jar(folder, "new", 8);
    List<Finding> findings = compare(old.toString(), now.toString(), "engine:*");
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
}
