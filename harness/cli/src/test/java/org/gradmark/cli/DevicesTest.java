package org.gradmark.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.gradmark.core.backend.Backends;
import org.gradmark.core.run.Plan;
import org.gradmark.core.run.Registry;
import org.gradmark.core.run.Selection;
import org.testng.annotations.Test;

/** Backends on devices: what is told about them, and when they take part. */
public class DevicesTest {

  private static final String GPU = "fused-gpu";

  @Test
  public void everyBackendIsListedWithItsPrecisionAndWhatItFound() {
    StringWriter out = new StringWriter();
    int code = Gradmark.commandLine().setOut(new PrintWriter(out)).execute("list", "--backends");
    assertEquals(code, ExitCode.GOOD);
    List<String> lines = out.toString().lines().toList();
    for (String name : Backends.names()) {
      String line = lines.stream().filter(l -> l.startsWith(name + " ")).findFirst().orElseThrow();
      assertTrue(line.contains(Backends.precision(name).dtype()), line);
      assertEquals(line.contains("only with --backend"), Backends.isOnRequest(name), line);
    }
    // Devices that were found, and drivers that found none.
    assertTrue(Backends.findings(GPU).size() > 0);
    Backends.findings(GPU).forEach(finding -> assertTrue(lines.contains("  " + finding), finding));
  }

  @Test
  public void aStandInTakesPartOnlyWhereItIsNamed() {
    assertEquals(takesPart(List.of(), List.of()), !Backends.isOnRequest(GPU));
    assertTrue(takesPart(List.of(), List.of(GPU)));
    assertTrue(takesPart(List.of(), List.of("fused-*")));
    assertTrue(takesPart(List.of("gradmark:adam#TRAJ-01@" + GPU), List.of()));
    assertEquals(takesPart(List.of("gradmark:adam#*"), List.of()), !Backends.isOnRequest(GPU));
    assertEquals(takesPart(List.of(), List.of("f64")), false);
  }

  @Test
  public void initializersAndEstimatorsTakePartInFusedStepsOnlyWhereTheyAreNamed() {
    assertTrue(takesPart("adam", "TRAJ-01", List.of(), List.of(), "fused-cpu"));
    for (String[] other : new String[][] {{"he-normal", "LAW-01"}, {"pathwise", "PATH-01"}}) {
      assertFalse(takesPart(other[0], other[1], List.of(), List.of(), "fused-cpu"));
      assertTrue(takesPart(other[0], other[1], List.of(), List.of("fused-cpu"), "fused-cpu"));
      List<String> cell = List.of("gradmark:" + other[0] + "#" + other[1] + "@fused-cpu");
      assertTrue(takesPart(other[0], other[1], cell, List.of(), "fused-cpu"));
    }
  }

  private static boolean takesPart(List<String> cells, List<String> backends) {
    return takesPart("adam", "TRAJ-01", cells, backends, GPU);
  }

  private static boolean takesPart(
      String system, String claim, List<String> cells, List<String> backends, String backend) {
    Selection selection =
        new Selection(cells, List.of(system), List.of(), List.of(claim), backends);
    try (Registry registry = Registry.find()) {
      return Plan.of(registry.systems(), registry.builtIns(), selection).cells().stream()
          .anyMatch(cell -> cell.backend().equals(backend));
    }
  }
}
