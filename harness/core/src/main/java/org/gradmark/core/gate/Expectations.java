package org.gradmark.core.gate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.run.Run;

/**
 * Known failures. Every cell is listed at most once.
 *
 * @param entries sorted by subject, result and message
 */
public record Expectations(List<Expectation> entries) {

  /** Nothing is expected to fail. */
  public static final Expectations NONE = new Expectations(List.of());

  private static final Comparator<Expectation> ORDER =
      Comparator.comparing(Expectation::subject)
          .thenComparing(Expectation::result)
          .thenComparing(Expectation::message);

  public Expectations {
    entries = List.copyOf(entries);
  }

  /** Cell id to the entry that lists it. */
  Map<String, Expectation> byCell() {
    Map<String, Expectation> byCell = new HashMap<>();
    entries.forEach(entry -> entry.ids().forEach(cell -> byCell.put(cell, entry)));
    return byCell;
  }

  /** What a run has to say: an entry for every cause of every bad verdict. */
  public static Expectations of(Run run) {
    return NONE.updated(run, cell -> true);
  }

  /**
   * These, brought up to date: in scope, exactly the bad verdicts of the run; out of scope, as they
   * are. Reasons and links stay with their cells.
   *
   * @param inScope whether the run was to decide a cell
   */
  public Expectations updated(Run run, Predicate<String> inScope) {
    Map<String, Expectation> before = byCell();
    Map<List<Object>, Expectation> after = new LinkedHashMap<>();
    for (Verdict verdict : run.sorted().verdicts()) {
      if (!verdict.result().isGood()) {
        Expectation entry = entry(verdict, before.get(verdict.cell()), after.values());
        List<Object> key =
            List.of(entry.subject(), entry.result(), entry.message(), entry.reason(), entry.link());
        after.merge(key, entry, Expectations::joined);
      }
    }
    List<Expectation> all = new ArrayList<>(after.values());
    entries.stream().filter(entry -> entry.ids().stream().noneMatch(inScope)).forEach(all::add);
    all.sort(ORDER);
    return new Expectations(all);
  }

  private static Expectation entry(
      Verdict verdict, Expectation before, Collection<Expectation> others) {
    boolean same = before != null && before.foresees(verdict);
    String message = same ? before.message() : message(verdict, others);
    Result result = verdict.result();
    SortedMap<String, SortedSet<String>> cells = new TreeMap<>();
    cells.put(verdict.claim(), new TreeSet<>(List.of(verdict.backend())));
    // Another message is another failure: what was said about the old one may not hold for it.
    return new Expectation(
        verdict.subject(),
        result,
        message,
        same ? before.reason() : "",
        same ? before.link() : "",
        cells,
        0);
  }

  /** A measured number that is near one already kept is the same failure in other arithmetic. */
  private static String message(Verdict verdict, Collection<Expectation> others) {
    String prefix = Messages.prefix(verdict);
    return others.stream()
        .filter(other -> other.subject().equals(verdict.subject()) && other.foresees(verdict))
        .map(Expectation::message)
        .filter(message -> Messages.differInNumber(message, prefix))
        .findFirst()
        .orElse(prefix);
  }

  private static Expectation joined(Expectation a, Expectation b) {
    SortedMap<String, SortedSet<String>> cells = new TreeMap<>();
    for (Expectation one : List.of(a, b)) {
      one.cells()
          .forEach((claim, on) -> cells.computeIfAbsent(claim, c -> new TreeSet<>()).addAll(on));
    }
    return new Expectation(a.subject(), a.result(), a.message(), a.reason(), a.link(), cells, 0);
  }
}
