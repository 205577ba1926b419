package org.gradmark.estimators.claims;

import org.gradmark.core.backend.ExactBackend;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.estimator.EstimatorRule;
import org.gradmark.core.estimator.InquirySample;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/** What is read off an estimate, such as the sum of its elements, in 50 digits. */
@FunctionalInterface
public interface Reading {

  /** What is read off. */
  Tensor of(Sample s, Tensor estimate);

  /** A reading of a subject's answer. */
  default Values of(Inquiry inquiry, Values answer) {
    ExactBackend exact = new ExactBackend();
    return Values.of(of(new InquirySample(exact, inquiry), answer.on(exact)));
  }

  /** A formula in 50 digits. */
  static Values exactly(EstimatorRule formula, Inquiry inquiry) {
    return formula.on(new ExactBackend(), inquiry);
  }
}
