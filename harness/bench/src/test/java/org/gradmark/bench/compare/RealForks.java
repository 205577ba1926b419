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
 * Collects forks of a real machine: triples of two forks of one build and one of a build with 5 %
 * more work, in an order that is drawn, for as many minutes as wanted. A line of the record holds a
 * triple: the medians of the two like forks and of the other one, in seconds.
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
    collect(Path.of(args[0]), Double.parseDouble(args[1]));
  }

  /** Collects into a file, which may have triples already. */
  static void collect(Path file, double minutes) throws IOException {
    long start = System.nanoTime();
    long told = start;
    int triples = 0;
    Path folder = Files.createTempDirectory("gradmark-engine");
    JavaFork same = fork(EngineJar.build(folder, "old", PASSES, 0));
    JavaFork slow = fork(EngineJar.build(folder, "new", MORE_PASSES, 0));
    Draws draws = Draws.of(file.toString().hashCode());
    try (PrintWriter out =
        new PrintWriter(
            Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
      while (System.nanoTime() - start < minutes * 60e9) {
        String[] triple = new String[3];
        for (int i : draws.permutation(triple.length)) {
          double typical = measure(i < 2 ? same : slow).typical();
          triple[i] = String.format(Locale.ROOT, "%.5e", typical);
        }
        out.println(String.join(" ", triple));
        out.flush();
        triples++;
        if (System.nanoTime() - told > 10e9) {
          told = System.nanoTime();
          System.err.printf(
              Locale.ROOT,
              "%d forks, about %.0f s left%n",
              3 * triples,
              Math.max(0, minutes * 60 - (told - start) * 1e-9));
        }
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
  static Triples kept() throws IOException {
    try (InputStream in = RealForks.class.getResourceAsStream("real-forks.txt")) {
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    }
  }

  /** The triples on these lines. */
  static Triples read(List<String> lines) {
    return new Triples(
        lines.stream()
            .filter(line -> !line.startsWith("#"))
            .map(line -> Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray())
            .toList());
  }
}
