package org.gradmark.core.run;

import org.gradmark.core.claim.Verdict;
import org.gradmark.core.contract.Restart;
import org.gradmark.core.laboratory.Laboratory;

/**
 * One time that a cell is decided.
 *
 * @param cell what is decided
 * @param before its verdict so far; null the first time
 * @param scope of the processes that are started for it; null the first time, which takes those
 *     that are there
 */
record Hearing(Cell<?> cell, Verdict before, Restart.Scope scope) {

  /** The first time. */
  static Hearing first(Cell<?> cell) {
    return new Hearing(cell, null, null);
  }

  /** Decides the cell. */
  Verdict hold(Laboratory laboratory) {
    return scope == null ? cell.decide(laboratory) : cell.decideAfresh(scope, laboratory);
  }
}
