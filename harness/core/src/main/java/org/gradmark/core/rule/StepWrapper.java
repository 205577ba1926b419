package org.gradmark.core.rule;

import java.util.List;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.tensor.Tensor;

/**
 * A step that passes everything on to another; subclasses change one thing. This is how most
 * impostors are made.
 */
public class StepWrapper implements Step {

  private final Step step;

  protected StepWrapper(Step step) {
    this.step = step;
  }

  @Override
  public Tensor x() {
    return step.x();
  }

  @Override
  public Tensor gradient() {
    return step.gradient();
  }

  @Override
  public List<Tensor> gradients() {
    return step.gradients();
  }

  @Override
  public Oracle oracle() {
    return step.oracle();
  }

  @Override
  public Tensor t() {
    return step.t();
  }

  @Override
  public Tensor updates() {
    return step.updates();
  }

  @Override
  public Tensor age() {
    return step.age();
  }

  @Override
  public Tensor schedule() {
    return step.schedule();
  }

  @Override
  public Tensor get(Hyperparameter hyperparameter) {
    return step.get(hyperparameter);
  }

  @Override
  public Tensor last(String slot, Tensor initial) {
    return step.last(slot, initial);
  }

  @Override
  public Tensor keep(String slot, Tensor value) {
    return step.keep(slot, value);
  }
}
