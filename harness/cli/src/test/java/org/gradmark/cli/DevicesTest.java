package org.gradmark.cli;

import static org.testng.Assert.assertEquals;
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

  private static boolean takesPart(List<String> cells, List<String> backends) {
    Selection selection =
        new Selection(cells, List.of("adam"), List.of(), List.of("TRAJ-01"), backends);
    try (Registry registry = Registry.find()) {
      return Plan.of(registry.systems(), registry.builtIns(), selection).cells().stream()
          .anyMatch(cell -> cell.backend().equals(GPU));
    }
  }
}
