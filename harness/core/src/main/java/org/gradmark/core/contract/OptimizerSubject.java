package org.gradmark.core.contract;

import java.util.Map;

/** A subject whose contract is {@link Optimizer}. */
public interface OptimizerSubject extends Subject {

  /**
   * Starts an optimization.
   *
   * @param backend one of {@link #backends()}
   * @param hyperparameters name to value; what is absent takes the subject's own default
   * @throws SubjectFailure if it cannot be started
   */
  Optimizer open(String backend, Map<String, Double> hyperparameters);
}
