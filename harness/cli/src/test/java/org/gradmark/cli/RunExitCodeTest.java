package org.gradmark.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gradmark.core.claim.Result;
import org.gradmark.core.run.Run;
import org.gradmark.core.run.RunFile;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

/** What a run returns when not all is well. */
public class RunExitCodeTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path folder;

  @BeforeMethod
  public void folder() throws IOException {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    folder = Files.createTempDirectory("gradmark-exit");
  }

  private int gradmark(String... args) {
    return Gradmark.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
  }

  @Test
  public void aWrongProgramIsOne() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String program =
        "\"%s\" -cp \"%s\" %s"
            .formatted(java, System.getProperty("java.class.path"), StandingStill.class.getName());
    String[] args = {
      "run", "--program", program, "--claim", "TRAJ-01", "--output", folder.toString()
    };
    assertEquals(gradmark(args), ExitCode.CONFORMANCE, out + "" + err);
    Run run = RunFile.read(folder.resolve("run.jsonl"));
    assertEquals(run.verdicts().size(), 1);
    assertEquals(run.verdicts().get(0).result(), Result.FAIL);
    assertEquals(run.verdicts().get(0).cell(), "still:sgd#TRAJ-01@float64");
    assertTrue(out.toString().contains("1 fail"), out.toString());
  }

  @Test
  public void reportsThatCannotBeWrittenAreFourAndTheTableIsPrinted() throws IOException {
    Files.writeString(folder.resolve("site"), "a file where a folder should be");
    String[] args = {
      "run",
      "--subject",
      "gradmark:sgd",
      "--backend",
      "f64",
      "--claim",
      "STEP-01",
      "--output",
      folder.toString()
    };
    assertEquals(gradmark(args), ExitCode.FILES, out + "" + err);
    assertTrue(err.toString().contains("cannot write " + folder.resolve("site")), err.toString());
    assertTrue(err.toString().contains("--output"), err.toString());
    assertTrue(out.toString().contains("1 cell in"), out.toString());
    assertEquals(RunFile.read(folder.resolve("run.jsonl")).verdicts().size(), 1);
  }
}
