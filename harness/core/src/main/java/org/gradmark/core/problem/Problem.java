package org.gradmark.core.problem;

import java.util.List;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * An objective with known constants, written once for every backend. Problems of theorems have one
 * parameter, a vector.
 */
public interface Problem extends Oracle {

  /** Name as data files write it, such as {@code quadratic[1,10,100]}. */
  String name();

  /** The objective at a point, a scalar. */
  @Override
  Tensor value(Backend backend, List<Tensor> at);

  /** Where it is smallest. */
  Values minimiser();

  /** Its smallest value, {@code f*}. */
  default double minimum() {
    return 0;
  }

  /** Smallest known {@code L} for which the gradient is L-Lipschitz; infinite if there is none. */
  default double smoothness() {
    return Double.POSITIVE_INFINITY;
  }

  /** Largest known {@code mu} for which it is mu-strongly convex; 0 if it is not. */
  default double strongConvexity() {
    return 0;
  }

  /** Smallest known {@code M} that bounds its (sub)gradients' norm; infinite if there is none. */
  default double lipschitz() {
    return Double.POSITIVE_INFINITY;
  }

  /**
   * The problem of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Problem named(String name) {
    if (name.equals(Rosenbrock.NAME)) {
      return new Rosenbrock();
    }
    if (name.startsWith("quadratic[") && name.endsWith("]")) {
      return Quadratic.parse(name);
    }
    throw new IllegalArgumentException(
        "no problem \"" + name + "\"; there are quadratic[l1,l2,...] and " + Rosenbrock.NAME);
  }
}
