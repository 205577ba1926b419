package org.gradmark.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gradmark.core.run.Run;

/**
 * All theorems of a run, as Markdown: what is broken, for which cells each holds, and how near its
 * worst instance came to the bound.
 */
public final class TheoremIndex {

  private TheoremIndex() {}

  /**
   * The index as a Markdown document; empty if the run has no theorem.
   *
   * @param sources where each claim is from: claim id to paper and number
   */
  public static String render(Run run, Map<String, String> sources) {
    List<TheoremView> theorems = TheoremView.of(run);
    if (theorems.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("# Theorems\n\n");
    for (String sentence : summary(run, theorems)) {
      text.append(Markdown.escape(sentence)).append("\n\n");
    }
    broken(text, theorems.stream().filter(theorem -> !theorem.holds()).toList());
    Map<String, List<TheoremView>> systems = new LinkedHashMap<>();
    theorems.forEach(t -> systems.computeIfAbsent(t.system(), s -> new ArrayList<>()).add(t));
    systems.forEach((system, all) -> system(text, system, all, sources));
    return text.toString().stripTrailing() + "\n";
  }

  /** What stands under the title: the counts, whose numbers are shown, the statistical claims. */
  static List<String> summary(Run run, List<TheoremView> theorems) {
    List<String> sentences = new ArrayList<>();
    int systems = (int) theorems.stream().map(TheoremView::system).distinct().count();
    int broken = (int) theorems.stream().filter(theorem -> !theorem.holds()).count();
    int tight = (int) theorems.stream().filter(t -> t.guarantee().equals("tight")).count();
    int reached = (int) theorems.stream().filter(TheoremView::isReached).count();
    sentences.add(
        "%s about %s: %s hold in every cell that was tried, %s do not.%s Tightness is the largest observed share of the bound on the worst instance."
            .formatted(
                Wording.count(theorems.size(), "theorem"),
                Wording.count(systems, "system"),
                Wording.count(theorems.size() - broken),
                Wording.count(broken),
                tight == 0
                    ? ""
                    : " The worst instances reach the bound of %s of the %s that are tight."
                        .formatted(Wording.count(reached), Wording.count(tight))));
    if (theorems.stream().noneMatch(TheoremView::isOwn)) {
      sentences.add(
          "No subject of Gradmark's own is in the run; the numbers are those of "
              + theorems.stream()
                  .map(TheoremView::whose)
                  .collect(Collectors.toCollection(TreeSet::new))
                  .stream()
                  .collect(Collectors.joining(", "))
              + ".");
    }
    String statistical = StatisticalClaims.sentence(run);
    if (!statistical.isEmpty()) {
      sentences.add(statistical);
    }
    return sentences;
  }

  private static void broken(StringBuilder text, List<TheoremView> broken) {
    if (broken.isEmpty()) {
      return;
    }
    text.append("## Broken\n\n| id | holds for | found first |\n|---|---|---|\n");
    for (TheoremView theorem : broken) {
      text.append(
          Markdown.row(
              List.of(
                  theorem.id(),
                  holdsFor(theorem),
                  Markdown.escape(Wording.finding(theorem.broken().get(0))))));
    }
    text.append('\n');
  }

  private static void system(
      StringBuilder text, String system, List<TheoremView> theorems, Map<String, String> sources) {
    text.append("## ").append(Markdown.escape(system)).append("\n\n");
    text.append("| id | theorem | guarantee | holds for | worst instance | tightness | source |\n");
    text.append("|---|---|---|---|---|---:|---|\n");
    for (TheoremView theorem : theorems) {
      text.append(
          Markdown.row(
              List.of(
                  theorem.id(),
                  Markdown.escape(theorem.shown().sentence()),
                  theorem.guarantee(),
                  holdsFor(theorem),
                  Markdown.escape(theorem.instance()),
                  theorem.tightness(),
                  Markdown.escape(sources.getOrDefault(theorem.id(), "")))));
    }
    text.append('\n');
  }

  private static String holdsFor(TheoremView theorem) {
    return theorem.holdsFor((verdict, cell) -> Markdown.escape(cell));
  }
}
