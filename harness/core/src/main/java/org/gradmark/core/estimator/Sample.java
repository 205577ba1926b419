package org.gradmark.core.estimator;

import org.gradmark.core.contract.FunctionOracle;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Tensor;

/**
 * What an estimator sees: inputs and draws by name, hyperparameters, and functions to ask. All are
 * tensors, hyperparameters scalars. By convention a vector is a row {@code [1,d]} and n of them are
 * a matrix {@code [n,d]}; see {@link Rows}.
 */
public interface Sample {

  /**
   * An input, such as {@code logits}.
   *
   * @throws IllegalArgumentException if there is none of that name; it names those that there are
   */
  Tensor input(String name);

  /**
   * Numbers that the harness drew, the same on every backend.
   *
   * @throws IllegalArgumentException if there are none of that name; it names those that there are
   */
  Tensor draw(String name);

  /** A hyperparameter's value, a scalar. */
  Tensor get(Hyperparameter hyperparameter);

  /** A function that was handed in under a name. */
  FunctionOracle function(String name);

  /** The arithmetic of this estimate, for constants. */
  Backend backend();

  /**
   * The same value, under a name that a formula may be told in: what a rule keeps from step to
   * step, the step's number, or what would be long to write out.
   */
  default Tensor called(String name, Tensor value) {
    return value;
  }

  /** The main function. */
  default FunctionOracle function() {
    return function(Inquiry.MAIN);
  }

  /** {@link FunctionOracle#value Values} of the main function at a batch {@code [n,d]}. */
  default Tensor value(Tensor at) {
    return function().value(at);
  }

  /** {@link FunctionOracle#gradient Gradients} of the main function at a batch {@code [n,d]}. */
  default Tensor gradient(Tensor at) {
    return function().gradient(at);
  }

  /** {@link FunctionOracle#directional Forward-mode derivatives} of the main function. */
  default Tensor directional(Tensor at, Tensor direction) {
    return function().directional(at, direction);
  }

  /** {@link FunctionOracle#hessianVector Hessian-vector products} of the main function. */
  default Tensor hessianVector(Tensor at, Tensor direction) {
    return function().hessianVector(at, direction);
  }
}
