package org.gradmark.core.problem;

import java.util.List;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * {@code f(x) = L/gamma ((1 + ||x||^2)^(gamma/2) - 1)}: smooth and gamma-quasar-convex, {@code
 * <grad f(x), x - x*> >= gamma (f(x) - f*)}, but convex only for {@code gamma = 1}. Minimiser 0,
 * {@code f* = 0}.
 *
 * <p>The constants, with {@code s = ||x||^2}: (gamma) the left side is {@code L s
 * (1+s)^(gamma/2-1)}, the right one {@code L ((1+s)^(gamma/2) - 1)}; times {@code
 * (1+s)^(1-gamma/2)/L} that is {@code s >= 1 + s - (1+s)^(1-gamma/2)}. Their ratio tends to 1 far
 * away, so no larger gamma holds. (L) the Hessian's eigenvalues are {@code L (1+s)^(gamma/2-1)} and
 * {@code L (1+s)^(gamma/2-2) (1 + (gamma-1) s)}, both L at 0, within [-L/8, L] elsewhere; below 0
 * where {@code s > 1/(1-gamma)}. (M) for {@code gamma = 1} the gradient is shorter than L. The
 * class is that of Hinder, Sidford, Sohoni, Near-optimal methods for minimizing star-convex
 * functions and beyond, 2020.
 *
 * @param smoothness L, positive
 * @param quasar gamma, in (0, 1]
 * @param dimension n, at least 1
 */
public record QuasarConvex(double smoothness, double quasar, int dimension) implements Problem {

  /** Checks the constants. */
  public QuasarConvex {
    Arguments.positive("quasar-convex", "L", smoothness);
    Arguments.positive("quasar-convex", "gamma", quasar);
    Arguments.dimension("quasar-convex", dimension);
    if (quasar > 1) {
      throw new IllegalArgumentException(
          "quasar-convex: gamma is " + quasar + "; it must be at most 1");
    }
  }

  @Override
  public String name() {
    String constants = "L=" + Arguments.spelled(smoothness) + ",gamma=" + Arguments.spelled(quasar);
    return "quasar-convex[" + constants + (dimension == 1 ? "]" : ",n=" + dimension + "]");
  }

  @Override
  public Values minimiser() {
    return new Values(Shape.of(dimension), new double[dimension]);
  }

  /**
   * Largest gradient. Its square is {@code L^2 s (1+s)^(gamma-2)}, largest at {@code s =
   * 1/(1-gamma)}.
   */
  @Override
  public double lipschitz() {
    if (quasar == 1) {
      return smoothness;
    }
    double s = 1 / (1 - quasar);
    return smoothness * Math.sqrt(s) * Math.pow(1 + s, quasar / 2 - 1);
  }

  private static Tensor stretched(Tensor x) {
    return x.square().sum(Axis.ALL).plus(1);
  }

  @Override
  public Tensor value(Backend backend, List<Tensor> at) {
    Tensor x = Arguments.vector(this::name, at, dimension);
    Tensor gamma = backend.scalar(quasar);
    return stretched(x).pow(gamma.over(2)).minus(1).times(smoothness).over(gamma);
  }

  @Override
  public List<Tensor> gradient(Backend backend, List<Tensor> at) {
    Tensor x = Arguments.vector(this::name, at, dimension);
    Tensor exponent = backend.scalar(quasar).over(2).minus(1);
    return List.of(x.times(smoothness).times(stretched(x).pow(exponent)));
  }
}
