package org.gradmark.core.problem;

import java.util.List;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Tensor;

/** An objective, written once for every backend. */
public interface Problem extends Oracle {

  /** Name as data files write it, such as {@code quadratic[1,10,100]}. */
  String name();

  /** The objective at a point, a scalar. */
  Tensor value(Backend backend, List<Tensor> at);

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
