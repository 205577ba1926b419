package org.gradmark.core.estimator;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;

/**
 * What rules do with a setting.
 *
 * @param names of the inputs and draws that a rule reads
 * @param answer shape of the estimate; null if no rule can answer
 */
record Usage(Set<String> names, Shape answer) {

  /** Tries rules on one outcome of a setting; the first that can answer tells the shape. */
  static Usage of(Setting setting, List<Hyperparameter> declared, List<EstimatorRule> rules) {
    Inquiry inquiry = setting.inquiry(declared, setting.law().example());
    Set<String> names = new TreeSet<>();
    Shape answer = null;
    for (EstimatorRule rule : rules) {
      Sample watched =
          new SampleWrapper(new InquirySample(IeeeBackend.F64, inquiry)) {
            @Override
            public Tensor input(String name) {
              names.add(name);
              return super.input(name);
            }

            @Override
            public Tensor draw(String name) {
              names.add(name);
              return super.draw(name);
            }
          };
      try {
        Shape shape = rule.estimate(watched).shape();
        answer = answer == null ? shape : answer;
      } catch (IllegalArgumentException | UnsupportedOperationException e) {
        continue; // the setting is for another dialect
      }
    }
    return new Usage(names, answer);
  }
}
