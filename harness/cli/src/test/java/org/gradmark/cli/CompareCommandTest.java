package org.gradmark.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradmark.bench.Bench;
import org.gradmark.bench.BenchFile;
import org.gradmark.bench.Measurement;
import org.gradmark.bench.Work;
import org.gradmark.core.claim.Level;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.run.Run;
import org.gradmark.core.run.RunFile;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** {@code compare}, and what the gate makes of it, from their command lines. */
public class CompareCommandTest {

  private Path folder;
  private String out;
  private String err;

  @BeforeMethod
  public void folder() throws IOException {
    folder = Files.createTempDirectory("gradmark-compare");
  }

  private int gradmark(Object... args) {
    StringWriter outText = new StringWriter();
    StringWriter errText = new StringWriter();
    String[] words = new String[args.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = args[i].toString();
    }
    int code =
        Gradmark.commandLine()
            .setOut(new PrintWriter(outText))
            .setErr(new PrintWriter(errText))
            .execute(words);
    out = outText.toString();
    err = errText.toString();
    return code;
  }

  /** A bench file of one benchmark with nine forks that differ by a part in a thousand. */
  private Path bench(String name, double seconds, double bytes, String cpu) {
    List<List<Double>> forks = new ArrayList<>();
    List<Double> allocated = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      forks.add(List.of(seconds * (1 + 1e-3 * i)));
      allocated.add(bytes);
    }
    Measurement measurement =
        new Measurement(
            Work.STEP,
            "x:adam",
            "adam",
            "paper",
            "float32",
            "float32",
            "1e3",
            "[1000]",
            1,
            1000,
            1,
            "jmh",
            forks,
            allocated,
            28_000,
            null,
            Double.NaN,
            "");
    Path file = folder.resolve(name);
    BenchFile.write(file, new Bench("1", Map.of("cpu", cpu), List.of(measurement), List.of()));
    return file;
  }

  @Test
  public void benchFilesAreCompared() {
    Path old = bench("old.jsonl", 1e-6, 0, "one");
    assertEquals(gradmark("compare", old, old), ExitCode.GOOD, out + err);
    assertTrue(out.contains("no regression"), out);
    assertTrue(err.contains("measured at different times"), err);

    Path slower = bench("slower.jsonl", 1.06e-6, 0, "one");
    assertEquals(gradmark("compare", old, slower), ExitCode.PERFORMANCE, out + err);
    assertTrue(out.contains("SLOWER       step x:adam@float32 1e3 x1"), out);
    assertTrue(out.contains("106.0 % of the old time"), out);
    assertEquals(gradmark("compare", slower, old), ExitCode.GOOD, out + err);

    Path heavier = bench("heavier.jsonl", 1e-6, 1, "one");
    assertEquals(gradmark("compare", old, heavier), ExitCode.PERFORMANCE, out + err);
    assertTrue(out.contains("1 bytes an operation, was 0"), out);
  }

  @Test
  public void otherMachinesAreRefusedUnlessForced() {
    Path old = bench("old.jsonl", 1e-6, 0, "one");
    Path elsewhere = bench("elsewhere.jsonl", 1e-6, 0, "two");
    assertEquals(gradmark("compare", old, elsewhere), ExitCode.USAGE, out + err);
    assertTrue(err.contains("cpu: one, now two") && err.contains("--force"), err);
    assertEquals(gradmark("compare", old, elsewhere, "--force"), ExitCode.GOOD, out + err);
    assertTrue(err.contains("different machines: cpu"), err);
  }

  private static Verdict verdict(String claim, Level level, Result result) {
    return new Verdict(
        "x:adam",
        "adam",
        "paper",
        claim,
        "float32",
        result,
        level,
        "It does.",
        1,
        1,
        "[" + claim + "] it " + result.label(),
        Map.of(),
        0.1,
        0);
  }

  private Path run(String name, Verdict... verdicts) {
    Path file = folder.resolve(name);
    RunFile.write(file, Run.of(List.of(verdicts)));
    return file;
  }

  @Test
  public void changedVerdictsAreShown() {
    Path old =
        run(
            "old.jsonl",
            verdict("A-01", Level.MUST, Result.PASS),
            verdict("A-02", Level.MUST, Result.FAIL),
            verdict("A-03", Level.SHOULD, Result.PASS),
            verdict("A-04", Level.MUST, Result.PASS),
            verdict("A-05", Level.MUST, Result.PASS));
    assertEquals(gradmark("compare", old, old), ExitCode.GOOD, out + err);
    assertTrue(out.contains("every verdict is the same"), out);

    Path now =
        run(
            "new.jsonl",
            verdict("A-01", Level.MUST, Result.FAIL),
            verdict("A-02", Level.MUST, Result.PASS),
            verdict("A-04", Level.MUST, Result.SKIPPED),
            verdict("A-05", Level.MUST, Result.PASS),
            verdict("A-06", Level.MUST, Result.PASS));
    assertEquals(gradmark("compare", old, now), ExitCode.CONFORMANCE, out + err);
    for (String part :
        List.of(
            "new failures: 1",
            "x:adam#A-01@float32  pass -> fail",
            "[A-01] it fail",
            "fixed: 1",
            "x:adam#A-02@float32  fail -> pass",
            "no longer tested: 1",
            "x:adam#A-03@float32  pass -> not there",
            "skipped now: 1",
            "newly tested: 1",
            "5 verdicts differ, 1 new failures")) {
      assertTrue(out.contains(part), part + " is not in\n" + out);
    }
    assertFalse(out.contains("A-05"), out);
  }

  @Test
  public void aNewFailureOfAClaimThatDoesNotBindIsNoRegression() {
    Path old = run("old.jsonl", verdict("A-03", Level.SHOULD, Result.PASS));
    Path now = run("new.jsonl", verdict("A-03", Level.SHOULD, Result.FAIL));
    assertEquals(gradmark("compare", old, now), ExitCode.GOOD, out + err);
    assertTrue(out.contains("new failures: 1"), out);
  }

  @DataProvider
  public Object[][] wrong() {
    return new Object[][] {
      {List.of("a.jar", "b.jar"), "say what to measure"},
      {List.of("a.jar", "b.jar", "--subject", "*"), "there is no file a.jar"},
      {List.of("a.jar", "OLD", "--subject", "*"), "give two jars"},
      {List.of("OLD", "RUN"), "different kinds"},
      {List.of("OLD"), "NEW"},
      {List.of("PLACE", "OLD"), "is a folder; give the run.jsonl or the bench.jsonl in it"},
    };
  }

  @Test(dataProvider = "wrong")
  public void whatCannotBeComparedIsRefused(List<String> args, String hint) {
    Path old = bench("old.jsonl", 1e-6, 0, "one");
    Path run = run("run.jsonl", verdict("A-01", Level.MUST, Result.PASS));
    List<Object> words = new ArrayList<>(List.of("compare"));
    args.forEach(
        arg ->
            words.add(
                arg.replace("OLD", old.toString())
                    .replace("RUN", run.toString())
                    .replace("PLACE", folder.toString())));
    assertEquals(gradmark(words.toArray()), ExitCode.USAGE, out + err);
    assertTrue(err.contains(hint), err);
    assertEquals(gradmark("compare", folder.resolve("none"), old), ExitCode.FILES, out + err);
  }

  private int gate(Path run, Path baseline, Path bench) throws IOException {
    Path expectations = Files.writeString(folder.resolve("none.yaml"), "[]\n");
    return gradmark(
        "gate",
        "--run",
        run,
        "--expectations",
        expectations,
        "--bench-baseline",
        baseline,
        "--bench",
        bench);
  }

  @Test
  public void theGateShutsOnWhatIsSlower() throws IOException {
    Path good = run("good.jsonl", verdict("A-01", Level.MUST, Result.PASS));
    Path bad = run("bad.jsonl", verdict("A-01", Level.MUST, Result.FAIL));
    Path old = bench("old.jsonl", 1e-6, 0, "one");
    Path slower = bench("slower.jsonl", 1.06e-6, 0, "one");
    Path empty = folder.resolve("empty.jsonl");
    BenchFile.write(empty, new Bench("1", Map.of("cpu", "one"), List.of(), List.of()));
    assertEquals(gate(good, old, old), ExitCode.GOOD, out + err);
    assertEquals(gate(good, old, slower), ExitCode.PERFORMANCE, out + err);
    assertTrue(out.contains("The gate is open") && out.contains("SLOWER"), out);
    // What fails counts more than what is slow; both are told.
    assertEquals(gate(bad, old, slower), ExitCode.CONFORMANCE, out + err);
    assertTrue(out.contains("SLOWER"), out);
    assertEquals(gate(good, old, empty), ExitCode.PERFORMANCE, out + err);
    assertTrue(out.contains("NOT MEASURED"), out);
    assertEquals(gradmark("gate", "--run", good, "--bench", old), ExitCode.USAGE, out + err);
    assertTrue(err.contains("are given together"), err);
  }
}
