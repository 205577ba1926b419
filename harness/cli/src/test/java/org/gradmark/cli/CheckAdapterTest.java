package org.gradmark.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.testng.annotations.Test;

/** {@code gradmark check-adapter} says which rules a program breaks, and what to do about it. */
public class CheckAdapterTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int check(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] all = new String[args.length + 1];
    all[0] = "check-adapter";
    System.arraycopy(args, 0, all, 1, args.length);
    return Gradmark.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all);
  }

  @Test
  public void aProgramInOrderIsZero() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String program =
        "\"%s\" -cp \"%s\" %s"
            .formatted(java, System.getProperty("java.class.path"), StandingStill.class.getName());
    assertEquals(check(program), ExitCode.GOOD, out + "" + err);
    assertTrue(out.toString().contains("P-01  pass  answers hello"), out.toString());
    assertTrue(out.toString().contains("Of 24 rules: "), out.toString());
    assertTrue(out.toString().contains(" 0 broken"), out.toString());
  }

  @Test
  public void aBrokenProgramIsOneAndIsToldTheCure() {
    assertEquals(check("echo hello there"), ExitCode.CONFORMANCE, out + "" + err);
    assertTrue(out.toString().contains("P-01  FAIL"), out.toString());
    assertTrue(out.toString().contains("hello there"), out.toString());
    assertTrue(out.toString().contains("Cure: answer the first line with"), out.toString());
    assertTrue(out.toString().contains("Of 24 rules: 0 kept, 1 broken, 23 not tried"));
  }

  @Test
  public void whatCannotBeUnderstoodIsThree() {
    assertEquals(check(), ExitCode.USAGE);
    assertEquals(check(" "), ExitCode.USAGE);
    assertEquals(check("true", "--program-memory", "much"), ExitCode.USAGE);
    assertTrue(err.toString().contains("such as 512M, it is much"), err.toString());
  }
}
