package org.gradmark.bench.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gradmark.core.statistics.Draws;

/**
 * Collects forks of a real machine for {@link RealGateTest}: triples of two forks of one build and
 * one of a build with 5 % more work, in an order that is drawn, for as many minutes as wanted. A
 * line holds a triple: the medians of the two like forks and of the other one, in seconds.
 */
final class RealForks {

  /** Passes of the library for tests; 5 % more of them in the slower build. */
  static final int PASSES = 40;

  static final int MORE_PASSES = 42;

  private RealForks() {}

  /**
   * Collects.
   *
   * @param args file to append to, minutes
   */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    long end = System.nanoTime() + (long) (Double.parseDouble(args[1]) * 60e9);
    Path folder = Files.createTempDirectory("gradmark-engine");
    JavaFork same = fork(EngineJar.build(folder, "old", PASSES, 0));
    JavaFork slow = fork(EngineJar.build(folder, "new", MORE_PASSES, 0));
    Draws draws = Draws.of(file.toString().hashCode());
    try (PrintWriter out =
        new PrintWriter(
            Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
      while (System.nanoTime() < end) {
        String[] triple = new String[3];
        for (int i : draws.permutation(triple.length)) {
          double typical = measure(i < 2 ? same : slow).typical();
          triple[i] = String.format(Locale.ROOT, "%.5e", typical);
        }
        out.println(String.join(" ", triple));
        out.flush();
      }
    }
  }

  private static JavaFork fork(Path jar) {
    return new JavaFork(ClassPath.with(List.of(jar), ClassPath.current()), 120);
  }

  private static Sample measure(JavaFork fork) {
    StepRequest request =
        new StepRequest(
            "engine:sgd",
            "sgd",
            "paper",
            "float64",
            "float64",
            "1e3",
            1,
            Map.of("learning_rate", 1e-9));
    JsonNode answer =
        fork.run(StepFork.class, List.of(), List.of(request.toJson(), "0.2", "200", "0.001"));
    List<Double> seconds = new ArrayList<>();
    answer.get(StepFork.SECONDS).forEach(one -> seconds.add(one.asDouble()));
    return new Sample(seconds, answer.get(StepFork.BYTES).asDouble());
  }

  /** Those of reports/performance-gate.md. */
  static List<double[]> kept() throws IOException {
    try (InputStream in = RealForks.class.getResourceAsStream("real-forks.txt")) {
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    }
  }

  /** The triples on these lines. */
  static List<double[]> read(List<String> lines) {
    return lines.stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray())
        .toList();
  }
}
