package org.gradmark.core.problem;

import java.util.List;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * {@code f(x) = M |x|} in one dimension: convex, M-Lipschitz, minimiser 0, {@code f* = 0}. The
 * subgradient at 0 is a choice; the worst one, {@code M}, throws a method out of the minimiser
 * again.
 *
 * <p>The worst case of the proximal point method on convex functions (Taylor, Hendrickx, Glineur
 * 2017, Theorem 4.1) and of the subgradient method whose steps jump over the minimiser.
 *
 * @param lipschitz M, positive
 * @param atZero the subgradient at 0, in [-M, M]
 */
public record AbsoluteValue(double lipschitz, double atZero) implements Problem {

  /** Checks the constants. */
  public AbsoluteValue {
    Arguments.positive("absolute", "M", lipschitz);
    if (!(Math.abs(atZero) <= lipschitz)) {
      throw new IllegalArgumentException(
          "absolute: the subgradient at 0 is "
              + Arguments.spelled(atZero)
              + "; it must lie within [-M, M] with M = "
              + Arguments.spelled(lipschitz));
    }
  }

  /** With the subgradient {@code M} at 0. */
  public AbsoluteValue(double lipschitz) {
    this(lipschitz, lipschitz);
  }

  @Override
  public String name() {
    String choice = atZero == lipschitz ? "" : ",at0=" + Arguments.spelled(atZero);
    return "absolute[M=" + Arguments.spelled(lipschitz) + choice + "]";
  }

  @Override
  public Values minimiser() {
    return new Values(Shape.of(1), 0);
  }

  @Override
  public Tensor value(Backend backend, List<Tensor> at) {
    return Arguments.vector(this::name, at, 1).abs().sum(Axis.ALL).times(lipschitz);
  }

  @Override
  public List<Tensor> gradient(Backend backend, List<Tensor> at) {
    Tensor x = Arguments.vector(this::name, at, 1);
    return List.of(x.where(x.sign().times(lipschitz), backend.scalar(atZero)));
  }

  /** Moves {@code weight M} towards 0, no further. */
  @Override
  public Tensor proximal(Backend backend, Tensor at, Tensor weight) {
    return SoftThreshold.of(Arguments.vector(this::name, at, 1), weight.times(lipschitz));
  }
}
