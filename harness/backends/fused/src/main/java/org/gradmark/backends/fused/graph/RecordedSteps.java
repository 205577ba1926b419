package org.gradmark.backends.fused.graph;

import java.util.Map;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.tensor.Shape;

/**
 * What a rule does to a parameter of some shape at its first step, which finds no state, and at any
 * later one. Both keep the same slots, of the same shapes.
 *
 * @param slots shapes of the state, in the order of the slots' names
 */
public record RecordedSteps(Map<String, Shape> slots, RecordedStep first, RecordedStep later) {

  /**
   * Records both.
   *
   * @throws UnsupportedOperationException if the rule asks for more than the gradient, or keeps
   *     something else at each step
   */
  public static RecordedSteps of(
      Recorder backend, Rule rule, Map<String, Double> hyperparameters, Shape shape) {
    RecordedStep first = RecordedStep.of(backend, rule, hyperparameters, shape, Map.of());
    Map<String, Shape> slots = first.slots();
    RecordedStep later = RecordedStep.of(backend, rule, hyperparameters, shape, slots);
    if (!later.slots().equals(slots)) {
      throw new UnsupportedOperationException(
          "%s: the rule keeps %s at the first step and %s later; it cannot be compiled"
              .formatted(backend.name(), slots, later.slots()));
    }
    return new RecordedSteps(slots, first, later);
  }
}
