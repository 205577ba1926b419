package org.gradmark.core.initializer;

import org.gradmark.core.contract.Kernel;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;

/**
 * What a rule sees while it fills one parameter. Everything random is drawn by the harness, so it
 * is the same on every backend; draws of different names are independent, and so are those of
 * different parameters.
 */
public interface Start {

  /** The arithmetic. */
  Backend backend();

  /** The parameter that is filled. */
  Kernel kernel();

  /** Weights that meet in one output, a scalar. */
  Tensor fanIn();

  /** Weights that leave one input, a scalar. */
  Tensor fanOut();

  /** A hyperparameter's value, a scalar. */
  Tensor get(Hyperparameter hyperparameter);

  /** Independent draws, uniform in (0, 1). */
  Tensor uniform(String name, Shape shape);

  /** Independent draws, standard normal. */
  Tensor normal(String name, Shape shape);

  /** Independent draws, standard normal on the condition that none is beyond {@code cut}. */
  Tensor truncated(String name, double cut, Shape shape);

  /**
   * For every output of the kernel's {@link Kernel#matrix matrix}, a random order of its inputs: a
   * permutation of 0 … inputs - 1 in each column ({@code IN_OUT}) or row ({@code OUT_IN}).
   */
  Tensor order(String name);

  /**
   * Inputs of the layer, {@code [n, k]}, for rules that look at data; k is the number of inputs of
   * the kernel's {@link Kernel#matrix matrix}.
   *
   * @throws UnsupportedOperationException if the blueprint brings none
   */
  Tensor batch();

  /** Extents of the parameter. */
  default Shape shape() {
    return kernel().shape();
  }

  /** One uniform draw in (0, 1) per weight. */
  default Tensor uniform() {
    return uniform("weights", shape());
  }

  /** One standard normal draw per weight. */
  default Tensor normal() {
    return normal("weights", shape());
  }

  /** One standard normal draw per weight, none beyond {@code cut}. */
  default Tensor truncated(double cut) {
    return truncated("weights", cut, shape());
  }

  /** One uniform draw in (-1, 1) per weight. */
  default Tensor symmetric() {
    return uniform().times(2).minus(1);
  }

  /** All weights the same. */
  default Tensor filled(Tensor value) {
    return backend().tensor(shape(), new double[shape().size()]).plus(value);
  }

  /** A scalar. */
  default Tensor scalar(double value) {
    return backend().scalar(value);
  }
}
