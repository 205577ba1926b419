package org.gradmark.core.estimator;

import org.gradmark.core.contract.FunctionOracle;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Tensor;

/**
 * A sample that passes everything on to another; subclasses change one thing. This is how many
 * impostors are made.
 */
public class SampleWrapper implements Sample {

  private final Sample sample;

  protected SampleWrapper(Sample sample) {
    this.sample = sample;
  }

  @Override
  public Tensor input(String name) {
    return sample.input(name);
  }

  @Override
  public Tensor draw(String name) {
    return sample.draw(name);
  }

  @Override
  public Tensor get(Hyperparameter hyperparameter) {
    return sample.get(hyperparameter);
  }

  @Override
  public FunctionOracle function(String name) {
    return sample.function(name);
  }

  @Override
  public Backend backend() {
    return sample.backend();
  }

  @Override
  public Tensor called(String name, Tensor value) {
    return sample.called(name, value);
  }
}
