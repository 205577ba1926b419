package org.gradmark.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.run.Run;

/**
 * What one subject did for one claim, on all backends.
 *
 * @param shown the verdict whose numbers are shown: a bad one if there is any, else that in double
 *     precision
 * @param cells all that were tried, sorted; never empty
 */
record Exhibit(Verdict shown, List<Verdict> cells) {

  private static final List<String> DOUBLE = List.of("f64", "float64");

  /**
   * What the run has of a kind, by system, Gradmark's own subjects first.
   *
   * @param kind tells by its evidence whether a verdict is of the kind
   */
  static List<Exhibit> of(Run run, Predicate<Map<String, Object>> kind) {
    Map<String, List<Verdict>> cells = new TreeMap<>();
    run.sorted().verdicts().stream()
        .filter(v -> v.result() != Result.SKIPPED && kind.test(v.evidence()))
        .forEach(
            v ->
                cells
                    .computeIfAbsent(v.subject() + "#" + v.claim(), id -> new ArrayList<>())
                    .add(v));
    return cells.values().stream()
        .map(all -> new Exhibit(shown(all), all))
        .sorted(
            Comparator.comparing((Exhibit e) -> e.shown.system())
                .thenComparing(e -> !e.shown.subject().startsWith("gradmark:"))
                .thenComparing(e -> e.shown.subject())
                .thenComparing(e -> e.shown.claim()))
        .toList();
  }

  private static Verdict shown(List<Verdict> cells) {
    return cells.stream()
        .min(
            Comparator.comparing((Verdict v) -> v.result().isGood())
                .thenComparing(v -> !DOUBLE.contains(v.backend())))
        .orElseThrow();
  }

  String system() {
    return shown.system();
  }

  /** Subject, claim and backend as an anchor. */
  String anchor() {
    return Html.anchor(shown.subject() + "-" + shown.claim());
  }

  /** Heading of a card: the result, and whose it is. */
  String heading() {
    String dialect = shown.dialect().equals("paper") ? "" : " as " + shown.dialect();
    boolean good = shown.result().isGood();
    return "<h4>"
        + HtmlMatrix.tile(shown.result())
        + (good ? " " : " <a href=\"index.html#%s\">".formatted(Html.anchor(shown.subject())))
        + Html.escape(shown.subject())
        + (good ? "" : "</a>")
        + Html.element("span", "name", shown.backend() + dialect)
        + Html.element("span", "level", shown.claim())
        + "</h4>\n";
  }

  /** A number of the evidence; NaN where there is none. */
  double number(String name) {
    return shown.evidence().get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  /** A text of the evidence; empty where there is none. */
  String text(String name) {
    return Evidence.text(shown.evidence().getOrDefault(name, ""));
  }

  /** A list of numbers of the evidence; empty where there is none. */
  double[] numbers(String name) {
    return shown.evidence().get(name) instanceof List<?> list
            && list.stream().allMatch(Number.class::isInstance)
        ? list.stream().mapToDouble(item -> ((Number) item).doubleValue()).toArray()
        : new double[0];
  }
}
