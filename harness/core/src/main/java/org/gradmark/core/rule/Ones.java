package org.gradmark.core.rule;

import java.util.List;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Tensor;

/** An oracle that answers every question, always with ones: for watching a rule at work. */
final class Ones implements Oracle {

  @Override
  public List<Tensor> gradient(Backend backend, List<Tensor> at) {
    return at.stream().map(Ones::like).toList();
  }

  @Override
  public Tensor value(Backend backend, List<Tensor> at) {
    return backend.scalar(1);
  }

  @Override
  public List<Tensor> hessianVector(Backend backend, List<Tensor> at, List<Tensor> direction) {
    return at.stream().map(Ones::like).toList();
  }

  @Override
  public Tensor proximal(Backend backend, Tensor at, Tensor weight) {
    return like(at);
  }

  @Override
  public Tensor linearMinimum(Backend backend, Tensor direction) {
    return like(direction);
  }

  @Override
  public Tensor lineMinimum(Backend backend, Tensor at, Tensor direction) {
    return backend.scalar(1);
  }

  @Override
  public int components() {
    return 1;
  }

  @Override
  public int drawn() {
    return 0;
  }

  @Override
  public Tensor componentGradient(Backend backend, int component, Tensor at) {
    return like(at);
  }

  private static Tensor like(Tensor at) {
    return at.times(0).plus(1);
  }
}
