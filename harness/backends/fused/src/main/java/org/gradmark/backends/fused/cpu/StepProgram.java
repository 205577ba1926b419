package org.gradmark.backends.fused.cpu;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.gradmark.backends.fused.graph.Graph;
import org.gradmark.backends.fused.graph.Node;
import org.gradmark.backends.fused.graph.Planner;
import org.gradmark.backends.fused.graph.Program;
import org.gradmark.backends.fused.graph.RecordedStep;
import org.gradmark.backends.fused.graph.Recorder;
import org.gradmark.backends.fused.graph.Rewriting;
import org.gradmark.backends.fused.graph.Stage;
import org.gradmark.core.tensor.Shape;

/**
 * The program of a recorded step, and which of its inputs and results are which role's. Role 0 is
 * the parameter, role 1 the gradient, the others are slots in the order of their names.
 */
final class StepProgram {

  static final int X = 0;
  static final int GRADIENT = 1;

  private final Graph graph;
  private final Program program;
  private final List<Integer> inputs = new ArrayList<>();
  private final List<Program.Result> results = new ArrayList<>();
  private final int index;
  private final BitSet shared = new BitSet();

  /**
   * Plans a step.
   *
   * @param sharedSlots whether scalars that are kept are taken to be the same for all tensors
   */
  StepProgram(RecordedStep step, boolean sharedSlots) {
    graph = Graph.of(step.results());
    inputs.add(leaf(step.parameter()));
    inputs.add(leaf(step.gradientLeaf()));
    step.slots().keySet().forEach(slot -> inputs.add(leaf(step.lastLeaf(slot))));
    index = leaf(step.index());
    for (int i = 0; i < graph.scalars().size(); i++) {
      boolean constant = graph.scalars().get(i).kind() == Node.Kind.CONSTANT;
      shared.set(i, i == index || constant || sharedSlots);
    }
    int gradient = inputs.get(GRADIENT);
    Program planned = Planner.plan(graph);
    program =
        Rewriting.sharedFirst(
            Rewriting.distinctResults(planned, buffer -> buffer == gradient), shared::get);
    results.addAll(program.results());
    // The gradient is the caller's: what a step makes of it is nothing.
    results.add(GRADIENT, null);
  }

  private int leaf(Node node) {
    List<Node> leaves = node != null && node.shape().isScalar() ? graph.scalars() : graph.tensors();
    for (int i = 0; i < leaves.size(); i++) {
      if (leaves.get(i) == node) {
        return i;
      }
    }
    return -1;
  }

  Program program() {
    return program;
  }

  /** Extents, for one tensor of the list. */
  List<Shape> shapes() {
    return graph.shapes();
  }

  /** Number of a role's input: a buffer, or a scalar; -1 if the step does not look at it. */
  int input(int role) {
    return inputs.get(role);
  }

  /** Where the new value of a role is; null for the gradient. */
  Program.Result result(int role) {
    return results.get(role);
  }

  /** Whether a role is a tensor, and no scalar. */
  boolean isTensor(int role) {
    return role == GRADIENT || !result(role).scalar();
  }

  /** Number of the shape of a role that is a tensor; -1 of a gradient that is not looked at. */
  int shape(int role) {
    int buffer = role == GRADIENT ? input(role) : result(role).index();
    return buffer < 0 ? -1 : program.shapes().get(buffer);
  }

  /** Number of the scalar that is the step's index; -1 if the step does not look at it. */
  int index() {
    return index;
  }

  /** Scalars that are the same for all tensors: inputs first, then what is computed of them. */
  BitSet sharedScalars() {
    BitSet all = (BitSet) shared.clone();
    ((Stage.Scalars) program.stages().get(0)).steps().forEach(step -> all.set(step.target()));
    return all;
  }

  /** Puts the step's constants into an array of scalars. */
  void putConstants(Object scalars, Numbers numbers) {
    for (int i = 0; i < graph.scalars().size(); i++) {
      if (graph.scalars().get(i).kind() == Node.Kind.CONSTANT) {
        numbers.set(scalars, i, Recorder.number(graph.scalars().get(i)));
      }
    }
  }

  /** Whether it reads tensors that are no role's, such as constants of the rule. */
  boolean hasForeignTensors() {
    return graph.tensors().stream().anyMatch(leaf -> leaf.value() != null);
  }

  /** The values of tensors that are no role's. */
  void putForeignTensors(Object[] buffers) {
    for (int i = 0; i < graph.tensors().size(); i++) {
      if (graph.tensors().get(i).value() != null) {
        buffers[i] = graph.tensors().get(i).value();
      }
    }
  }

  /** Whether all scalars that are kept are the same for all tensors. */
  boolean keepsSharedScalars() {
    BitSet all = sharedScalars();
    return results.stream()
        .allMatch(result -> result == null || !result.scalar() || all.get(result.index()));
  }

  /** Whether it is one flat loop over one shape, so that tensors may lie end to end as one. */
  boolean isOneLoop() {
    List<Stage> stages = program.stages();
    return graph.shapes().size() == 1
        && keepsSharedScalars()
        && stages.subList(1, stages.size()).stream()
            .allMatch(
                stage ->
                    stage instanceof Stage.Pass pass && !pass.isNested() && pass.folds().isEmpty());
  }

  /**
   * Equal for tensors whose steps are the same but for extents.
   *
   * @param flat whether they are taken as flat arrays, so that not even their ranks matter
   */
  List<Object> sameness(boolean flat) {
    Object structure = flat ? program : graph.key();
    List<Object> sameness = new ArrayList<>(List.of(structure, inputs, index));
    for (Node scalar : graph.scalars()) {
      if (scalar.kind() == Node.Kind.CONSTANT) {
        sameness.add(scalar.constant());
      }
    }
    if (hasForeignTensors()) {
      // Equal to no other: its tensors are its own.
      sameness.add(this);
    }
    return sameness;
  }
}
