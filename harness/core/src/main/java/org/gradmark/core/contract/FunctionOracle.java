package org.gradmark.core.contract;

import org.gradmark.core.tensor.Tensor;

/**
 * A function with known derivatives that an estimator may ask about. A point is a row {@code
 * [1,d]}; a batch of n points is a matrix {@code [n,d]} and answered row by row. Answers are in the
 * arithmetic of the point that is asked about.
 *
 * <p>A function that cannot answer a question throws an {@link UnsupportedOperationException}.
 */
public interface FunctionOracle {

  /** What it is called in messages, such as {@code quadratic}. */
  String name();

  /** The values at a batch {@code [n,d]}: a column {@code [n,1]}. */
  Tensor value(Tensor at);

  /** The gradients at a batch {@code [n,d]}, by reverse mode or by hand: {@code [n,d]}. */
  default Tensor gradient(Tensor at) {
    throw cannot("a gradient");
  }

  /**
   * The derivatives at a batch {@code [n,d]} along directions {@code [n,d]}, without a gradient
   * (forward mode): a column {@code [n,1]}.
   */
  default Tensor directional(Tensor at, Tensor direction) {
    throw cannot("a directional derivative");
  }

  /** The products of the Hessian at each point of a batch with a direction each: {@code [n,d]}. */
  default Tensor hessianVector(Tensor at, Tensor direction) {
    throw cannot("Hessian-vector products");
  }

  /** How many components a finite sum {@code f = (f_0 + ... + f_(n-1))/n} has. */
  default int components() {
    throw cannot("components");
  }

  /** One component of a finite sum. */
  default FunctionOracle component(int index) {
    throw cannot("components");
  }

  private UnsupportedOperationException cannot(String what) {
    return new UnsupportedOperationException(name() + " does not give " + what);
  }
}
