package org.gradmark.reports;

import java.util.Collection;
import java.util.StringJoiner;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;

/**
 * How many cells had each result.
 *
 * @param pass cells that passed
 * @param deviates cells that follow another dialect
 * @param fail cells that failed
 * @param error cells in which the subject broke down
 * @param skipped cells that were not tried
 */
public record Tally(int pass, int deviates, int fail, int error, int skipped) {

  /** Counts these verdicts. */
  public static Tally of(Collection<Verdict> verdicts) {
    int[] counts = new int[Result.values().length];
    verdicts.forEach(verdict -> counts[verdict.result().ordinal()]++);
    return new Tally(
        counts[Result.PASS.ordinal()],
        counts[Result.DEVIATES.ordinal()],
        counts[Result.FAIL.ordinal()],
        counts[Result.ERROR.ordinal()],
        counts[Result.SKIPPED.ordinal()]);
  }

  /** Cells that were tried: all but the skipped. */
  public int tried() {
    return pass + bad();
  }

  /** Cells that did not do what their claim says. */
  public int bad() {
    return deviates + fail + error;
  }

  /** All cells. */
  public int total() {
    return tried() + skipped;
  }

  /** As a phrase, the worst first, such as {@code 3 fail, 120 pass, 4 skipped}. */
  @Override
  public String toString() {
    StringJoiner phrase = new StringJoiner(", ");
    phrase.setEmptyValue("nothing");
    add(phrase, fail, "fail");
    add(phrase, error, "error");
    add(phrase, deviates, deviates == 1 ? "deviates" : "deviate");
    add(phrase, pass, "pass");
    add(phrase, skipped, "skipped");
    return phrase.toString();
  }

  private static void add(StringJoiner phrase, int count, String word) {
    if (count > 0) {
      phrase.add(Wording.count(count) + " " + word);
    }
  }
}
