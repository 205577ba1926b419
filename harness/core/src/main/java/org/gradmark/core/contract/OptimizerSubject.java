package org.gradmark.core.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradmark.core.performance.Stepper;
import org.gradmark.core.tensor.Shape;

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

  /**
   * The same optimizer prepared for timing.
   *
   * @param backend one of {@link #backends()}
   * @param hyperparameters as for {@link #open}
   * @param shapes one for each parameter
   * @param threads how many threads it may use, 1 or more
   * @return empty if this subject cannot be timed on that backend
   * @throws SubjectFailure if it cannot be started
   */
  default Optional<Stepper> stepper(
      String backend, Map<String, Double> hyperparameters, List<Shape> shapes, int threads) {
    return Optional.empty();
  }

  @Override
  default Optional<OptimizerSubject> inAnotherProcess() {
    return Optional.empty();
  }
}
