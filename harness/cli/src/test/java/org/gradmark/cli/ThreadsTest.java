package org.gradmark.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gradmark.core.run.RunFile;
import org.testng.annotations.Test;

/** The run file is the same, byte for byte but for the times, on one thread and on several. */
public class ThreadsTest {

  private static final String TIME = "\"seconds\":[-+.0-9eE]+";

  private static List<String> lines(int threads) throws IOException {
    Path folder = Files.createTempDirectory("gradmark-threads");
    StringWriter said = new StringWriter();
    int code =
        Gradmark.commandLine()
            .setOut(new PrintWriter(said))
            .setErr(new PrintWriter(said))
            .execute(
                "run",
                "--system",
                "adam",
                "--system",
                "he-normal",
                "--system",
                "pathwise",
                "--subject",
                "gradmark:*",
                "--backend",
                "exact",
                "--backend",
                "f64",
                "--backend",
                "rounding",
                "--threads",
                Integer.toString(threads),
                "--output",
                folder.toString());
    assertEquals(code, ExitCode.GOOD, said.toString());
    return RunFile.read(folder.resolve("run.jsonl")).sorted().verdicts().stream()
        .map(verdict -> RunFile.toJson(verdict).replaceFirst(TIME, "\"seconds\":0"))
        .toList();
  }

  @Test
  public void verdictsDoNotDependOnTheThreads() throws IOException {
    List<String> alone = lines(1);
    assertTrue(alone.size() > 200, alone.size() + " cells are too few to show anything");
    assertTrue(alone.stream().allMatch(line -> line.contains("\"seconds\":0,")), alone.get(0));
    assertEquals(String.join("\n", lines(4)), String.join("\n", alone));
  }
}
