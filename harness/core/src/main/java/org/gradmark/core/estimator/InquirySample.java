package org.gradmark.core.estimator;

import java.util.Map;
import java.util.TreeSet;
import org.gradmark.core.contract.FunctionOracle;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Tensor;

/**
 * An inquiry, seen by a rule on a backend.
 *
 * @param backend the arithmetic
 * @param inquiry what is asked
 */
public record InquirySample(Backend backend, Inquiry inquiry) implements Sample {

  @Override
  public Tensor input(String name) {
    return found("input", inquiry.inputs(), name).on(backend);
  }

  @Override
  public Tensor draw(String name) {
    return found("draw", inquiry.draws(), name).on(backend);
  }

  @Override
  public Tensor get(Hyperparameter hyperparameter) {
    double value =
        found("declared hyperparameter", inquiry.hyperparameters(), hyperparameter.name());
    return backend.scalar(hyperparameter.check(value));
  }

  @Override
  public FunctionOracle function(String name) {
    return found("function", inquiry.functions(), name);
  }

  private static <V> V found(String what, Map<String, V> all, String name) {
    V value = all.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "there is no " + what + " \"" + name + "\"; there are " + new TreeSet<>(all.keySet()));
    }
    return value;
  }
}
