package org.gradmark.core.claim;

import java.util.List;
import java.util.stream.Collectors;

/** Why a claim fails, as its message says it: one clause. */
public final class Causes {

  /** How the message of a failure begins for which no cause is known. */
  public static final String UNEXPLAINED = "no known dialect or mistake explains it";

  /** As many as there are wrong counters: where a curve changes once, all look alike. */
  private static final int SHOWN = 4;

  private Causes() {}

  /**
   * Causes that cannot be told apart: some of them, and how many others there are. The run file has
   * all.
   *
   * @param causes each one clause, the likeliest first; none if nothing explains the failure
   */
  public static String sentence(List<String> causes) {
    if (causes.isEmpty()) {
      return UNEXPLAINED;
    }
    String some = causes.stream().limit(SHOWN).collect(Collectors.joining(", or "));
    int others = causes.size() - SHOWN;
    return switch (Math.max(0, others)) {
      case 0 -> some;
      case 1 -> some + ", or another";
      default -> some + ", or one of " + others + " others";
    };
  }
}
