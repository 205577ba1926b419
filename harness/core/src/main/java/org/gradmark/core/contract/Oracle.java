package org.gradmark.core.contract;

import java.util.List;
import java.util.stream.Collectors;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * What an optimizer may ask of the objective during a step. It pulls; nothing is pushed at it.
 *
 * <p>Every oracle answers {@link #gradient}. The other questions are for methods that need more
 * (Newton steps, line searches, proximal and conditional-gradient methods, finite sums) and for
 * problems with one parameter; an oracle that cannot answer one throws an {@link
 * UnsupportedOperationException}.
 */
@FunctionalInterface
public interface Oracle {

  /**
   * The gradient at a point, in the arithmetic of {@code backend}.
   *
   * @param at one tensor per parameter, all on {@code backend}
   * @return one tensor per parameter, of the parameter's shape
   */
  List<Tensor> gradient(Backend backend, List<Tensor> at);

  /** The objective, a scalar. */
  default Tensor value(Backend backend, List<Tensor> at) {
    throw cannot("a value");
  }

  /**
   * The product of the objective's Hessian at a point with a direction.
   *
   * @param at one tensor per parameter, all on {@code backend}
   * @param direction one tensor per parameter, of the parameter's shape
   * @return one tensor per parameter, of the parameter's shape
   */
  default List<Tensor> hessianVector(Backend backend, List<Tensor> at, List<Tensor> direction) {
    throw cannot("Hessian-vector products");
  }

  /**
   * The proximal map of the part of the objective that is not differentiated: {@code argmin_u h(u)
   * + ||u - at||²/(2 weight)}. For a constrained problem this is the projection, whatever the
   * weight.
   */
  default Tensor proximal(Backend backend, Tensor at, Tensor weight) {
    throw cannot("a proximal map");
  }

  /** A point of the feasible set where {@code <direction, u>} is smallest. */
  default Tensor linearMinimum(Backend backend, Tensor direction) {
    throw cannot("a linear minimum");
  }

  /** The scalar {@code s} that minimises the objective at {@code at + s direction}. */
  default Tensor lineMinimum(Backend backend, Tensor at, Tensor direction) {
    throw cannot("a line minimum");
  }

  /** How many components a finite sum {@code f = (f_0 + ... + f_(n-1))/n} has. */
  default int components() {
    throw cannot("components");
  }

  /** Index of the component that the harness drew for this step; {@link #gradient} is its own. */
  default int drawn() {
    throw cannot("a drawn component");
  }

  /** The gradient of one component of a finite sum, whichever was drawn. */
  default Tensor componentGradient(Backend backend, int component, Tensor at) {
    throw cannot("gradients of components");
  }

  private UnsupportedOperationException cannot(String what) {
    return new UnsupportedOperationException("this oracle does not give " + what);
  }

  /** The gradient in double precision, for subjects that are not written on a backend. */
  default List<Values> gradient(List<Values> at) {
    List<Tensor> points = at.stream().map(v -> v.on(IeeeBackend.F64)).collect(Collectors.toList());
    return gradient(IeeeBackend.F64, points).stream().map(Values::of).collect(Collectors.toList());
  }

  /**
   * An oracle that answers with these gradients wherever it is asked: an open loop, in which
   * nothing can be amplified.
   */
  static Oracle fixed(List<Values> gradients) {
    return (backend, at) -> gradients.stream().map(g -> g.on(backend)).collect(Collectors.toList());
  }
}
