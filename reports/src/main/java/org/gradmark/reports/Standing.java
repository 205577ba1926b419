package org.gradmark.reports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradmark.core.claim.Level;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.gate.Expectations;
import org.gradmark.core.gate.Gate;
import org.gradmark.core.run.Run;

/**
 * Who may be ranked: whoever was verified on the arithmetic that was timed, without a failure of
 * what its paper demands that is not on the list of known ones. To be fast and wrong is no feat.
 */
final class Standing {

  private record Entry(int passed, int known, String failure) {}

  private final Map<String, Entry> entries = new HashMap<>();

  Standing(Run run, Expectations expectations) {
    Map<String, Result> seen =
        new Gate(expectations, Optional.empty(), cell -> false)
            .seen(run).verdicts().stream()
                .collect(Collectors.toMap(Verdict::cell, Verdict::result, (a, b) -> b));
    Map<String, List<Verdict>> bySubject =
        run.verdicts().stream()
            .filter(v -> v.level() == Level.MUST)
            .collect(Collectors.groupingBy(v -> v.subject() + "@" + v.backend()));
    bySubject.forEach((subject, verdicts) -> entries.put(subject, entry(verdicts, seen)));
  }

  private static Entry entry(List<Verdict> verdicts, Map<String, Result> seen) {
    int passed = 0;
    int known = 0;
    String failure = "";
    for (Verdict verdict : verdicts) {
      if (verdict.result() == Result.PASS) {
        passed++;
      } else if (!verdict.result().isGood() && seen.get(verdict.cell()) == Result.SKIPPED) {
        known++;
      } else if (!verdict.result().isGood() && failure.isEmpty()) {
        failure = verdict.claim() + ": " + Wording.finding(verdict);
      }
    }
    return new Entry(passed, known, failure);
  }

  /**
   * Why a subject is not ranked; empty if it is.
   *
   * @param subject with its backend, such as {@code dl4j:adam@float32}
   */
  String objection(String subject) {
    Entry entry = entries.get(subject);
    if (entry == null || entry.passed + entry.known == 0 && entry.failure.isEmpty()) {
      return "not verified in this run";
    }
    return entry.failure;
  }

  /** How many known failures a subject has. */
  int known(String subject) {
    Entry entry = entries.get(subject);
    return entry == null ? 0 : entry.known;
  }
}
