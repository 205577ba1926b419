package org.gradmark.core.problem;

import java.util.List;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/** A component of a finite sum that was drawn for a step. */
record DrawnComponent(FiniteSum sum, Problem component, int drawn) implements Problem {

  @Override
  public String name() {
    return sum.name() + "#" + drawn;
  }

  @Override
  public int components() {
    return sum.components();
  }

  @Override
  public Tensor componentGradient(Backend backend, int index, Tensor at) {
    return sum.componentGradient(backend, index, at);
  }

  @Override
  public Tensor value(Backend backend, List<Tensor> at) {
    return component.value(backend, at);
  }

  @Override
  public List<Tensor> gradient(Backend backend, List<Tensor> at) {
    return component.gradient(backend, at);
  }

  @Override
  public Tensor proximal(Backend backend, Tensor at, Tensor weight) {
    return component.proximal(backend, at, weight);
  }

  @Override
  public Tensor linearMinimum(Backend backend, Tensor direction) {
    return component.linearMinimum(backend, direction);
  }

  @Override
  public Tensor lineMinimum(Backend backend, Tensor at, Tensor direction) {
    return component.lineMinimum(backend, at, direction);
  }

  @Override
  public Values minimiser() {
    return component.minimiser();
  }

  @Override
  public double minimum() {
    return component.minimum();
  }

  @Override
  public double smoothness() {
    return component.smoothness();
  }

  @Override
  public double strongConvexity() {
    return component.strongConvexity();
  }

  @Override
  public double lipschitz() {
    return component.lipschitz();
  }
}
