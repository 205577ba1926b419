package org.gradmark.core.rule;

import java.util.List;
import java.util.Map;
import org.gradmark.core.performance.Stepper;
import org.gradmark.core.tensor.Shape;

/** A backend that can compile a step of a rule for parameters of given shapes. */
public interface StepCompiler {

  /**
   * A stepper that runs a rule with the arithmetic of this backend, in place.
   *
   * @param hyperparameters name to value; what is absent takes its default
   * @param shapes one for each parameter
   * @param threads how many threads it may use, 1 or more
   * @throws UnsupportedOperationException if the rule asks its oracle for more than the gradient
   */
  Stepper compile(Rule rule, Map<String, Double> hyperparameters, List<Shape> shapes, int threads);
}
