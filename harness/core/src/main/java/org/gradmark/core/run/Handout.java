package org.gradmark.core.run;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Set;

/**
 * The cells that have not begun, and which of them is next. Cells of one subject share what is
 * derived from its rule (by all backends), and what it answered (by all claims on one backend):
 * side by side, the one would wait for the other. So those that are decided at a time are of
 * different subjects as far as there are any, and each subject goes from backend to backend, so
 * that little has to be remembered. Subjects begin in the order of the plan.
 */
final class Handout {

  private final Map<String, Queue<Cell<?>>> left = new LinkedHashMap<>();

  Handout(List<Cell<?>> cells) {
    Map<String, Map<String, Queue<Cell<?>>>> sorted = new LinkedHashMap<>();
    for (Cell<?> cell : cells) {
      sorted
          .computeIfAbsent(cell.subject().id(), subject -> new LinkedHashMap<>())
          .computeIfAbsent(cell.backend(), backend -> new ArrayDeque<>())
          .add(cell);
    }
    sorted.forEach(
        (subject, backends) -> {
          Queue<Cell<?>> queue = new ArrayDeque<>();
          backends.values().forEach(queue::addAll);
          left.put(subject, queue);
        });
  }

  /** Whether every cell has been handed out. */
  boolean isEmpty() {
    return left.isEmpty();
  }

  /**
   * The next cell.
   *
   * @param busy ids of the subjects that cells in progress are about
   * @throws NoSuchElementException if there is none
   */
  Cell<?> next(Set<String> busy) {
    String subject =
        left.keySet().stream()
            .filter(id -> !busy.contains(id))
            .findFirst()
            .orElseGet(() -> left.keySet().iterator().next());
    Queue<Cell<?>> queue = left.get(subject);
    Cell<?> cell = queue.remove();
    if (queue.isEmpty()) {
      left.remove(subject);
    }
    return cell;
  }
}
