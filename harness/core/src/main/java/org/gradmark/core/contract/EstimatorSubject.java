package org.gradmark.core.contract;

import java.util.Optional;
import org.gradmark.core.tensor.Values;

/**
 * A subject that computes a number or an array from inputs, a function and draws that it is handed:
 * a gradient estimator, an attribution, a statistic.
 */
public interface EstimatorSubject extends Subject {

  /**
   * One estimate.
   *
   * @param backend one of {@link #backends()}
   * @param inquiry all that it may use
   * @throws SubjectFailure if there is none
   */
  Values estimate(String backend, Inquiry inquiry);

  @Override
  default Optional<EstimatorSubject> inAnotherProcess() {
    return Optional.empty();
  }
}
