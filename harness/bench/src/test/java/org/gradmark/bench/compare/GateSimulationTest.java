package org.gradmark.bench.compare;

import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.testng.annotations.AfterClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * The gate keeps its promise on imagined machines: at most one false alarm in 1,000 comparisons of
 * a build with itself, and at least 99 of 100 slowdowns of 5 % found. A sample by default; {@code
 * -Dgradmark.gate.comparisons=10000} gives the table of reports/performance-gate.md, in
 * target/performance-gate.md.
 */
public class GateSimulationTest {

  private static final int COMPARISONS = Integer.getInteger("gradmark.gate.comparisons", 60);
  private static final double EFFECT = 0.05;

  private final List<String> rows = new ArrayList<>();

  @DataProvider
  public static Iterator<Object[]> machines() {
    return Arrays.stream(Noise.values()).map(noise -> new Object[] {noise}).iterator();
  }

  @Test(dataProvider = "machines")
  public void keepsItsPromise(Noise noise) {
    RankTest test = new Neighbours();
    GateSimulation.Tally same = GateSimulation.run(noise, 1, 0, test, COMPARISONS);
    GateSimulation.Tally slower = GateSimulation.run(noise, 1, EFFECT, test, COMPARISONS);
    row(noise, "gate", same, slower);
    // Of so few comparisons none may be wrong; of many, one in a thousand.
    assertTrue(same.alarms() <= COMPARISONS / 1000, noise + ": " + same);
    assertTrue(slower.found() >= 0.99 * COMPARISONS - 1, noise + ": " + slower);
  }

  /** Why not the plain tests: on some machine each of them fails where the gate does not. */
  @Test
  public void otherTestsSeeLess() {
    int comparisons = Math.min(COMPARISONS, 1000);
    compareWith(Noise.DRIFT, "Mann-Whitney", new Apart(), comparisons);
    compareWith(Noise.CLOCK, "signed ranks", new SignedRanks(), comparisons);
  }

  private void compareWith(Noise noise, String name, RankTest other, int comparisons) {
    GateSimulation.Tally theirs = GateSimulation.run(noise, 1, EFFECT, other, comparisons);
    assertTrue(theirs.found() < 0.97 * comparisons, noise + ", " + name + ": " + theirs);
  }

  /** Nineteen benchmarks that did not change hide none that did, and none of them is accused. */
  @Test
  public void manyBenchmarksAtOnce() {
    int comparisons = Math.max(5, COMPARISONS / 20);
    GateSimulation.Tally tally =
        GateSimulation.run(Noise.TAILS, 20, EFFECT, new Neighbours(), comparisons);
    assertTrue(tally.found() >= 0.99 * comparisons - 1, tally.toString());
    assertTrue(tally.alarms() <= comparisons / 1000, tally.toString());
  }

  private void row(Noise noise, String test, GateSimulation.Tally same, GateSimulation.Tally slow) {
    rows.add(
        String.format(
            Locale.ROOT,
            "| %s | %s | %d of %,d | %.1f %% | %.2f %% | %.0f, %.0f |",
            noise,
            test,
            same.alarms(),
            same.comparisons(),
            100.0 * same.suspected() / same.comparisons(),
            100.0 * slow.found() / slow.comparisons(),
            same.forks(),
            slow.forks()));
  }

  /** The table, with the other tests beside the gate's if it is made in full. */
  @AfterClass
  public void write() throws IOException {
    if (COMPARISONS >= 1000) {
      for (Noise noise : Noise.values()) {
        for (RankTest test : new RankTest[] {new SignedRanks(), new Apart()}) {
          int comparisons = COMPARISONS / 10;
          row(
              noise,
              test instanceof Apart ? "plain Mann-Whitney" : "signed ranks",
              GateSimulation.run(noise, 1, 0, test, comparisons),
              GateSimulation.run(noise, 1, EFFECT, test, comparisons));
        }
      }
    }
    rows.add(0, "|---|---|---:|---:|---:|---:|");
    rows.add(
        0, "| machine | test | false alarms | measured again | 5 % found | forks: same, slower |");
    Files.write(Path.of("target", "performance-gate.md"), rows);
  }
}
