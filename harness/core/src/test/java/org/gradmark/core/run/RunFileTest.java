package org.gradmark.core.run;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gradmark.core.claim.Verdict;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

public class RunFileTest {

  private Path file;

  @BeforeMethod
  public void makeFile() throws IOException {
    file = Files.createTempDirectory("gradmark").resolve("deep/er/run.jsonl");
  }

  @AfterMethod
  public void deleteFile() throws IOException {
    Files.deleteIfExists(file);
  }

  @Test
  public void aVerdictIsOneLineWithItsFieldsInTheOrderOfTheFormat() {
    assertEquals(
        RunFile.toJson(Samples.verdict(3)),
        "{\"type\":\"verdict\",\"schema\":\"gradmark/run/1\",\"subject\":\"dl4j:adam\","
            + "\"system\":\"adam\",\"dialect\":\"paper\",\"claim\":\"ADAM-03\","
            + "\"backend\":\"float64\",\"verdict\":\"fail\",\"level\":\"MUST\","
            + "\"sentence\":\"The first step is as long as the learning rate.\","
            + "\"measured\":0.1,\"limit\":1.0,"
            + "\"message\":\"[ADAM-03 first-step] the first step is 6.008, not 0.19\","
            + "\"evidence\":{\"cause\":\"it is wrong\"},\"seconds\":0.25,\"seed\":-7,"
            + "\"cell\":\"dl4j:adam#ADAM-03@float64\"}");
  }

  @Test
  public void numbersAreTheShortestThatReadBack() {
    String json =
        RunFile.toJson(Samples.verdict("a:b", 1, 2e23, Map.of("x", List.of(2e-3f, 5e-324))));
    // JDK 17's Double.toString says 2.0E-3 and 4.9E-324, which is the point of not asking it.
    assertTrue(json.contains("\"measured\":2.0E23"), json);
    assertTrue(json.contains("[0.002,4.9E-324]"), json);
  }

  @Test
  public void whatIsNotFiniteHasANameAndNanIsNull() {
    assertTrue(
        RunFile.toJson(Samples.verdict("a:b", 1, Double.NaN, Map.of()))
            .contains("\"measured\":null"));
    Verdict infinite = Samples.verdict("a:b", 1, Double.NEGATIVE_INFINITY, Map.of());
    assertTrue(RunFile.toJson(infinite).contains("\"measured\":\"-Infinity\""));
    RunFile.write(file, Run.of(List.of(infinite)));
    assertEquals(RunFile.read(file).verdicts(), List.of(infinite));
  }

  @Test
  public void whatIsReadAndWrittenAgainIsTheSameBytes() throws IOException {
    Verdict nasty = Samples.verdict("a:b/c", 2, 0.30000000000000004, Samples.nasty());
    RunFile.write(file, Run.of(List.of(Samples.verdict(1), nasty)));
    byte[] first = Files.readAllBytes(file);
    Run run = RunFile.read(file);
    assertEquals(run.warnings(), List.of());
    RunFile.write(file, run);
    assertEquals(Files.readAllBytes(file), first);
    assertEquals(Files.readAllLines(file).size(), 3);
  }

  @Test
  public void theRunIsReadBackWhole() {
    Run run =
        new Run("1.2", Map.of("java", "17", "cores", 2), 9, List.of(Samples.verdict(1)), List.of());
    RunFile.write(file, run);
    assertEquals(RunFile.read(file), run);
  }

  @Test
  public void wherEverTheFileIsCutItReadsAndResumes() throws IOException {
    List<Verdict> verdicts =
        List.of(Samples.verdict(1), Samples.verdict("a:β", 2, 1, Samples.nasty()));
    RunFile.write(file, Run.of(verdicts));
    byte[] whole = Files.readAllBytes(file);
    int header = new String(whole, StandardCharsets.UTF_8).indexOf('\n');
    for (int cut = header; cut < whole.length; cut++) {
      Files.write(file, java.util.Arrays.copyOf(whole, cut));
      Run read = RunFile.read(file);
      try (RunFile.Writer writer = RunFile.Writer.resume(file)) {
        verdicts.stream().skip(read.verdicts().size()).forEach(writer::append);
      }
      assertEquals(Files.readAllBytes(file), whole, "cut at byte " + cut);
    }
  }

  @Test
  public void aBrokenLastLineIsAWarningThatSaysWhere() throws IOException {
    RunFile.write(file, Run.of(List.of(Samples.verdict(1))));
    Files.writeString(
        file, Files.readString(file) + RunFile.toJson(Samples.verdict(2)).substring(0, 99));
    Run run = RunFile.read(file);
    assertEquals(run.verdicts(), List.of(Samples.verdict(1)));
    assertEquals(run.warnings().size(), 1);
    assertTrue(run.warnings().get(0).contains("line 3 is broken off"), run.warnings().get(0));
  }

  @Test
  public void aBrokenLineInTheMiddleIsAnErrorThatSaysWhere() throws IOException {
    RunFile.write(file, Run.of(List.of(Samples.verdict(1), Samples.verdict(2))));
    Files.writeString(file, Files.readString(file).replace("ADAM-01\"", "ADAM-01"));
    assertReadFails("line 2 is no JSON object");
  }

  @Test
  public void anotherVersionIsRefusedWhereverItStands() throws IOException {
    RunFile.write(file, Run.of(List.of(Samples.verdict(1))));
    String text = Files.readString(file);
    Files.writeString(file, text.replaceFirst("run/1", "run/2"));
    assertReadFails("gradmark/run/2, this Gradmark reads gradmark/run/1: use the version");
    int last = text.lastIndexOf("run/1");
    Files.writeString(file, text.substring(0, last) + "run/9" + text.substring(last + 5));
    assertReadFails("line 2 has schema gradmark/run/9");
  }

  @Test
  public void whatIsNoRunFileIsRefusedWithACure() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
    assertReadFails("is empty");
    Files.writeString(file, "hello\n");
    assertReadFails("is no run file");
    Files.writeString(file, RunFile.toJson(Samples.verdict(1)) + "\n");
    assertReadFails("does not begin with a line of type run");
  }

  @Test
  public void aFieldThatIsWrongIsNamed() throws IOException {
    RunFile.write(file, Run.of(List.of(Samples.verdict(1), Samples.verdict(2))));
    String text = Files.readString(file);
    Files.writeString(file, text.replaceFirst("\"MUST\"", "\"MAY\""));
    assertReadFails("field \"level\" is MAY, it must be one of [MUST, SHOULD]");
    Files.writeString(file, text.replaceFirst("\"seed\":-7", "\"seed\":1.5"));
    assertReadFails("field \"seed\" must be an integer");
    Files.writeString(file, text.replaceFirst("\"limit\":1.0,", ""));
    assertReadFails("field \"limit\" must be a number, it is missing");
    Files.writeString(file, text.replaceFirst("#ADAM-01", "#ADAM-09"));
    assertReadFails("says cell dl4j:adam#ADAM-09@float64 but its other fields say");
  }

  @Test
  public void ofACellThatOccursTwiceTheLaterCounts() {
    Verdict later = Samples.verdict("dl4j:adam", 1, 0.5, Map.of());
    RunFile.write(file, Run.of(List.of(Samples.verdict(1), later)));
    Run run = RunFile.read(file);
    assertEquals(run.verdicts(), List.of(later));
    assertTrue(run.warnings().get(0).contains("second verdict"), run.warnings().get(0));
  }

  @Test
  public void linesOfUnknownTypeArePassedOver() throws IOException {
    RunFile.write(file, Run.of(List.of(Samples.verdict(1))));
    Files.writeString(
        file, Files.readString(file) + "{\"type\":\"note\",\"schema\":\"gradmark/run/1\"}\n");
    assertEquals(RunFile.read(file).verdicts().size(), 1);
    assertEquals(RunFile.read(file).warnings(), List.of());
  }

  @Test
  public void sortedIsIndependentOfTheOrderOfExecution() {
    Verdict b = Samples.verdict("b:x", 1, 1, Map.of());
    Verdict a2 = Samples.verdict("a:x", 2, 1, Map.of());
    Verdict a1 = Samples.verdict("a:x", 1, 1, Map.of());
    assertEquals(Run.of(List.of(b, a2, a1)).sorted().verdicts(), List.of(a1, a2, b));
  }

  @Test
  public void theVersionIsFilledInByTheBuild() {
    assertFalse(Environment.version().contains("$"), Environment.version());
    assertTrue(Environment.version().matches("\\d+\\.\\d+\\.\\d+.*"), Environment.version());
  }

  private void assertReadFails(String message) {
    IllegalArgumentException e =
        expectThrows(IllegalArgumentException.class, () -> RunFile.read(file));
    assertTrue(e.getMessage().contains(message), e.getMessage());
    assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
  }
}
