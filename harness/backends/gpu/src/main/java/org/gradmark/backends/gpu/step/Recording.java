package org.gradmark.backends.gpu.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradmark.backends.fused.graph.RecordedSteps;
import org.gradmark.backends.fused.graph.Recorder;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.tensor.Shape;

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
   * @param narrow whether parameter and state are kept in a narrow format
   * @throws UnsupportedOperationException if the rule asks for more than the gradient, or keeps
   *     something else at each step
   */
  public static Recording of(
      Recorder backend,
      Rule rule,
      Map<String, Double> hyperparameters,
      Shape shape,
      boolean narrow) {
    RecordedSteps steps = RecordedSteps.of(backend, rule, hyperparameters, shape);
    List<Shape> roles = new ArrayList<>(List.of(shape));
    roles.addAll(steps.slots().values());
    return new Recording(
        shape,
        List.copyOf(roles),
        new StepProgram(steps.first(), narrow),
        new StepProgram(steps.later(), narrow));
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
