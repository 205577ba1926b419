package org.gradmark.core.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.system.SystemSpec;

/**
 * What a run will do: every claim about a system, put to every subject that says it implements it,
 * on each of the subject's backends. In a fixed order.
 *
 * @param cells in the order of subjects, claims and backends
 */
public record Plan(List<Cell<?>> cells) {

  public Plan {
    cells = List.copyOf(cells);
  }

  /**
   * Plans a run.
   *
   * @throws IllegalArgumentException if two subjects have one id, so that their verdicts would be
   *     taken for each other's; or if one names a system or dialect that there is not: the message
   *     names the ones there are
   */
  public static Plan of(List<SystemSpec<?>> systems, List<Subject> subjects, Selection selection) {
    Map<String, SystemSpec<?>> byId = new LinkedHashMap<>();
    systems.forEach(system -> byId.put(system.id(), system));
    List<Cell<?>> cells = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Subject subject : subjects) {
      if (!ids.add(subject.id())) {
        throw new IllegalArgumentException(
            "two subjects have the id " + subject.id() + "; give one of them another");
      }
      SystemSpec<?> system = byId.get(subject.system());
      if (system == null) {
        throw new IllegalArgumentException(
            subject.id()
                + " says it implements \""
                + subject.system()
                + "\"; known systems are "
                + byId.keySet());
      }
      add(cells, system, subject, selection);
    }
    return new Plan(cells);
  }

  private static <S extends Subject> void add(
      List<Cell<?>> cells, SystemSpec<S> system, Subject subject, Selection selection) {
    if (system.dialects().stream().noneMatch(d -> d.id().equals(subject.dialect()))) {
      throw new IllegalArgumentException(
          subject.id()
              + " says it follows "
              + system.id()
              + "/"
              + subject.dialect()
              + "; known dialects are "
              + system.dialects().stream().map(d -> d.id()).toList());
    }
    S implementation = system.contract().cast(subject);
    for (Claim<S> claim : system.claims()) {
      for (String backend : subject.backends()) {
        Cell<S> cell = new Cell<>(implementation, claim, backend);
        if (claim.dialects().contains(subject.dialect()) && selection.admits(cell)) {
          cells.add(cell);
        }
      }
    }
  }
}
