package org.gradmark.subjects.process;

import org.gradmark.core.contract.OptimizerSubject;

/** An optimizer that may offer a stepper; {@link SubjectHost} says so, and times it when asked. */
public interface WithStepper extends OptimizerSubject {

  /** Whether it does. */
  default boolean canBeTimed() {
    return true;
  }
}
