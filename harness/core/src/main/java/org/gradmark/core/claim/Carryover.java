package org.gradmark.core.claim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A carry-over: what was asked before in the same process changes an answer, as a counter, a cache
 * or a generator does that belongs to a module and not to the instance. Whoever sees one names it
 * by {@link #CAUSE}, so that a report has one finding of it.
 */
public final class Carryover {

  /** Chance is not ruled out: it looks the same to who asks twice. */
  public static final String CAUSE =
      "an answer depends on what was asked before in the same process, or on chance:"
          + " keep state in the instance, not in the module";

  /** Evidence of a verdict that is another one where nothing was asked before: which one. */
  public static final String ALONE = "alone";

  private Carryover() {}

  /** This outcome with the cause, if it is bad. */
  public static Outcome in(Outcome outcome) {
    return outcome.result().isGood() ? outcome : outcome.with("cause", CAUSE);
  }

  /** Whether a verdict names it. */
  public static boolean isIn(Verdict verdict) {
    return CAUSE.equals(verdict.evidence().get("cause"))
        || List.of(CAUSE).equals(verdict.evidence().get("causes"));
  }

  /**
   * The verdict on a cell that went wrong after other questions only.
   *
   * @param after the bad verdict
   * @param alone what is known of it where nothing was asked before
   */
  public static Verdict verdict(Verdict after, String alone) {
    Map<String, Object> evidence = new LinkedHashMap<>(after.evidence());
    evidence.remove("causes");
    evidence.put("cause", CAUSE);
    evidence.put(ALONE, alone);
    evidence.put("after other questions", after.message());
    String prefix = after.message().substring(0, after.message().indexOf(']') + 1);
    return new Verdict(
        after.subject(),
        after.system(),
        after.dialect(),
        after.claim(),
        after.backend(),
        Result.FAIL,
        after.level(),
        after.sentence(),
        after.measured(),
        after.limit(),
        prefix + " " + CAUSE + ": where nothing was asked before, this claim " + alone,
        evidence,
        after.seconds(),
        after.seed());
  }
}
