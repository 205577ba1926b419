package org.gradmark.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.run.Run;

/**
 * A run as people ask about it: who is wrong, in what, and what was left out.
 *
 * @param run the run, sorted
 * @param providers the worst first
 * @param skips why cells were skipped, the most frequent reason first
 */
record Digest(Run run, List<Provider> providers, List<Skip> skips) {

  /**
   * All subjects of one provider.
   *
   * @param subjects the worst first; never empty
   */
  record Provider(String name, List<SubjectView> subjects) {

    List<SubjectView> bad() {
      return subjects.stream().filter(subject -> !subject.isGood()).toList();
    }

    List<SubjectView> good() {
      return subjects.stream().filter(SubjectView::isGood).toList();
    }

    Severity severity() {
      return subjects.get(0).severity();
    }

    /** How many are right, and of how many nothing is known, in one phrase. */
    String standing() {
      String all = Wording.count(subjects.size(), "subject");
      int skipped = (int) subjects.stream().filter(s -> s.severity() == Severity.SKIPPED).count();
      if (skipped == subjects.size()) {
        return all + ", nothing was checked";
      }
      int right = good().size() - skipped;
      String rest = skipped == 0 ? "" : ", " + Wording.count(skipped) + " not checked";
      return "%s of %s without a finding%s".formatted(Wording.count(right), all, rest);
    }

    Tally tally() {
      return Tally.of(subjects.stream().flatMap(s -> s.verdicts().stream()).toList());
    }
  }

  /**
   * One reason for which cells were skipped.
   *
   * @param count how many cells
   * @param subjects whose
   */
  record Skip(String reason, int count, List<String> subjects) {

    /** The subjects by name, or how many if they are many. */
    String whose() {
      return subjects.size() > 4
          ? Wording.count(subjects.size(), "subject")
          : Wording.oneLine(String.join(", ", subjects));
    }
  }

  static Digest of(Run unsorted) {
    Run run = unsorted.sorted();
    Map<String, List<Verdict>> bySubject = new LinkedHashMap<>();
    run.verdicts()
        .forEach(v -> bySubject.computeIfAbsent(v.subject(), id -> new ArrayList<>()).add(v));
    Map<String, List<SubjectView>> byProvider = new TreeMap<>();
    bySubject.values().stream()
        .map(SubjectView::of)
        .sorted(SubjectView.ORDER)
        .forEach(s -> byProvider.computeIfAbsent(s.provider(), name -> new ArrayList<>()).add(s));
    List<Provider> providers =
        byProvider.entrySet().stream()
            .map(e -> new Provider(e.getKey(), e.getValue()))
            .sorted(
                Comparator.comparing(Provider::severity)
                    .thenComparing(provider -> provider.bad().size())
                    .reversed()
                    .thenComparing(Provider::name))
            .toList();
    return new Digest(run, providers, skips(run.verdicts()));
  }

  private static List<Skip> skips(List<Verdict> verdicts) {
    Map<String, List<Verdict>> byReason = new TreeMap<>();
    verdicts.stream()
        .filter(v -> v.result() == Result.SKIPPED)
        .forEach(v -> byReason.computeIfAbsent(Wording.finding(v), r -> new ArrayList<>()).add(v));
    return byReason.entrySet().stream()
        .map(
            e -> {
              TreeSet<String> subjects = new TreeSet<>();
              e.getValue().forEach(v -> subjects.add(v.subject()));
              return new Skip(e.getKey(), e.getValue().size(), List.copyOf(subjects));
            })
        .sorted(Comparator.comparing(Skip::count).reversed().thenComparing(Skip::reason))
        .toList();
  }

  List<SubjectView> subjects() {
    return providers.stream().flatMap(p -> p.subjects().stream()).toList();
  }

  /** Subjects with something wrong, the worst first. */
  List<SubjectView> bad() {
    return subjects().stream().filter(s -> !s.isGood()).sorted(SubjectView.ORDER).toList();
  }

  Tally tally() {
    return Tally.of(run.verdicts());
  }

  /** The run in one phrase. */
  String headline() {
    int bad = bad().size();
    String all = Wording.count(subjects().size(), "subject");
    return subjects().isEmpty()
        ? "no cell was decided"
        : tally().tried() == 0
            ? all + ", nothing was checked"
            : bad == 0
                ? all + ", no finding"
                : "%s of %s %s findings"
                    .formatted(Wording.count(bad), all, bad == 1 ? "has" : "have");
  }

  boolean isCutShort() {
    return run.verdicts().size() < run.cells();
  }

  /** The machine in one line. */
  String machine() {
    Map<String, Object> e = run.environment();
    List<String> words = new ArrayList<>();
    if (e.containsKey("java")) {
      words.add("Java " + e.get("java"));
    }
    if (e.containsKey("os")) {
      words.add(e.get("os") + (e.containsKey("arch") ? " " + e.get("arch") : ""));
    }
    if (e.containsKey("cores")) {
      words.add(e.get("cores") + (e.get("cores").equals(1) ? " core" : " cores"));
    }
    return Wording.oneLine(String.join(", ", words));
  }
}
