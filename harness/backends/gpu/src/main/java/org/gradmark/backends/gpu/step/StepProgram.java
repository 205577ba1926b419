package org.gradmark.backends.gpu.step;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gradmark.backends.fused.graph.Graph;
import org.gradmark.backends.fused.graph.Node;
import org.gradmark.backends.fused.graph.Planner;
import org.gradmark.backends.fused.graph.Program;
import org.gradmark.backends.fused.graph.RecordedStep;
import org.gradmark.backends.fused.graph.Rewriting;
import org.gradmark.backends.fused.graph.Stage;
import org.gradmark.backends.gpu.emit.Layout;
import org.gradmark.core.tensor.Shape;

/**
 * The program of a recorded step, and which of its inputs and results belong to which role. Role 0
 * is the parameter, the others are slots of state in the order of their names.
 */
final class StepProgram {

  private final Graph graph;
  private final Layout layout;
  private final int gradient;
  private final int index;
  private final List<Integer> inputs = new ArrayList<>();

  /**
   * Plans a step.
   *
   * @param narrow whether parameter and state are kept in a narrow format
   */
  StepProgram(RecordedStep step, boolean narrow) {
    graph = Graph.of(step.results());
    gradient = place(step.gradientLeaf());
    index = place(step.index());
    inputs.add(place(step.parameter()));
    step.slots().keySet().forEach(slot -> inputs.add(place(step.lastLeaf(slot))));
    Program plan = Planner.plan(graph);
    layout =
        narrow
            ? Layout.of(plan, tensors(step)).keeping()
            : Layout.wide(Rewriting.distinctResults(plan, buffer -> true));
  }

  /** The inputs that are parameter and state, without scalars. */
  private Set<Integer> tensors(RecordedStep step) {
    Set<Integer> found = new HashSet<>();
    List<Shape> shapes = new ArrayList<>(List.of(step.x().shape()));
    shapes.addAll(step.slots().values());
    for (int role = 0; role < inputs.size(); role++) {
      if (inputs.get(role) >= 0 && !shapes.get(role).isScalar()) {
        found.add(inputs.get(role));
      }
    }
    return found;
  }

  private int place(Node leaf) {
    List<Node> leaves = leaf != null && leaf.shape().isScalar() ? graph.scalars() : graph.tensors();
    for (int i = 0; i < leaves.size(); i++) {
      if (leaves.get(i) == leaf) {
        return i;
      }
    }
    return -1;
  }

  Program program() {
    return layout.program();
  }

  /** The program, and which buffers are narrow. */
  Layout layout() {
    return layout;
  }

  Graph graph() {
    return graph;
  }

  /** The buffer of the gradient; -1 if the step does not look at it. */
  int gradient() {
    return gradient;
  }

  /** The scalar that is the step's index; -1 if the step does not look at it. */
  int index() {
    return index;
  }

  /** How many roles there are. */
  int roles() {
    return inputs.size();
  }

  /** A role's input: a buffer, or a scalar; -1 if the step does not look at it. */
  int input(int role) {
    return inputs.get(role);
  }

  /** Where the new value of a role is. */
  Program.Result result(int role) {
    return layout.program().results().get(role);
  }

  /**
   * Whether it is one loop over the elements and the same for any number of them, so that
   * parameters may lie end to end and take their steps as one.
   */
  boolean isOneLoop() {
    return graph.shapes().size() == 1
        && graph.tensors().stream().allMatch(leaf -> leaf.value() == null)
        && layout.program().stages().stream().allMatch(StepProgram::isElementwise);
  }

  private static boolean isElementwise(Stage stage) {
    return stage instanceof Stage.Scalars || stage instanceof Stage.Pass p && p.folds().isEmpty();
  }

  /** Equal for steps that differ in extents only. */
  List<Object> sameness() {
    List<Object> sameness = new ArrayList<>(List.of(layout, inputs, index, gradient));
    for (Node scalar : graph.scalars()) {
      if (scalar.kind() == Node.Kind.CONSTANT) {
        sameness.add(scalar.constant());
      }
    }
    return sameness;
  }
}
