package org.gradmark.subjects.process;

import org.gradmark.core.contract.OptimizerSubject;

/** An optimizer that offers a stepper; {@link SubjectHost} says so, and times it when asked. */
public interface WithStepper extends OptimizerSubject {}
