package org.gradmark.core.problem;

import java.util.List;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * A parabola of one variable with a gentler stretch: the curvature is L, but mu between two points
 * {@code a < b}. L-smooth, mu-strongly convex, minimiser 0 if {@code a > 0}, {@code f* = 0}.
 *
 * <p>With {@code L = 25, mu = 1, a = 1, b = 2} heavy ball with the parameters that are best on
 * quadratics is caught in a cycle of three points (Lessard, Recht, Packard, Analysis and design of
 * optimization algorithms via integral quadratic constraints, 2016, section 4.6).
 *
 * @param smoothness L, positive
 * @param strongConvexity mu, positive, at most L
 * @param begin a, positive
 * @param end b, larger than a
 */
public record Terraced(double smoothness, double strongConvexity, double begin, double end)
    implements Problem {

  /** Checks the constants. */
  public Terraced {
    Arguments.positive("terraced", "L", smoothness);
    Arguments.positive("terraced", "mu", strongConvexity);
    Arguments.positive("terraced", "a", begin);
    Arguments.positive("terraced", "b - a", end - begin);
    if (strongConvexity > smoothness) {
      throw new IllegalArgumentException(
          "terraced: mu is "
              + Arguments.spelled(strongConvexity)
              + "; it must be at most L = "
              + Arguments.spelled(smoothness));
    }
  }

  @Override
  public String name() {
    String constants =
        "L=" + Arguments.spelled(smoothness) + ",mu=" + Arguments.spelled(strongConvexity);
    String stretch = Arguments.spelled(begin) + ".." + Arguments.spelled(end);
    return "terraced[" + constants + ",gentle=" + stretch + "]";
  }

  @Override
  public Values minimiser() {
    return new Values(Shape.of(1), 0);
  }

  /** How far a point is into the gentle stretch. */
  private Tensor depth(Backend backend, Tensor x) {
    return x.minus(begin).clamp(backend.scalar(0), backend.scalar(end - begin));
  }

  /** {@code L x^2/2 - (L - mu)(s^2/2 + (b - a) max(x - b, 0))}, s being the depth. */
  @Override
  public Tensor value(Backend backend, List<Tensor> at) {
    Tensor x = Arguments.vector(this::name, at, 1);
    Tensor beyond = x.minus(end).max(backend.scalar(0)).times(end - begin);
    Tensor missing = depth(backend, x).square().over(2).plus(beyond);
    Tensor full = x.square().times(smoothness).over(2);
    return full.minus(missing.times(smoothness - strongConvexity)).sum(Axis.ALL);
  }

  @Override
  public List<Tensor> gradient(Backend backend, List<Tensor> at) {
    Tensor x = Arguments.vector(this::name, at, 1);
    Tensor missing = depth(backend, x).times(smoothness - strongConvexity);
    return List.of(x.times(smoothness).minus(missing));
  }
}
