package org.gradmark.cli;

import java.util.List;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.gate.VerdictChange;

/** Changed verdicts in words: kind by kind, each cell with what it was and what it says now. */
final class DifferenceText {

  private DifferenceText() {}

  static String render(List<VerdictChange> changes) {
    StringBuilder text = new StringBuilder();
    VerdictChange.Kind kind = null;
    for (VerdictChange change : changes) {
      if (change.kind() != kind) {
        kind = change.kind();
        VerdictChange.Kind now = kind;
        long count = changes.stream().filter(c -> c.kind() == now).count();
        text.append("%s: %d%n".formatted(kind.label(), count));
      }
      text.append("  %s  %s%n".formatted(change.verdict().cell(), course(change)));
      if (change.after() != null && !change.after().result().isGood()) {
        text.append("    %s%n".formatted(change.after().message()));
      }
    }
    long regressions = changes.stream().filter(VerdictChange::isRegression).count();
    String sum =
        changes.isEmpty()
            ? "every verdict is the same"
            : changes.size() == 1 ? "1 verdict differs" : changes.size() + " verdicts differ";
    return text.append(
            "%s, %d new failures of claims that bind (MUST)%n".formatted(sum, regressions))
        .toString();
  }

  private static String course(VerdictChange change) {
    return word(change.before()) + " -> " + word(change.after());
  }

  private static String word(Verdict verdict) {
    return verdict == null ? "not there" : verdict.result().label();
  }
}
