package org.gradmark.backends.fused.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Cuts a graph into stages. A reduction ends a pass, for its result is there only when all elements
 * have been seen; everything else that a shape needs at that time is done in the same pass. What an
 * earlier pass computed is computed again where it is needed, unless storing it moves less memory.
 *
 * <p>Which roots a pass should write, and what should be stored in between, is found by trying: one
 * change at a time, kept if the program then moves fewer arrays.
 */
public final class Planner {

  /** Beyond this many terms nothing is tried: such graphs are small arrays' with long formulas. */
  private static final int LARGEST_SEARCH = 160;

  private final List<Term> terms;
  private final Draft draft;
  private final Phases phases;
  private final List<Integer> roots;

  private Planner(Graph graph) {
    Simplifier simplified = Simplifier.of(graph);
    terms = simplified.terms();
    roots = simplified.roots();
    phases = new Phases(terms, roots);
    draft = new Draft(graph, terms, roots, phases);
  }

  /** The program of a graph; the same for all graphs of its key. */
  public static Program plan(Graph graph) {
    return new Planner(graph).plan();
  }

  private Program plan() {
    Map<Integer, Integer> stored = new TreeMap<>();
    Set<Integer> asMatrix = new HashSet<>();
    for (int t = 0; t < terms.size(); t++) {
      Term term = terms.get(t);
      boolean library = term.kind() == Node.Kind.MATMUL || term.kind() == Node.Kind.TRANSPOSE;
      if (library && phases.isLive(t)) {
        asMatrix.addAll(term.operands());
      }
    }
    List<Integer> free = new ArrayList<>();
    for (int t = 0; t < terms.size(); t++) {
      Term term = terms.get(t);
      if (!phases.isLive(t) || !term.isElementwise() || term.isScalar()) {
        continue;
      }
      if (asMatrix.contains(t) || roots.contains(t)) {
        stored.put(t, phases.of(t));
      }
      if (!asMatrix.contains(t)) {
        free.add(t);
      }
    }
    Program best = draft.program(stored);
    return phases.last() == 0 || terms.size() > LARGEST_SEARCH ? best : better(best, stored, free);
  }

  private Program better(Program start, Map<Integer, Integer> stored, List<Integer> free) {
    Program best = start;
    for (int term : free) {
      boolean root = stored.containsKey(term);
      for (int phase = phases.of(term); phase <= phases.last(); phase++) {
        Integer before = stored.put(term, phase);
        Program other = draft.program(stored);
        if (cost(other) < cost(best)) {
          best = other;
        } else if (before == null) {
          stored.remove(term);
        } else {
          stored.put(term, before);
        }
        if (!root) {
          // Kept for later passes: the sooner the better.
          break;
        }
      }
    }
    return best;
  }

  private static int cost(Program program) {
    int streams = 0;
    for (Stage stage : program.stages()) {
      streams += stage instanceof Stage.Pass pass ? Traffic.streams(pass) : 0;
    }
    return streams;
  }
}
