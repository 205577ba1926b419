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

  /** A class that is compiled here, in a folder that the tests' class path does not have. */
  @Test
  public void aClassOfTheUsersIsTimedInForksThatFindItToo() throws IOException {
    Path folder = Files.createTempDirectory("gradmark-bench-test");
    compile(folder, "mine:sgd");
    String[] line = {
      "bench",
      "--quick",
      "--class",
      "mine.Mine",
      "--class-path",
      folder.toString(),
      "--subject",
      "mine:*",
      "--size",
      "64",
      "--threads",
      "1",
      "--dtype",
      "float64",
      "--output",
      folder.toString()
    };
    assertEquals(execute(line), 0, err.toString());
    Bench bench = BenchFile.read(folder.resolve("bench.jsonl"));
    assertTrue(
        bench.measurements().stream()
            .anyMatch(m -> m.subject().equals("mine:sgd") && m.work() == Work.STEP),
        out.toString());

    line[13] = "float32";
    assertEquals(execute(line), 3, out.toString());
    assertTrue(
        err.toString()
            .contains("mine:sgd is not timed: it computes in float64; add --dtype float64"),
        err.toString());

    compile(folder, "tribuo:sgd");
    assertEquals(execute(line), 3, out.toString());
    assertTrue(err.toString().contains("tribuo: is somebody else's name"), err.toString());
  }

  private static void compile(Path folder, String id) throws IOException {
    Path source =
        Files.writeString(
            folder.resolve("Mine.java"),
            """
            package mine;
            import java.util.*;
            import org.gradmark.core.backend.Backends;
            import org.gradmark.core.contract.*;
            import org.gradmark.core.performance.Stepper;
            import org.gradmark.core.rule.RuleOptimizer;
            import org.gradmark.core.tensor.*;
            public class Mine implements OptimizerSubject {
              public String id() { return "ID"; }
              public String system() { return "sgd"; }
              public String dialect() { return "paper"; }
              public Set<Capability> capabilities() { return Set.of(); }
              public Map<String, Double> fixed() { return Map.of(); }
              public List<String> backends() { return List.of("float64"); }
              public Precision precision(String backend) { return Precision.FLOAT64; }
              public Optimizer open(String backend, Map<String, Double> h) {
                return new RuleOptimizer(
                    s -> s.x().minus(s.gradient().times(h.get("learning_rate"))),
                    Backends.open("f64"), h);
              }
              public Optional<Stepper> stepper(
                  String backend, Map<String, Double> h, List<Shape> shapes, int threads) {
                double[][] x = new double[shapes.size()][];
                double[][] g = new double[shapes.size()][];
                double rate = h.get("learning_rate");
                return Optional.of(new Stepper() {
                  public void fill(int p, double[] value, double[] gradient) {
                    x[p] = value.clone();
                    g[p] = gradient.clone();
                  }
                  public void step() {
                    for (int p = 0; p < x.length; p++) {
                      for (int i = 0; i < x[p].length; i++) {
                        x[p][i] -= rate * g[p][i];
                      }
                    }
                  }
                  public double[] read(int p) { return x[p].clone(); }
                  public void close() {}
                });
              }
            }
            """
                .replace("ID", id));
    int compiled =
        javax.tools.ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-proc:none", "-d", folder.toString(), source.toString());
    assertEquals(compiled, 0);
  }

  @Test
  public void whereNothingCanBeWrittenIsToldBeforeAnythingRuns() throws IOException {
    Path file = Files.createTempFile("gradmark-bench-test", ".txt");
    assertEquals(execute("bench", "--quick", "--output", file.toString()), 4, out.toString());
    assertTrue(err.toString().contains("choose another folder with --output"), err.toString());
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
      {List.of("--class", "Mine"), "--class needs the full name"},
      {List.of("--class", "mine.Nobody"), "no class \"mine.Nobody\" is on Gradmark's class path"},
      {List.of("--class-path", "lib"), "--class-path needs --class"},
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
