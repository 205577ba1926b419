package org.gradmark.backends.fused.graph;

import java.util.List;

/**
 * The phase in which each term can be had. A phase is: scalars, then matrix products and
 * transposes, then passes; what a pass reduces or stores can be had in the next phase.
 */
final class Phases {

  private final List<Term> terms;
  private final boolean[] live;
  private final int[] earliest;
  private int last;

  Phases(List<Term> terms, List<Integer> roots) {
    this.terms = terms;
    this.live = new boolean[terms.size()];
    this.earliest = new int[terms.size()];
    roots.forEach(root -> live[root] = true);
    for (int t = terms.size() - 1; t >= 0; t--) {
      if (live[t]) {
        terms.get(t).operands().forEach(operand -> live[operand] = true);
      }
    }
    for (int t = 0; t < terms.size(); t++) {
      if (live[t]) {
        earliest[t] = phase(terms.get(t));
        last = Math.max(last, earliest[t]);
      }
    }
  }

  private int phase(Term term) {
    int phase = 0;
    for (int operand : term.operands()) {
      boolean fromPass =
          switch (term.kind()) {
            case REDUCE -> true;
            case MATMUL, TRANSPOSE -> terms.get(operand).isElementwise();
            default -> false;
          };
      phase = Math.max(phase, earliest[operand] + (fromPass ? 1 : 0));
    }
    return phase;
  }

  /** Whether some root needs the term. */
  boolean isLive(int term) {
    return live[term];
  }

  /**
   * First phase whose passes can use the term; for one that is computed element by element, the
   * first whose passes can compute it.
   */
  int of(int term) {
    return earliest[term];
  }

  /** The last phase. */
  int last() {
    return last;
  }
}
