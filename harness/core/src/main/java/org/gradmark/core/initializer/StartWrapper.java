package org.gradmark.core.initializer;

import org.gradmark.core.contract.Kernel;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;

/**
 * A start that passes everything on to another; subclasses change one thing. This is how most
 * impostors are made.
 */
public class StartWrapper implements Start {

  private final Start start;

  protected StartWrapper(Start start) {
    this.start = start;
  }

  @Override
  public Backend backend() {
    return start.backend();
  }

  @Override
  public Kernel kernel() {
    return start.kernel();
  }

  @Override
  public Tensor fanIn() {
    return start.fanIn();
  }

  @Override
  public Tensor fanOut() {
    return start.fanOut();
  }

  @Override
  public Tensor get(Hyperparameter hyperparameter) {
    return start.get(hyperparameter);
  }

  @Override
  public Tensor uniform(String name, Shape shape) {
    return start.uniform(name, shape);
  }

  @Override
  public Tensor normal(String name, Shape shape) {
    return start.normal(name, shape);
  }

  @Override
  public Tensor truncated(String name, double cut, Shape shape) {
    return start.truncated(name, cut, shape);
  }

  @Override
  public Tensor order(String name) {
    return start.order(name);
  }

  @Override
  public Tensor batch() {
    return start.batch();
  }
}
