package org.gradmark.core.run;

import static org.testng.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

/** Of what a run file held before, nothing is left that should not be. */
public class ReplacedFileTest {

  private Path file;

  @BeforeMethod
  public void make() throws IOException {
    file = Files.createTempFile("gradmark", ".jsonl");
  }

  @AfterMethod
  public void remove() throws IOException {
    Files.delete(file);
  }

  @Test
  public void aNewRunLeavesNothingOfALongerOne() throws IOException {
    try (RunFile.Writer writer = RunFile.Writer.create(file, Map.of(), 3)) {
      List.of(1, 2, 3).forEach(claim -> writer.append(Samples.verdict(claim)));
    }
    try (RunFile.Writer writer = RunFile.Writer.create(file, Map.of(), 1)) {
      writer.append(Samples.verdict(7));
    }
    Run run = RunFile.read(file);
    assertEquals(run.verdicts().stream().map(v -> v.claim()).toList(), List.of("ADAM-07"));
    assertEquals(run.warnings(), List.of());
    assertEquals(Files.readAllLines(file).size(), 2);
  }

  @Test
  public void aResumedRunLeavesNothingOfALongBrokenLine() throws IOException {
    try (RunFile.Writer writer = RunFile.Writer.create(file, Map.of(), 2)) {
      writer.append(Samples.verdict(1));
    }
    Files.writeString(file, "{" + "x".repeat(5000), StandardOpenOption.APPEND);
    try (RunFile.Writer writer = RunFile.Writer.resume(file)) {
      writer.append(Samples.verdict(2));
    }
    Run run = RunFile.read(file);
    assertEquals(
        run.verdicts().stream().map(v -> v.claim()).toList(), List.of("ADAM-01", "ADAM-02"));
    assertEquals(run.warnings(), List.of());
    assertEquals(Files.readAllLines(file).size(), 3);
  }
}
