package org.gradmark.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gradmark.bench.Bench;
import org.gradmark.bench.BenchFile;
import org.gradmark.bench.Measurement;
import org.gradmark.bench.Work;
import org.gradmark.core.run.Run;
import org.gradmark.core.run.RunFile;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;
import picocli.CommandLine;

/** From the command line to the file, with JMH in between. */
public class BenchCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    CommandLine line = Gradmark.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(args);
  }

  @Test
  public void oneSubjectFromEndToEnd() throws IOException {
    Path folder = Files.createTempDirectory("gradmark-bench-test");
    int code =
        execute(
            "bench",
            "--quick",
            "--subject",
            "dl4j:sgd",
            "--size",
            "64",
            "--threads",
            "1",
            "--output",
            folder.toString());
    assertEquals(code, 0, err.toString());
    assertTrue(out.toString().contains("dl4j:sgd@float32"), out.toString());
    assertTrue(out.toString().contains("4 benchmarks"), out.toString());

    Bench bench = BenchFile.read(folder.resolve("bench.jsonl"));
    Map<String, Measurement> measured = new TreeMap<>();
    bench.measurements().forEach(m -> measured.put(m.subject(), m));
    assertEquals(
        List.copyOf(measured.keySet()),
        List.of("dl4j:sgd", "probe:copy", "probe:triad", "probe:update"));
    Measurement step = measured.get("dl4j:sgd");
    assertEquals(step.work(), Work.STEP);
    assertEquals(step.bytes(), 3.0 * 64 * Float.BYTES, "parameter and gradient in, parameter out");
    assertEquals(step.seconds().size(), 1, "forks");
    assertEquals(step.seconds().get(0).size(), 3, "iterations");
    assertTrue(step.share() > 0, "there is a wall");
    assertTrue(step.allocation() > 0, "ND4J makes objects in every step");
    assertEquals(step.seconds().get(0), ofJmh(folder.resolve("jmh"), "RestoredStepBenchmark.step"));
  }

  /** The times in seconds that JMH's own file has of a benchmark. */
  private static List<Double> ofJmh(Path folder, String method) throws IOException {
    List<Double> seconds = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> listed = Files.list(folder)) {
      files =
          listed
              .filter(file -> file.toString().endsWith(".json"))
              .sorted(Comparator.naturalOrder())
              .toList();
    }
    for (Path file : files) {
      for (JsonNode result : new ObjectMapper().readTree(file.toFile())) {
        if (result.path("benchmark").asText().endsWith(method)) {
          for (JsonNode raw : result.path("primaryMetric").path("rawData").path(0)) {
            seconds.add(raw.doubleValue() * 1e-9);
          }
        }
      }
    }
    return seconds;
  }

  @Test
  public void theReportHasALeaderboardWhereThereAreBenchmarks() throws IOException {
    Path folder = Files.createTempDirectory("gradmark-bench-test");
    Path run = folder.resolve("run.jsonl");
    RunFile.write(run, new Run("1", Map.of(), 0, List.of(), List.of()));
    Path page = folder.resolve("site").resolve("leaderboard.html");
    assertEquals(execute("report", run.toString(), "--output", folder.toString()), 0);
    assertFalse(Files.exists(page));

    BenchFile.write(folder.resolve("bench.jsonl"), new Bench("1", Map.of(), List.of(), List.of()));
    assertEquals(execute("report", run.toString(), "--output", folder.toString()), 0);
    assertTrue(Files.readString(page).contains("What a step costs"));
    assertTrue(out.toString().contains(page.toString()), out.toString());

    String missing = folder.resolve("none.jsonl").toString();
    assertEquals(
        execute("report", run.toString(), "--bench", missing, "--output", folder.toString()), 4);
  }

  @Test
  public void help() {
    assertEquals(execute("bench", "--help"), 0);
    for (String option : List.of("--size", "--list", "--threads", "--quick", "--program")) {
      assertTrue(out.toString().contains(option), option);
    }
  }

  @DataProvider
  public Object[][] mistakes() {
    return new Object[][] {
      {List.of("--size", "1e99"), "is no size"},
      {List.of("--list", "gpt9"), "is no size"},
      {List.of("--dtype", "float8"), "none of float32, float64"},
      {List.of("--threads", "0"), "--threads must be from 1"},
      {List.of("--forks", "-1"), "--forks must be from 1"},
      {List.of("--subject", "nobody:adam"), "nothing that these options select"},
      {List.of("--system", "frank-wolfe"), "could be measured"}
    };
  }

  @Test(dataProvider = "mistakes")
  public void mistakesAreNamed(List<String> options, String message) throws IOException {
    List<String> args = new ArrayList<>(List.of("bench", "--quick", "--output"));
    args.add(Files.createTempDirectory("gradmark-bench-test").toString());
    args.addAll(options);
    assertEquals(execute(args.toArray(String[]::new)), 3, err.toString());
    assertTrue(err.toString().contains(message), err.toString());
  }
}
