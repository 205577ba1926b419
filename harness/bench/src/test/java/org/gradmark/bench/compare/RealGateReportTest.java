package org.gradmark.bench.compare;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.statistics.Draws;
import org.testng.annotations.Test;

/** The section that {@link RealGate} writes, and what it counts. */
public class RealGateReportTest {

  /** Forks that scatter by half a percent; the third of a triple is that much longer. */
  private static Triples triples(int count, double effect) {
    Draws draws = Draws.of(5);
    List<double[]> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double[] triple = new double[3];
      for (int k = 0; k < 3; k++) {
        triple[k] = 1e-5 * Math.exp(0.005 * draws.normal()) * (k == 2 ? 1 + effect : 1);
      }
      all.add(triple);
    }
    return new Triples(all);
  }

  @Test
  public void aSlowdownIsFoundAndNothingElse() {
    Triples.Tally tally = triples(120, 0.05).compare(40);
    assertEquals(tally.alarms(), 0);
    assertEquals(tally.found(), 40);
    assertEquals(tally.ratio(), 1.05, 0.002);
    assertTrue(tally.isKept());
  }

  @Test
  public void whatIsNoSlowerIsNotFound() {
    Triples.Tally tally = triples(120, 0).compare(40);
    assertEquals(tally.found(), 0);
    assertFalse(tally.isKept());
  }

  @Test
  public void theScatterIsThatOfTheForks() {
    Triples triples = triples(4_000, 0.05);
    assertEquals(triples.scatter(), 0.005, 0.0003);
    assertEquals(triples.neighbours(), 0.005, 0.0003);
    assertEquals(triples.late(), 0.0);
  }

  @Test
  public void theSectionIsReplacedWhereItStands() {
    String report = "# A\n\ntext\n\n" + RealGate.HEADING + "\n\nold\n\n## B\n\nmore\n";
    String section = RealGate.HEADING + "\n\nnew\n";
    String expected = "# A\n\ntext\n\n" + section + "\n## B\n\nmore\n";
    assertEquals(RealGate.replaced(report, section), expected);
    assertEquals(RealGate.replaced(expected, section), expected);
    assertEquals(RealGate.replaced("# A\n\ntext\n", section), "# A\n\ntext\n\n" + section);
  }

  @Test
  public void theSectionTellsTheFigures() {
    Triples triples = triples(120, 0.05);
    String section = RealGate.section(triples, triples.compare(10), 2);
    assertTrue(section.startsWith(RealGate.HEADING + "\n\n"), section);
    assertTrue(section.contains(": 360 forks in 2.0 minutes."), section);
    assertTrue(section.contains("| a build with itself | 10 | **0** | 0 |"), section);
    assertTrue(section.contains("| with 5 % more work | 10 | **10** |"), section);
    assertFalse(section.contains("met forks twice"), section);
  }
}
