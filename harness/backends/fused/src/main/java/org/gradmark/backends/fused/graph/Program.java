package org.gradmark.backends.fused.graph;

import java.util.List;

/**
 * How all roots of a graph are computed, for every graph of its {@link Graph#key() key}. Plain
 * data.
 *
 * <p>Buffers {@code 0 … inputs - 1} are the graph's {@link Graph#tensors() leaves}, the others are
 * written by a stage; scalars {@code 0 … scalarInputs - 1} are the graph's {@link Graph#scalars()
 * scalar leaves}, the others are computed.
 *
 * @param inputs how many buffers are inputs
 * @param shapes the number of each buffer's shape, in {@link Graph#shapes}
 * @param scalarInputs how many scalars are inputs
 * @param scalars how many scalars there are
 * @param stages in the order in which they run
 * @param results where each root is found
 */
public record Program(
    int inputs,
    List<Integer> shapes,
    int scalarInputs,
    int scalars,
    List<Stage> stages,
    List<Result> results) {

  /**
   * Where a root is found.
   *
   * @param scalar whether it is a scalar
   * @param index number of the scalar or buffer
   */
  public record Result(boolean scalar, int index) {}

  /** How many buffers there are. */
  public int buffers() {
    return shapes.size();
  }

  /**
   * Whether a buffer that the program writes may be the same memory as an input of the same shape:
   * no stage may read the old value once a new one is there. Of one element, a pass reads
   * everything before it writes.
   */
  public boolean mayReplace(int written, int input) {
    if (!shapes.get(written).equals(shapes.get(input))) {
      return false;
    }
    for (Result result : results) {
      if (!result.scalar && result.index == input) {
        return false;
      }
    }
    boolean replaced = false;
    for (Stage stage : stages) {
      boolean writes = Traffic.writes(stage, written);
      if (replaced && (Traffic.reads(stage, input) || Traffic.writes(stage, input))) {
        return false;
      }
      if (writes && Traffic.reads(stage, input) && !Traffic.inStep(stage, written, input)) {
        return false;
      }
      replaced |= writes;
    }
    return replaced;
  }
}
