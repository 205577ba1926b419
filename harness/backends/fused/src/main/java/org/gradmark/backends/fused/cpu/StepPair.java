package org.gradmark.backends.fused.cpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    RecordedStep first = RecordedStep.of(backend, rule, hyperparameters, shape, Map.of());
    Map<String, Shape> slots = first.slots();
    RecordedStep later = RecordedStep.of(backend, rule, hyperparameters, shape, slots);
    if (!later.slots().equals(slots)) {
      throw new UnsupportedOperationException(
          backend.name()
              + ": the rule keeps "
              + slots
              + " at the first step and "
              + later.slots()
              + " later; it cannot be compiled");
    }
    StepPair pair = pair(shape, slots, first, later, true);
    boolean shared = pair.first.keepsSharedScalars() && pair.later.keepsSharedScalars();
    return shared ? pair : pair(shape, slots, first, later, false);
  }

  private static StepPair pair(
      Shape shape,
      Map<String, Shape> slots,
      RecordedStep first,
      RecordedStep later,
      boolean shared) {
    return new StepPair(
        shape,
        List.copyOf(slots.values()),
        new StepProgram(first, slots.keySet(), shared),
        new StepProgram(later, slots.keySet(), shared),
        shared);
  }

  /** Whether parameters may lie end to end and take their steps as one. */
  boolean isOneLoop() {
    return first.isOneLoop() && later.isOneLoop();
  }

  /** Equal for parameters that take the same step. */
  List<Object> sameness() {
    List<Object> sameness = new ArrayList<>(first.sameness());
    sameness.addAll(later.sameness());
    return sameness;
  }
}
