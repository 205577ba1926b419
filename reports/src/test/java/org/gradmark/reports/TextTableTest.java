package org.gradmark.reports;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.run.Run;
import org.testng.annotations.Test;

public class TextTableTest {

  private static String table(Run run) {
    return TextTable.render(run, Terminal.LOG, 12.4, "Report: target/index.html");
  }

  @Test
  public void aSmallRunReadsLikeThis() {
    List<Verdict> verdicts = new ArrayList<>();
    for (String backend : List.of("float32", "float64")) {
      verdicts.add(
          Samples.verdict(
              "dl4j:nadam",
              "NADAM-01 first-step",
              backend,
              Result.FAIL,
              "step 1 is " + backend.substring(5) + ".5, not 0.19"));
      verdicts.add(
          Samples.verdict("dl4j:nadam", "NADAM-02 zero", backend, Result.SKIPPED, "no schedule"));
      verdicts.add(Samples.verdict("dl4j:sgd", "SGD-01 first-step", backend, Result.PASS, "fine"));
      verdicts.add(Samples.verdict("my:adam", "ADAM-01 first-step", backend, Result.PASS, "fine"));
    }
    assertEquals(
        TextTable.render(Samples.run(verdicts), new Terminal(72, false, true), 61.2, "See x.html"),
        """
        Gradmark 0.1.0  Java 17.0.15, Linux amd64, 2 cores

        dl4j ───────────────────────────────── 1 of 2 subjects without a finding
        FAIL      nadam  float32 0/1,  float64 0/1
                  - Step 1 is 64.5, not 0.19
                    NADAM-01 first-step on float32, float64
                    ./gradmark run --only 'dl4j:nadam#NADAM-01@float64'

        pass      sgd
                  float32 1/1, float64 1/1

        my ──────────────────────────────────── 1 of 1 subject without a finding
        pass      adam
                  float32 1/1, float64 1/1

        Skipped ──────────────────────────────────────────────────────── 2 cells
               2  no schedule (dl4j:nadam)

        ────────────────────────────────────────────────────────────────────────
        8 cells in 1 min 1 s: 2 fail, 4 pass, 2 skipped
        See x.html
        """);
  }

  @Test
  public void whatWasNotCheckedIsNotWithoutAFinding() {
    Verdict skipped =
        Samples.verdict("my:nadam", "NADAM-01 zero", "float64", Result.SKIPPED, "unsupported");
    Verdict fine = Samples.verdict("my:sgd", "SGD-01 first-step", "float64", Result.PASS, "fine");
    String nothing = table(Samples.run(List.of(skipped)));
    assertTrue(nothing.contains(" 1 subject, nothing was checked"), nothing);
    assertFalse(nothing.contains("without a finding"), nothing);
    String some = table(Samples.run(List.of(skipped, fine)));
    assertTrue(some.contains(" 1 of 2 subjects without a finding, 1 not checked"), some);
  }

  @Test
  public void theWorstComesFirst() {
    String table = table(Samples.realistic());
    List<String> order =
        List.of(
            "dl4j ─",
            "FAIL      nadam",
            "FAIL      adam",
            "ERROR     adabelief",
            "pass      adadelta",
            "optax ─",
            "advice    adam",
            "gradmark ─",
            "Skipped ─",
            "585 cells");
    for (int i = 1; i < order.size(); i++) {
      int before = table.indexOf(order.get(i - 1));
      assertTrue(before >= 0 && before < table.indexOf(order.get(i)), order.get(i) + "\n" + table);
    }
  }

  @Test
  public void theOrderOfExecutionDoesNotShow() {
    Run run = Samples.realistic();
    List<Verdict> shuffled = new ArrayList<>(run.verdicts());
    Collections.shuffle(shuffled, new Random(1));
    assertEquals(table(Samples.run(shuffled)), table(run));
  }

  @Test
  public void aCauseIsSaidOnceForAllItsCells() {
    String table = table(Samples.realistic());
    assertEquals(table.split("second moment is not bias-corrected", -1).length, 2, table);
    assertTrue(table.contains("every claim on float32, float64"), table);
    assertEquals(table.split("\\./gradmark run --only", -1).length, 7, table);
  }

  @Test
  public void linesKeepToTheWidthButForCommands() {
    for (int width : new int[] {60, 100, 160}) {
      String table = TextTable.render(Samples.realistic(), new Terminal(width, false, true), 1, "");
      for (String line : table.split("\n")) {
        assertTrue(Columns.of(line) <= width || line.contains("./gradmark"), line);
        assertEquals(line, line.stripTrailing());
      }
    }
  }

  @Test
  public void coloursAndBoxesAreThereOnlyIfAskedFor() {
    assertFalse(table(Samples.realistic()).contains("\u001b"));
    String plain = TextTable.render(Samples.realistic(), new Terminal(100, false, false), 1, "");
    assertTrue(plain.chars().allMatch(c -> c < 128), plain);
    String painted = TextTable.render(Samples.realistic(), new Terminal(100, true, true), 1, "");
    assertTrue(painted.contains("\u001b[1;31mFAIL"), painted);
    assertEquals(
        painted.replaceAll("\u001b\\[[0-9;]+m", ""),
        TextTable.render(Samples.realistic(), Terminal.LOG, 1, "").replaceAll("(?m) +$", ""));
  }

  @Test
  public void aMessageCannotPaintTheTerminal() {
    String table = table(Samples.nasty());
    assertTrue(table.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n'), table);
    assertTrue(table.contains("'evil'\\'':<b>../../x#ADAM-01@f&<64>'"), table);
  }

  @Test
  public void anEmptyRunSaysWhatToDo() {
    assertTrue(table(Samples.run(List.of())).contains("No cell was decided. Nothing matched;"));
  }

  @Test
  public void aRunThatWasCutShortSaysSo() {
    Run run = Samples.realistic();
    Run cut = new Run("0.1.0", run.environment(), 900, run.verdicts(), List.of("line 9 is broken"));
    assertTrue(table(cut).contains("Cut short: 900 cells were planned"));
    assertTrue(table(cut).contains("line 9 is broken"));
  }

  @Test
  public void tenThousandCellsAreTold() {
    assertTrue(table(Samples.large()).contains("10,000 cells in 12 s: 1,000 fail, 9,000 pass"));
  }
}
