package org.gradmark.backends.gpu.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;

/**
 * What a rule does to a parameter of some shape at its first step, which finds no state, and at any
 * later one.
 *
 * @param shape of the parameter
 * @param roles shapes of the parameter and of its state
 */
public record Recording(Shape shape, List<Shape> roles, StepProgram first, StepProgram later) {

  /**
   * Records both.
   *
   * @param leaf makes a tensor of the backend whose numbers come later
   * @throws UnsupportedOperationException if the rule asks for more than the gradient, or keeps
   *     something else at each step
   */
  public static Recording of(
      Backend backend,
      Function<Shape, Tensor> leaf,
      Rule rule,
      Map<String, Double> hyperparameters,
      Shape shape) {
    RecordedStep first = new RecordedStep(backend, leaf, hyperparameters, shape, Map.of());
    Tensor afterFirst = rule.step(first);
    Map<String, Shape> slots = shapes(first);
    RecordedStep later = new RecordedStep(backend, leaf, hyperparameters, shape, slots);
    Tensor afterLater = rule.step(later);
    if (!shapes(later).equals(slots)) {
      throw new UnsupportedOperationException(
          "%s: the rule keeps %s at the first step and %s later; it cannot be compiled"
              .formatted(backend.name(), slots, shapes(later)));
    }
    List<Shape> roles = new ArrayList<>(List.of(shape));
    roles.addAll(slots.values());
    return new Recording(
        shape,
        List.copyOf(roles),
        new StepProgram(first, afterFirst),
        new StepProgram(later, afterLater));
  }

  private static Map<String, Shape> shapes(RecordedStep step) {
    Map<String, Shape> shapes = new TreeMap<>();
    step.kept().forEach((slot, value) -> shapes.put(slot, value.shape()));
    return shapes;
  }

  /** Whether parameters may lie end to end and take their steps as one. */
  boolean isOneLoop() {
    return first.isOneLoop() && later.isOneLoop();
  }

  /** Equal for recordings that differ in extents only. */
  List<Object> sameness() {
    return List.of(first.sameness(), later.sameness());
  }
}
