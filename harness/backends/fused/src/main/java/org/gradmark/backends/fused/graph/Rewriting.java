package org.gradmark.backends.fused.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/** Changes of a program for one who runs it many times on the same memory. */
public final class Rewriting {

  private Rewriting() {}

  /**
   * The program with a buffer of its own for every result: where two roots are the same, or a root
   * is an input that must stay where it is, a pass that has the value at hand writes it once more.
   *
   * @param fixed inputs that may not serve as results
   */
  public static Program distinctResults(Program program, IntPredicate fixed) {
    Program changed = program;
    Set<Integer> taken = new HashSet<>();
    for (int i = 0; i < program.results().size(); i++) {
      Program.Result result = program.results().get(i);
      if (!result.scalar()
          && (!taken.add(result.index())
              || result.index() < program.inputs() && fixed.test(result.index()))) {
        changed = withCopy(changed, i);
      }
    }
    return changed;
  }

  /**
   * The program with a buffer of its own for one of its results, which is written beside what it
   * was before.
   *
   * @param result place in the program's results; no scalar
   */
  public static Program withCopy(Program program, int result) {
    int source = program.results().get(result).index();
    int copy = program.buffers();
    int shape = program.shapes().get(source);
    List<Stage> stages = new ArrayList<>(program.stages());
    if (!addStore(stages, source, copy)) {
      Value load = new Value(Value.Kind.LOAD, null, List.of(), Reach.EACH, source);
      stages.add(
          new Stage.Pass(shape, List.of(load), List.of(new Stage.Store(0, copy)), List.of()));
    }
    List<Integer> shapes = new ArrayList<>(program.shapes());
    shapes.add(shape);
    List<Program.Result> results = new ArrayList<>(program.results());
    results.set(result, new Program.Result(false, copy));
    return new Program(
        program.inputs(),
        List.copyOf(shapes),
        program.scalarInputs(),
        program.scalars(),
        List.copyOf(stages),
        List.copyOf(results));
  }

  /** To a pass that stores the source or loads all of it. */
  private static boolean addStore(List<Stage> stages, int source, int copy) {
    for (int s = 0; s < stages.size(); s++) {
      if (stages.get(s) instanceof Stage.Pass pass) {
        int value = value(pass, source);
        if (value >= 0) {
          List<Stage.Store> stores = new ArrayList<>(pass.stores());
          stores.add(new Stage.Store(value, copy));
          stages.set(
              s, new Stage.Pass(pass.shape(), pass.values(), List.copyOf(stores), pass.folds()));
          return true;
        }
      }
    }
    return false;
  }

  private static int value(Stage.Pass pass, int buffer) {
    for (Stage.Store store : pass.stores()) {
      if (store.buffer() == buffer) {
        return store.value();
      }
    }
    for (int v = 0; v < pass.values().size(); v++) {
      Value value = pass.values().get(v);
      if (value.kind() == Value.Kind.LOAD
          && value.source() == buffer
          && value.reach() == Reach.EACH) {
        return v;
      }
    }
    return -1;
  }

  /**
   * The program with a first stage, maybe empty, of all scalars that depend on shared inputs alone:
   * many tensors that take the same step have them in common.
   *
   * @param shared which scalar inputs all tensors share
   */
  public static Program sharedFirst(Program program, IntPredicate shared) {
    boolean[] common = new boolean[program.scalars()];
    for (int i = 0; i < program.scalarInputs(); i++) {
      common[i] = shared.test(i);
    }
    List<Stage.ScalarStep> first = new ArrayList<>();
    List<Stage> others = new ArrayList<>();
    for (Stage stage : program.stages()) {
      if (stage instanceof Stage.Scalars scalars) {
        List<Stage.ScalarStep> own = new ArrayList<>();
        for (Stage.ScalarStep step : scalars.steps()) {
          common[step.target()] = step.operands().stream().allMatch(operand -> common[operand]);
          (common[step.target()] ? first : own).add(step);
        }
        if (!own.isEmpty()) {
          others.add(new Stage.Scalars(List.copyOf(own)));
        }
      } else {
        others.add(stage);
      }
    }
    others.add(0, new Stage.Scalars(List.copyOf(first)));
    return new Program(
        program.inputs(),
        program.shapes(),
        program.scalarInputs(),
        program.scalars(),
        List.copyOf(others),
        program.results());
  }
}
