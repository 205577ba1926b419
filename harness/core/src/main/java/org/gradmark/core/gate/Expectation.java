package org.gradmark.core.gate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;

/**
 * One known failure of one subject: cells that are bad for one reason.
 *
 * @param subject id of the subject
 * @param result {@code fail}, {@code deviates} or {@code error}
 * @param message how the verdicts' messages begin, after the claim in brackets; never empty. If it
 *     ends with {@code about} and a number, that number is known to five percent
 * @param reason why it is known and borne, in the words of whoever keeps the file; may be empty
 * @param link where it is tracked; may be empty
 * @param cells claim id to the backends on which it is bad
 * @param line where in the file it begins, from 1; 0 if it is from no file
 */
public record Expectation(
    String subject,
    Result result,
    String message,
    String reason,
    String link,
    SortedMap<String, SortedSet<String>> cells,
    int line) {

  public Expectation {
    SortedMap<String, SortedSet<String>> copy = new TreeMap<>();
    cells.forEach(
        (claim, on) -> copy.put(claim, Collections.unmodifiableSortedSet(new TreeSet<>(on))));
    cells = Collections.unmodifiableSortedMap(copy);
  }

  /** Ids of its cells, as {@code gradmark run --only} takes them. */
  public List<String> ids() {
    List<String> ids = new ArrayList<>();
    cells.forEach(
        (claim, on) -> on.forEach(backend -> ids.add(subject + "#" + claim + "@" + backend)));
    return ids;
  }

  /** Whether a bad verdict on one of its cells is what is expected of it. */
  boolean foresees(Verdict verdict) {
    return verdict.result() == result && Messages.foresees(message, verdict);
  }
}
