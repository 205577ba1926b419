package org.gradmark.backends.gpu.emit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gradmark.backends.fused.graph.Program;
import org.gradmark.backends.fused.graph.Reach;
import org.gradmark.backends.fused.graph.Rewriting;
import org.gradmark.backends.fused.graph.Stage;
import org.gradmark.backends.fused.graph.Traffic;
import org.gradmark.backends.fused.graph.Value;

/**
 * A program, and which of its buffers lie in memory in a {@link Narrow} format. What a stage hands
 * to another is never rounded by it: only inputs and results are narrow.
 *
 * @param narrow numbers of buffers
 */
public record Layout(Program program, Set<Integer> narrow) {

  /** A program all of whose buffers are as wide as its arithmetic. */
  public static Layout wide(Program program) {
    return new Layout(program, Set.of());
  }

  /**
   * A program some of whose inputs are narrow, changed so that products and transpositions, which
   * do not depend on a program, find wide operands.
   */
  public static Layout of(Program program, Set<Integer> inputs) {
    List<Integer> shapes = new ArrayList<>(program.shapes());
    List<Stage> stages = new ArrayList<>(program.stages());
    for (int input : inputs) {
      int wide = shapes.size();
      boolean changed = false;
      for (int s = 0; s < stages.size(); s++) {
        if (!(stages.get(s) instanceof Stage.Pass) && Traffic.reads(stages.get(s), input)) {
          stages.set(s, reading(stages.get(s), input, wide));
          changed = true;
        }
      }
      if (changed) {
        int shape = shapes.get(input);
        shapes.add(shape);
        Value load = new Value(Value.Kind.LOAD, null, List.of(), Reach.EACH, input);
        Stage.Store store = new Stage.Store(0, wide);
        stages.add(0, new Stage.Pass(shape, List.of(load), List.of(store), List.of()));
      }
    }
    Program changed =
        new Program(
            program.inputs(),
            List.copyOf(shapes),
            program.scalarInputs(),
            program.scalars(),
            List.copyOf(stages),
            program.results());
    return new Layout(changed, Set.copyOf(inputs));
  }

  private static Stage reading(Stage stage, int old, int other) {
    if (stage instanceof Stage.Product product) {
      return new Stage.Product(
          product.left() == old ? other : product.left(),
          product.right() == old ? other : product.right(),
          product.target());
    }
    return new Stage.Transposition(other, ((Stage.Transposition) stage).target());
  }

  /** The same with narrow results, each in a buffer that no stage reads. */
  public Layout keeping() {
    Program changed = Rewriting.distinctResults(program, buffer -> true);
    Set<Integer> all = new HashSet<>(narrow);
    for (int i = 0; i < changed.results().size(); i++) {
      if (!changed.results().get(i).scalar()) {
        if (!isOnlyStored(changed, changed.results().get(i).index())) {
          changed = Rewriting.withCopy(changed, i);
        }
        all.add(changed.results().get(i).index());
      }
    }
    return new Layout(changed, Set.copyOf(all));
  }

  private static boolean isOnlyStored(Program program, int buffer) {
    return program.stages().stream()
        .allMatch(
            stage ->
                !Traffic.reads(stage, buffer)
                    && (!Traffic.writes(stage, buffer)
                        || stage instanceof Stage.Pass pass
                            && pass.stores().stream().anyMatch(s -> s.buffer() == buffer)));
  }

  /** Whether a buffer is narrow. */
  public boolean isNarrow(int buffer) {
    return narrow.contains(buffer);
  }
}
