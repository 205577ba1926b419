package org.gradmark.core.problem;

import java.util.Arrays;
import java.util.List;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * {@code f(x) = M max_i x_i + mu ||x||²/2}: not smooth, mu-strongly convex, minimiser {@code -M/(mu
 * n) (1,...,1)}, {@code f* = -M²/(2 mu n)}. The oracle answers with the first of the largest
 * coordinates, so that a method that starts at 0 sees one new coordinate per step: the lower bound
 * of subgradient methods on strongly convex functions (Nesterov, Lectures on Convex Optimization
 * 2018, section 3.2.1).
 *
 * <p>Strong convexity holds with equality towards the minimiser: {@code f(x) - f* = <g, x - x*> -
 * mu/2 ||x - x*||²} at every point, because all coordinates of the minimiser are equal.
 *
 * @param slope M, positive
 * @param strongConvexity mu, positive
 * @param dimension n, at least 1
 */
public record StronglyConvexMax(double slope, double strongConvexity, int dimension)
    implements Problem {

  /** Checks the constants. */
  public StronglyConvexMax {
    Arguments.positive("strongly-convex-max", "M", slope);
    Arguments.positive("strongly-convex-max", "mu", strongConvexity);
    Arguments.dimension("strongly-convex-max", dimension);
  }

  @Override
  public String name() {
    String constants =
        "M=" + Arguments.spelled(slope) + ",mu=" + Arguments.spelled(strongConvexity);
    return "strongly-convex-max[" + constants + ",n=" + dimension + "]";
  }

  @Override
  public Values minimiser() {
    double[] x = new double[dimension];
    Arrays.fill(x, -slope / (strongConvexity * dimension));
    return new Values(Shape.of(dimension), x);
  }

  @Override
  public double minimum() {
    return -slope * slope / (2 * strongConvexity * dimension);
  }

  @Override
  public Tensor value(Backend backend, List<Tensor> at) {
    Tensor x = Arguments.vector(this::name, at, dimension);
    Tensor bowl = x.square().sum(Axis.ALL).times(strongConvexity).over(2);
    return x.max(Axis.ALL).times(slope).plus(bowl);
  }

  @Override
  public List<Tensor> gradient(Backend backend, List<Tensor> at) {
    Tensor x = Arguments.vector(this::name, at, dimension);
    return List.of(Vectors.firstMaximum(backend, x).times(slope).plus(x.times(strongConvexity)));
  }
}
