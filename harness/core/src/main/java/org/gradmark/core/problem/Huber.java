package org.gradmark.core.problem;

import java.util.List;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * Huber's function of the norm: {@code f(x) = L/2 ||x||^2} where {@code ||x|| <= tau}, {@code L tau
 * ||x|| - L tau^2/2} outside. Convex, L-smooth, {@code L tau}-Lipschitz, minimiser 0, {@code f* =
 * 0}.
 *
 * <p>The worst case of gradient descent with steps up to {@code 1/L} on smooth convex functions is
 * one of these in one dimension, with {@code tau = R/(2 N L step + 1)} (Drori, Teboulle 2014,
 * Theorem 3.2); of the optimized gradient method too (Kim, Fessler 2017).
 *
 * @param smoothness L, positive
 * @param threshold tau, the norm at which it becomes linear, positive
 * @param dimension n, at least 1
 */
public record Huber(double smoothness, double threshold, int dimension) implements Problem {

  /** Checks the constants. */
  public Huber {
    Arguments.positive("huber", "smoothness", smoothness);
    Arguments.positive("huber", "threshold", threshold);
    Arguments.dimension("huber", dimension);
  }

  @Override
  public String name() {
    String constants =
        "L=" + Arguments.spelled(smoothness) + ",threshold=" + Arguments.spelled(threshold);
    return "huber[" + constants + (dimension == 1 ? "]" : ",n=" + dimension + "]");
  }

  @Override
  public Values minimiser() {
    return new Values(Shape.of(dimension), new double[dimension]);
  }

  @Override
  public double lipschitz() {
    return smoothness * threshold;
  }

  /** {@code L (m ||x|| - m^2/2)} with {@code m = min(||x||, tau)}. */
  @Override
  public Tensor value(Backend backend, List<Tensor> at) {
    Tensor norm = Arguments.vector(this::name, at, dimension).norm2();
    Tensor capped = norm.min(backend.scalar(threshold));
    return capped.times(norm).minus(capped.square().over(2)).times(smoothness);
  }

  /** {@code L x tau/max(||x||, tau)}. */
  @Override
  public List<Tensor> gradient(Backend backend, List<Tensor> at) {
    Tensor x = Arguments.vector(this::name, at, dimension);
    Tensor tau = backend.scalar(threshold);
    return List.of(x.times(smoothness).times(tau.over(x.norm2().max(tau))));
  }

  /**
   * {@code at/(1 + weight L)} where that ends inside, else {@code at (1 - weight L tau/||at||)}.
   */
  @Override
  public Tensor proximal(Backend backend, Tensor at, Tensor weight) {
    Tensor stretch = weight.times(smoothness).plus(1);
    Tensor border = stretch.times(threshold);
    Tensor norm = Arguments.vector(this::name, at, dimension).norm2().max(border);
    Tensor pull = weight.times(smoothness).times(threshold).over(norm);
    return at.times(pull.oneMinus());
  }
}
