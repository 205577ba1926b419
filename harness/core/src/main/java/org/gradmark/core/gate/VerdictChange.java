package org.gradmark.core.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradmark.core.claim.Level;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.run.Run;

/**
 * A cell that two runs decide differently.
 *
 * @param kind in which way
 * @param before verdict of the earlier run; null if it had none
 * @param after verdict of the later run; null if it has none
 */
public record VerdictChange(Kind kind, Verdict before, Verdict after) {

  /** Ways to differ, the worst first. */
  public enum Kind {
    /** It was good, or was not there, and is bad now. */
    NEW_FAILURE("new failures"),
    /** It was bad and is bad in another way now. */
    OTHER_FAILURE("fail otherwise"),
    /** It was decided and is not there any more. */
    GONE("no longer tested"),
    /** It was decided and is skipped now. */
    NOW_SKIPPED("skipped now"),
    /** It was bad and is good now. */
    FIXED("fixed"),
    /** It was not there, or was skipped, and is good now. */
    NEWLY_TESTED("newly tested");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** The kind in words. */
    public String label() {
      return label;
    }
  }

  /** The later verdict, or the earlier one where there is no later. */
  public Verdict verdict() {
    return after != null ? after : before;
  }

  /** Whether a gate should shut on it: a claim that binds is broken and was not. */
  public boolean isRegression() {
    return kind == Kind.NEW_FAILURE && after.level() == Level.MUST;
  }

  /** Differences of two runs, the worst kinds first, cells in the order of reports. */
  public static List<VerdictChange> between(Run before, Run after) {
    Map<String, Verdict> old = new LinkedHashMap<>();
    before.verdicts().forEach(verdict -> old.put(verdict.cell(), verdict));
    List<VerdictChange> changes = new ArrayList<>();
    for (Verdict now : after.verdicts()) {
      Verdict then = old.remove(now.cell());
      Kind kind = compared(then, now);
      if (kind != null) {
        changes.add(new VerdictChange(kind, then, now));
      }
    }
    old.values().forEach(gone -> changes.add(new VerdictChange(Kind.GONE, gone, null)));
    changes.sort(
        Comparator.comparing(VerdictChange::kind).thenComparing(VerdictChange::verdict, Run.ORDER));
    return changes;
  }

  private static Kind compared(Verdict then, Verdict now) {
    boolean skipped = now.result() == Result.SKIPPED;
    if (then == null) {
      return now.result().isGood() ? skipped ? null : Kind.NEWLY_TESTED : Kind.NEW_FAILURE;
    }
    if (then.result() == now.result()) {
      return null;
    }
    if (!now.result().isGood()) {
      return then.result().isGood() ? Kind.NEW_FAILURE : Kind.OTHER_FAILURE;
    }
    if (!then.result().isGood()) {
      return skipped ? Kind.NOW_SKIPPED : Kind.FIXED;
    }
    return skipped ? Kind.NOW_SKIPPED : Kind.NEWLY_TESTED;
  }
}
