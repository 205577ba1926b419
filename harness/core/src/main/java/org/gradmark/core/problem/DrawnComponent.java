package org.gradmark.core.problem;

import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Tensor;

/** A component of a finite sum that was drawn for a step. */
record DrawnComponent(FiniteSum sum, Problem inner, int drawn) implements Wrapping {

  @Override
  public String name() {
    return sum.name() + "#" + drawn;
  }

  @Override
  public int components() {
    return sum.components();
  }

  @Override
  public Tensor componentGradient(Backend backend, int component, Tensor at) {
    return sum.componentGradient(backend, component, at);
  }
}
