package org.gradmark.core.contract;

import java.util.List;
import java.util.stream.Collectors;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/** What an optimizer may ask of the objective during a step. It pulls; nothing is pushed at it. */
@FunctionalInterface
public interface Oracle {

  /**
   * The gradient at a point, in the arithmetic of {@code backend}.
   *
   * @param at one tensor per parameter, all on {@code backend}
   * @return one tensor per parameter, of the parameter's shape
   */
  List<Tensor> gradient(Backend backend, List<Tensor> at);

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
