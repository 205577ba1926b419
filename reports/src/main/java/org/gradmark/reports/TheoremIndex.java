package org.gradmark.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.run.Run;

/** All theorems of a run with how near their worst instances came to the bounds, as Markdown. */
public final class TheoremIndex {

  private static final String TIGHT = "-TIGHT";

  private TheoremIndex() {}

  /**
   * One verdict for every theorem: Gradmark's own subject in double precision where the run has it,
   * else the first that measured something. Sorted by system and claim.
   */
  static List<Verdict> theorems(Run run) {
    Map<String, Verdict> chosen = new TreeMap<>();
    for (Verdict verdict : run.verdicts()) {
      boolean theorem = verdict.evidence().containsKey("tightness");
      if (theorem && !verdict.claim().endsWith(TIGHT)) {
        chosen.merge(verdict.claim(), verdict, (a, b) -> preference(b) < preference(a) ? b : a);
      }
    }
    List<Verdict> all = new ArrayList<>(chosen.values());
    all.sort(Comparator.comparing(Verdict::system).thenComparing(Verdict::claim));
    return all;
  }

  private static int preference(Verdict verdict) {
    boolean own = verdict.subject().startsWith("gradmark:");
    boolean twice = verdict.backend().equals("f64");
    return (own ? 0 : 2) + (own && twice ? 0 : 1);
  }

  /** The index as a Markdown document; empty if the run has no theorem. */
  public static String render(Run run, Map<String, String> sources) {
    List<Verdict> theorems = theorems(run);
    if (theorems.isEmpty()) {
      return "";
    }
    Map<String, List<Verdict>> systems = new LinkedHashMap<>();
    theorems.forEach(v -> systems.computeIfAbsent(v.system(), s -> new ArrayList<>()).add(v));
    long tight = theorems.stream().filter(v -> guarantee(v).equals("tight")).count();
    StringBuilder text = new StringBuilder("# Theorems\n\n");
    text.append(
        "%d theorems about %d systems, %d of them tight: their worst instances reach the bound. Tightness is the largest observed share of the bound on the worst instance.%n"
            .formatted(theorems.size(), systems.size(), tight)
            .replace(System.lineSeparator(), "\n"));
    systems.forEach(
        (system, verdicts) -> {
          text.append("\n## ").append(Markdown.escape(system)).append("\n\n");
          text.append("| id | theorem | guarantee | worst instance | tightness | source |\n");
          text.append("|---|---|---|---|---:|---|\n");
          for (Verdict v : verdicts) {
            text.append(
                Markdown.row(
                    List.of(
                        v.claim(),
                        Markdown.escape(v.sentence()),
                        guarantee(v),
                        Markdown.escape(String.valueOf(v.evidence().get("instance"))),
                        tightness(v),
                        Markdown.escape(sources.getOrDefault(v.claim(), "")))));
          }
        });
    return text.toString();
  }

  /** {@code tight}, {@code upper} or {@code statistical}. */
  static String guarantee(Verdict verdict) {
    return String.valueOf(verdict.evidence().getOrDefault("guarantee", ""));
  }

  /** The share of the bound, with five digits. */
  static String tightness(Verdict verdict) {
    return verdict.evidence().get("tightness") instanceof Number share
        ? String.format(java.util.Locale.ROOT, "%.5f", share.doubleValue())
        : "";
  }
}
