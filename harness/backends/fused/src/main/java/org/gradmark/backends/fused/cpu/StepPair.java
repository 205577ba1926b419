package org.gradmark.backends.fused.cpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradmark.backends.fused.graph.RecordedSteps;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.tensor.Shape;

/**
 * A rule's first step, which finds no state, and any later one, for a parameter of some shape.
 *
 * @param shape of the parameter
 * @param slots shapes of the state, in the order of the slots' names
 * @param sharedScalars whether all scalars that are kept are the same for all parameters
 */
record StepPair(
    Shape shape, List<Shape> slots, StepProgram first, StepProgram later, boolean sharedScalars) {

  /**
   * Records both.
   *
   * @throws UnsupportedOperationException if the rule asks for more than the gradient, or keeps
   *     something else at each step
   */
  static StepPair of(
      FusedCpuBackend backend, Rule rule, Map<String, Double> hyperparameters, Shape shape) {
    RecordedSteps steps = RecordedSteps.of(backend, rule, hyperparameters, shape);
    StepPair pair = pair(shape, steps, true);
    boolean shared = pair.first.keepsSharedScalars() && pair.later.keepsSharedScalars();
    return shared ? pair : pair(shape, steps, false);
  }

  private static StepPair pair(Shape shape, RecordedSteps steps, boolean shared) {
    return new StepPair(
        shape,
        List.copyOf(steps.slots().values()),
        new StepProgram(steps.first(), shared),
        new StepProgram(steps.later(), shared),
        shared);
  }

  /** Whether parameters may lie end to end and take their steps as one. */
  boolean isOneLoop() {
    return first.isOneLoop() && later.isOneLoop();
  }

  /** Equal for parameters that take the same step. */
  List<Object> sameness() {
    List<Object> sameness = new ArrayList<>(first.sameness(isOneLoop()));
    sameness.addAll(later.sameness(isOneLoop()));
    return sameness;
  }
}
