package org.gradmark.core.estimator;

import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * An estimator, an attribution or a statistic, written like the formula of its paper: a pure
 * function of the {@link Sample}. It must not branch on a tensor's value.
 */
@FunctionalInterface
public interface EstimatorRule {

  /** The estimate. */
  Tensor estimate(Sample s);

  /** The estimate in the arithmetic of a backend, rounded to double. */
  default Values on(Backend backend, Inquiry inquiry) {
    return Values.of(estimate(new InquirySample(backend, inquiry)));
  }
}
