package org.gradmark.backends.fused.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Reduction;

/** Writes a program down, once it is decided which terms are stored and when. */
final class Draft {

  private final Graph graph;
  private final List<Term> terms;
  private final List<Integer> roots;
  private final Phases phases;

  Draft(Graph graph, List<Term> terms, List<Integer> roots, Phases phases) {
    this.graph = graph;
    this.terms = terms;
    this.roots = roots;
    this.phases = phases;
  }

  /**
   * The program.
   *
   * @param stored terms that passes store, and the phase in which they do
   */
  Program program(Map<Integer, Integer> stored) {
    return new Writing(stored).program();
  }

  private final class Writing {
    private final Map<Integer, Integer> stored;
    private final Map<Integer, Integer> buffers = new HashMap<>();
    private final Map<Integer, Integer> scalars = new HashMap<>();
    private final List<Integer> shapes = new ArrayList<>();
    private final List<Stage> stages = new ArrayList<>();
    private int scalarCount = graph.scalars().size();

    Writing(Map<Integer, Integer> stored) {
      this.stored = stored;
      graph.tensors().forEach(leaf -> shapes.add(graph.shapes().indexOf(leaf.shape())));
      for (int t = 0; t < terms.size(); t++) {
        number(t, terms.get(t));
      }
    }

    private void number(int t, Term term) {
      if (term.isLeaf()) {
        (term.isScalar() ? scalars : buffers).put(t, term.leaf());
      } else if (!phases.isLive(t)) {
        return;
      } else if (term.isScalar()) {
        scalars.put(t, scalarCount++);
      } else if (!term.isElementwise() || stored.containsKey(t)) {
        buffers.put(t, shapes.size());
        shapes.add(term.shape());
      }
    }

    Program program() {
      for (int phase = 0; phase <= phases.last(); phase++) {
        addScalars(phase);
        addLibraryCalls(phase);
        addPasses(phase);
      }
      List<Program.Result> results = new ArrayList<>();
      for (int root : roots) {
        boolean scalar = terms.get(root).isScalar();
        results.add(new Program.Result(scalar, (scalar ? scalars : buffers).get(root)));
      }
      return new Program(
          graph.tensors().size(),
          List.copyOf(shapes),
          graph.scalars().size(),
          scalarCount,
          List.copyOf(stages),
          List.copyOf(results));
    }

    private void addScalars(int phase) {
      List<Stage.ScalarStep> steps = new ArrayList<>();
      for (int t = 0; t < terms.size(); t++) {
        Term term = terms.get(t);
        if (term.isScalar() && term.isElementwise() && is(t, phase)) {
          List<Integer> operands = term.operands().stream().map(scalars::get).toList();
          steps.add(new Stage.ScalarStep(term.operation(), operands, scalars.get(t)));
        }
      }
      if (!steps.isEmpty()) {
        stages.add(new Stage.Scalars(List.copyOf(steps)));
      }
    }

    private void addLibraryCalls(int phase) {
      for (int t = 0; t < terms.size(); t++) {
        Term term = terms.get(t);
        if (term.kind() == Node.Kind.MATMUL && is(t, phase)) {
          int left = buffers.get(term.operands().get(0));
          stages.add(new Stage.Product(left, buffers.get(term.operands().get(1)), buffers.get(t)));
        } else if (term.kind() == Node.Kind.TRANSPOSE && is(t, phase)) {
          stages.add(new Stage.Transposition(buffers.get(term.operands().get(0)), buffers.get(t)));
        }
      }
    }

    private void addPasses(int phase) {
      TreeSet<Integer> domains = new TreeSet<>();
      for (int t = 0; t < terms.size(); t++) {
        if (isStoredIn(t, phase)) {
          domains.add(terms.get(t).shape());
        } else if (isFoldedIn(t, phase)) {
          domains.add(terms.get(terms.get(t).operands().get(0)).shape());
        }
      }
      domains.forEach(domain -> addPass(phase, domain));
    }

    private void addPass(int phase, int domain) {
      PassWriter pass =
          new PassWriter(graph.shapes(), terms, domain, scalars, t -> loaded(t, phase));
      for (int t = 0; t < terms.size(); t++) {
        Term term = terms.get(t);
        if (isStoredIn(t, phase) && term.shape() == domain) {
          pass.store(t, buffers.get(t));
        } else if (isFoldedIn(t, phase) && terms.get(term.operands().get(0)).shape() == domain) {
          int target = (term.axis() == Axis.ALL ? scalars : buffers).get(t);
          pass.fold((Reduction) term.operation(), term.axis(), term.operands().get(0), target);
        }
      }
      stages.add(pass.pass());
    }

    /** The buffer from which a pass of a phase loads a term; -1 if it has to compute it. */
    private int loaded(int t, int phase) {
      boolean there =
          buffers.containsKey(t) && (!terms.get(t).isElementwise() || stored.get(t) < phase);
      return there ? buffers.get(t) : -1;
    }

    private boolean isStoredIn(int t, int phase) {
      return stored.containsKey(t) && stored.get(t) == phase;
    }

    private boolean isFoldedIn(int t, int phase) {
      return terms.get(t).kind() == Node.Kind.REDUCE && is(t, phase + 1);
    }

    private boolean is(int t, int phase) {
      return phases.isLive(t) && phases.of(t) == phase;
    }
  }
}
