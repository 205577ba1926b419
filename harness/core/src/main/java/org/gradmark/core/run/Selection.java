package org.gradmark.core.run;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradmark.core.backend.Backends;
import org.gradmark.core.contract.OptimizerSubject;

/**
 * Which cells of a plan to run: those that match at least one pattern of every list that is not
 * empty. In a pattern, {@code *} stands for any text. Cells on a backend that is there {@link
 * Backends#isOnRequest on request} only, and cells of other subjects than optimizers on one that is
 * {@link Backends#isForSteps for their steps}, are run if a pattern names the backend.
 *
 * @param cells patterns for cell ids
 * @param systems patterns for system ids
 * @param subjects patterns for subject ids
 * @param claims patterns for claim ids
 * @param backends patterns for backend names
 */
public record Selection(
    List<String> cells,
    List<String> systems,
    List<String> subjects,
    List<String> claims,
    List<String> backends) {

  private static final char ANY = '*';

  /** Everything. */
  public static final Selection ALL =
      new Selection(List.of(), List.of(), List.of(), List.of(), List.of());

  /** Whether a cell is to be run. */
  public boolean admits(Cell<?> cell) {
    return matches(cells, cell.id())
        && matches(systems, cell.subject().system())
        && matches(subjects, cell.subject().id())
        && matches(claims, cell.claim().id())
        && (backends.isEmpty()
            ? takesPart(cell) || isNamed(cell.backend())
            : matches(backends, cell.backend()));
  }

  private static boolean takesPart(Cell<?> cell) {
    return admits(List.of(), cell.backend())
        && (cell.subject() instanceof OptimizerSubject || !Backends.isForSteps(cell.backend()));
  }

  private boolean isNamed(String backend) {
    return cells.stream().anyMatch(cell -> cell.endsWith("@" + backend));
  }

  /**
   * Whether a backend takes part: one of these patterns matches it, or there are none and it is not
   * there {@link Backends#isOnRequest on request} only.
   */
  public static boolean admits(List<String> backends, String backend) {
    return backends.isEmpty() ? !Backends.isOnRequest(backend) : matches(backends, backend);
  }

  /** Whether a text matches one of these patterns; an empty list matches everything. */
  public static boolean matches(List<String> patterns, String text) {
    return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> matches(pattern, text));
  }

  /** A plan asks this for every cell and pattern, and most patterns are names. */
  private static boolean matches(String pattern, String text) {
    return pattern.indexOf(ANY) < 0 ? pattern.equals(text) : regex(pattern).matcher(text).matches();
  }

  private static Pattern regex(String pattern) {
    return Pattern.compile(
        Stream.of(pattern.split(Pattern.quote("*"), -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")));
  }
}
