package org.gradmark.core.estimator;

import java.util.List;
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

  /**
   * Other ways to write the same rule, equal in exact arithmetic: each makes rounding errors of its
   * own, and tolerances allow for the largest.
   */
  default List<EstimatorRule> forms() {
    return List.of();
  }

  /** This rule, which others also write so. */
  default EstimatorRule alsoWritten(EstimatorRule... forms) {
    EstimatorRule rule = this;
    return new EstimatorRule() {
      @Override
      public Tensor estimate(Sample s) {
        return rule.estimate(s);
      }

      @Override
      public List<EstimatorRule> forms() {
        return List.of(forms);
      }
    };
  }

  /** The estimate in the arithmetic of a backend, rounded to double. */
  default Values on(Backend backend, Inquiry inquiry) {
    return Values.of(estimate(new InquirySample(backend, inquiry)));
  }
}
