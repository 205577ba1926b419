package org.gradmark.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.gradmark.backends.fused.cpu.PlannedTraffic;
import org.gradmark.bench.Traffic;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.run.Registry;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Shape;
import org.testng.annotations.Test;

/**
 * No fused step moves more than it has to: {@code reports/traffic.md} says what each moves, and is
 * what the plans say.
 */
public class TrafficOfRecordTest {

  private static final Path RECORD = Path.of("..", "..", "reports", "traffic.md");
  private static final Path NOW = Path.of("target", "traffic.md");

  /** Extents that no rule could confuse. */
  private static final List<Shape> SHAPES = List.of(Shape.of(300, 500), Shape.of(150_000));

  private static final double NEAR = 1.3;

  private static final String HEAD =
      """
      # What a fused step moves

      Counted in the plans of `fused-cpu`, not measured: how many arrays as large as the parameter a step reads and writes (any step but the first), and how many it must, by the rule's data flow: what it depends on is read once, what it changes is written once.
      Float32 or float64, matrix or vector: the numbers are the same. What a parameter has one number of counts as nothing. `TrafficOfRecordTest` makes this list, and fails where it is another.
      Most processors fetch memory before they write to it. That is not counted: it costs something only where an array is written that is not read, as `triple-momentum` does with its parameter.

      """;

  private record Row(String rule, double least, double plan, PlannedTraffic traffic) {

    double ratio() {
      return plan / least;
    }
  }

  @Test
  public void everyStepMovesTheLeastOrMustReadSomethingAgain() throws IOException {
    List<Row> rows = new ArrayList<>();
    List<String> others = new ArrayList<>();
    try (Registry registry = Registry.find()) {
      for (var system : registry.systems()) {
        if (system instanceof OptimizerSystem optimizer) {
          optimizer.dialects().forEach(dialect -> add(optimizer, dialect, rows, others));
        }
      }
    }
    assertTrue(rows.size() > 50 && others.size() < rows.size() / 2, rows.size() + " rules");
    for (Row row : rows) {
      // Nothing is stored in between, and only what a sum of all elements keeps waiting comes
      // twice.
      assertEquals(row.plan, row.least + row.traffic.readAgain().size(), 1e-9, row.rule);
      assertEquals(row.traffic.passes(), row.traffic.readAgain().isEmpty() ? 1 : 2, row.rule);
    }
    String text = text(rows, others);
    if (!text.equals(Files.readString(RECORD))) {
      Files.createDirectories(NOW.getParent());
      Files.writeString(NOW, text);
      assertEquals(
          text,
          Files.readString(RECORD),
          "reports/traffic.md is not what the plans say; if the change is meant, put "
              + NOW.toAbsolutePath().normalize()
              + " in its place");
    }
  }

  private static void add(
      OptimizerSystem system, Dialect<Rule> dialect, List<Row> rows, List<String> others) {
    String name = "`" + system.subjectId("gradmark", dialect.id()).replace("gradmark:", "") + "`";
    List<Row> found = new ArrayList<>();
    try {
      for (Shape shape : SHAPES) {
        PlannedTraffic plan = PlannedTraffic.of(dialect.rule(), defaults(system), shape);
        double least = Traffic.numbers(dialect.rule(), defaults(system), List.of(shape));
        double size = shape.size();
        found.add(new Row(name, least / size, plan.numbers() / size, plan));
      }
    } catch (UnsupportedOperationException e) {
      assertTrue(e.getMessage().contains("more than the gradient"), e.getMessage());
      others.add(name);
      return;
    }
    assertEquals(found.get(0).least, found.get(1).least, 0, name);
    assertEquals(found.get(0).plan, found.get(1).plan, 0, name);
    rows.add(found.get(0));
  }

  private static Map<String, Double> defaults(OptimizerSystem system) {
    return system.hyperparameters().stream()
        .collect(Collectors.toMap(Hyperparameter::name, Hyperparameter::defaultValue));
  }

  private static String text(List<Row> rows, List<String> others) {
    StringBuilder text = new StringBuilder(HEAD);
    text.append("| rule | the least | moved | ratio |\n|---|---:|---:|---:|\n");
    rows.forEach(
        row ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f | %.2f |\n",
                    row.rule,
                    row.least,
                    row.plan,
                    row.ratio())));
    text.append("\n## More than 1.3 times the least\n\n");
    text.append(
        """
        A sum over all elements must be known before the first element is changed. So there are two passes, nothing is stored between them, and what both need is read in both. Where everything fits into a cache, the second reading costs little.

        """);
    rows.stream()
        .filter(row -> row.ratio() > NEAR)
        .forEach(
            row ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "- %s, %.2f: %s read twice\n",
                        row.rule,
                        row.ratio(),
                        String.join(" and ", row.traffic.readAgain()))));
    text.append("\n## Not compiled\n\n");
    text.append(
        "These ask for more than the gradient at one point, and are not steps of one plan: ");
    return text.append(String.join(", ", others)).append(".\n").toString();
  }
}
