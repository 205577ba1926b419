package org.gradmark.testng;

import java.util.Set;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.tensor.Values;

/**
 * Extend this class to hold a gradient estimator to every claim about its system. The same class
 * serves everything that is a function of inputs and draws: attributions, statistics, learning-rate
 * schedules, weight averages, clipping.
 */
public abstract class GradientEstimatorConformance extends SubjectConformance {

  /**
   * One estimate.
   *
   * @param dtype one of {@link #dtypes()}
   * @param inquiry inputs, draws, hyperparameters and functions that may be asked for values and
   *     derivatives; {@code gradmark list --system} names them
   */
  protected abstract Values estimate(String dtype, Inquiry inquiry);

  @Override
  final EstimatorSubject subject() {
    return new DeclaredEstimator();
  }

  private final class DeclaredEstimator extends Declared implements EstimatorSubject {
    @Override
    public Set<Capability> capabilities() {
      return Set.of();
    }

    @Override
    public Values estimate(String backend, Inquiry inquiry) {
      return GradientEstimatorConformance.this.estimate(backend, inquiry);
    }
  }
}
