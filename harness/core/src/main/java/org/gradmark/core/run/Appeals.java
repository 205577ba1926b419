package org.gradmark.core.run;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.contract.Restart;

/**
 * Sees to it that a bad verdict is one on what was asked, not on what was asked before. A program
 * that keeps state between questions (a counter, a cache, a generator of its module) may go wrong
 * because of other cells that the same process answered, and its verdict alone would be another.
 *
 * <p>A bad cell of a program is decided once more in a process of its own, for a few complaints of
 * a subject: that is what {@code run --only} does. What is as bad there was no carry-over, and is
 * told as it was seen there. Only for a subject that has been found to carry something over, every
 * bad cell is decided again, with a new process for every question; what then is good has the
 * carry-over as its cause. Programs that pass pay nothing, those that fail a few starts.
 *
 * <p>The bad verdicts of such a subject are kept until its last cell has been decided.
 */
final class Appeals {

  private final Map<String, Docket> dockets = new HashMap<>();
  private final Queue<Hearing> due = new ArrayDeque<>();

  Appeals(List<Cell<?>> cells) {
    for (Cell<?> cell : cells) {
      dockets.computeIfAbsent(cell.subject().id(), id -> new Docket(due)).expect();
    }
  }

  /** Whether no cell is to be decided again now. */
  boolean isEmpty() {
    return due.isEmpty();
  }

  /** What is to be decided again next. */
  Hearing next() {
    return due.remove();
  }

  /**
   * Takes a verdict.
   *
   * @return the verdicts that are final now
   */
  List<Verdict> heard(Hearing hearing, Verdict verdict) {
    Docket docket = dockets.get(hearing.cell().subject().id());
    return hearing.scope() == null
        ? docket.first(hearing.cell(), verdict)
        : hearing.scope() == Restart.Scope.CELL
            ? docket.afresh(hearing, verdict)
            : docket.alone(hearing.before(), verdict);
  }
}
