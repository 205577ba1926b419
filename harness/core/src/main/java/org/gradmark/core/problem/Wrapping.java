package org.gradmark.core.problem;

import java.util.List;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/** A problem made from another: every question is passed on unless it is answered otherwise. */
interface Wrapping extends Problem {

  /** The problem that is asked. */
  Problem inner();

  @Override
  default Tensor value(Backend backend, List<Tensor> at) {
    return inner().value(backend, at);
  }

  @Override
  default List<Tensor> gradient(Backend backend, List<Tensor> at) {
    return inner().gradient(backend, at);
  }

  @Override
  default List<Tensor> hessianVector(Backend backend, List<Tensor> at, List<Tensor> direction) {
    return inner().hessianVector(backend, at, direction);
  }

  @Override
  default Tensor proximal(Backend backend, Tensor at, Tensor weight) {
    return inner().proximal(backend, at, weight);
  }

  @Override
  default Tensor linearMinimum(Backend backend, Tensor direction) {
    return inner().linearMinimum(backend, direction);
  }

  @Override
  default Tensor lineMinimum(Backend backend, Tensor at, Tensor direction) {
    return inner().lineMinimum(backend, at, direction);
  }

  @Override
  default int components() {
    return inner().components();
  }

  @Override
  default int drawn() {
    return inner().drawn();
  }

  @Override
  default Tensor componentGradient(Backend backend, int component, Tensor at) {
    return inner().componentGradient(backend, component, at);
  }

  @Override
  default Values minimiser() {
    return inner().minimiser();
  }

  @Override
  default double minimum() {
    return inner().minimum();
  }

  @Override
  default double smoothness() {
    return inner().smoothness();
  }

  @Override
  default double strongConvexity() {
    return inner().strongConvexity();
  }

  @Override
  default double lipschitz() {
    return inner().lipschitz();
  }
}
