package org.gradmark.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

/** The gate from its command line: a wrong program, known and unknown. */
public class GateCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path folder;
  private Path file;
  private String program;

  @BeforeMethod
  public void folder() throws IOException {
    folder = Files.createTempDirectory("gradmark-gate");
    file = folder.resolve("expectations.yaml");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    program =
        "\"%s\" -cp \"%s\" %s"
            .formatted(java, System.getProperty("java.class.path"), StandingStill.class.getName());
  }

  private int gate(String... more) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] args = new String[5 + more.length];
    args[0] = "gate";
    args[1] = "--output";
    args[2] = folder.toString();
    args[3] = "--expectations";
    args[4] = file.toString();
    System.arraycopy(more, 0, args, 5, more.length);
    return Gradmark.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
  }

  @Test
  public void knownFailuresOpenTheGateAndWhatIsMendedShutsIt() throws IOException {
    String run = folder.resolve("run.jsonl").toString();
    Files.writeString(file, "[]\n");
    assertEquals(gate("--program", program), ExitCode.CONFORMANCE, out + "" + err);
    assertTrue(out.toString().contains("unexpected failure"), out.toString());
    assertTrue(out.toString().contains("The gate is shut"), out.toString());

    assertEquals(gate("--run", run, "--update"), ExitCode.GOOD, out + "" + err);
    assertTrue(Files.readString(file).contains("- subject: still:sgd"), Files.readString(file));
    assertEquals(gate("--run", run), ExitCode.GOOD, out + "" + err);
    assertTrue(out.toString().contains("The gate is open"), out.toString());
    assertFalse(out.toString().contains("unexpected"), out.toString());

    // Another run in which all that failed passes: the list is out of date.
    String mended =
        Files.readString(Path.of(run)).replace("\"verdict\":\"fail\"", "\"verdict\":\"pass\"");
    Path better = Files.writeString(folder.resolve("better.jsonl"), mended);
    assertEquals(gate("--run", better.toString()), ExitCode.CONFORMANCE, out + "" + err);
    assertTrue(out.toString().contains("unexpected pass"), out.toString());

    // The baseline decided what a shorter run does not.
    Path shorter = folder.resolve("shorter.jsonl");
    String[] lines = Files.readString(Path.of(run)).split("\n");
    Files.writeString(
        shorter, lines[0].replaceAll("\"cells\":\\d+", "\"cells\":1") + "\n" + lines[1] + "\n");
    assertEquals(
        gate("--run", shorter.toString(), "--baseline", run), ExitCode.CONFORMANCE, out + "" + err);
    assertTrue(out.toString().contains("no longer tested"), out.toString());
    assertEquals(gate("--run", shorter.toString(), "--update", "--baseline", run), ExitCode.USAGE);
    assertTrue(err.toString().contains("--update refused"), err.toString());
  }

  @Test
  public void whatWasAskedForAndIsGoneIsMissed() throws IOException {
    Files.writeString(
        file,
        """
        - subject: gone:sgd
          verdict: fail
          message: whatever it was
          cells: {TRAJ-01: float64}
        """);
    assertEquals(gate("--program", program, "--claim", "TRAJ-01"), ExitCode.CONFORMANCE);
    assertTrue(out.toString().contains("gone:sgd: there is no such cell"), out.toString());
    String run = folder.resolve("run.jsonl").toString();
    assertEquals(gate("--run", run, "--update"), ExitCode.USAGE, out + "" + err);
    assertTrue(err.toString().contains("is of a selection"), err.toString());
    assertEquals(gate("--resume"), ExitCode.USAGE, out + "" + err);
    assertTrue(err.toString().contains("decides everything anew"), err.toString());
  }

  @Test
  public void anUpdateAfterAPartialRunIsRefusedBeforeAnythingRuns() {
    assertEquals(gate("--update", "--claim", "TRAJ-01"), ExitCode.USAGE, out + "" + err);
    assertTrue(err.toString().contains("leave out --only, --claim and --backend"), err.toString());
    assertFalse(Files.exists(file));
  }

  @Test
  public void aFileThatIsMissingOrBrokenIsToldBeforeAnythingRuns() throws IOException {
    assertEquals(gate(), ExitCode.USAGE, out + "" + err);
    assertTrue(err.toString().contains("make one with gradmark gate --update"), err.toString());
    Files.writeString(file, "- subject: x\n");
    assertEquals(gate(), ExitCode.USAGE, out + "" + err);
    assertTrue(err.toString().contains("line 1: has no field \"cells\""), err.toString());
  }
}
