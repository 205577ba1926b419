package org.gradmark.core.rule;

import java.util.Map;
import org.gradmark.core.tensor.Tensor;

/**
 * A rule whose constants {@code beta} and {@code 1 - beta} are rounded each by itself, as where
 * {@code 1 - beta} is computed in double before anything is narrowed: Python programs do that.
 *
 * <p>In float32, 0.999 is 0.99900001287 and 0.001 is 0.00100000005, so that an average and its bias
 * correction disagree by 1.3e-5, at every step and with the same sign. That is honest arithmetic;
 * rounding at random, where one constant follows from the other, does not show it.
 *
 * @param rule the rule
 * @param constants hyperparameters, name to value
 */
public record SeparateConstants(Rule rule, Map<String, Double> constants) implements Rule {

  @Override
  public Tensor step(Step s) {
    return rule.step(apart(s));
  }

  @Override
  public Tensor query(Step s) {
    return rule.query(apart(s));
  }

  private Step apart(Step s) {
    return new StepWrapper(s) {
      @Override
      public Tensor complement(Hyperparameter hyperparameter) {
        double value = constants.getOrDefault(hyperparameter.name(), hyperparameter.defaultValue());
        return s.x().backend().scalar(1 - value);
      }
    };
  }
}
