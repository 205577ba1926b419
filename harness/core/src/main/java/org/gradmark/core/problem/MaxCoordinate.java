package org.gradmark.core.problem;

import java.util.Arrays;
import java.util.List;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * {@code f(x) = M max(max_i x_i, ||x|| - R (1 + 1/sqrt(n)))}: convex, M-Lipschitz, minimiser {@code
 * -R/sqrt(n) (1,...,1)} at distance R from 0, {@code f* = -M R/sqrt(n)}.
 *
 * <p>Inside the ball of radius R the largest coordinate is at least {@code -||x||/sqrt(n)}; outside
 * it the second term is larger than f*; so that is the minimum without any constraint.
 *
 * <p>The oracle resists: it answers {@code M e_i} with the first {@code i} of the largest
 * coordinates (the second term has its turn only where it is strictly larger), so that a method
 * that starts at 0 and moves along minus its subgradients sees one new coordinate per step. After N
 * steps with {@code n = N+1} one coordinate is still 0: no point so far is better than {@code f(0)
 * = 0 = f* + M R/sqrt(N+1)}. That is the lower bound of all such methods, which the subgradient
 * method with steps {@code R/(M sqrt(N+1))} attains (Drori, Teboulle, An optimal variant of
 * Kelley's cutting-plane method, 2016).
 *
 * @param lipschitz M, positive
 * @param radius R, positive
 * @param dimension n, at least 1
 */
public record MaxCoordinate(double lipschitz, double radius, int dimension) implements Problem {

  /** Checks the constants. */
  public MaxCoordinate {
    Arguments.positive("max-coordinate", "M", lipschitz);
    Arguments.positive("max-coordinate", "radius", radius);
    Arguments.dimension("max-coordinate", dimension);
  }

  @Override
  public String name() {
    String constants = "M=" + Arguments.spelled(lipschitz) + ",R=" + Arguments.spelled(radius);
    return "max-coordinate[" + constants + ",n=" + dimension + "]";
  }

  @Override
  public Values minimiser() {
    double[] x = new double[dimension];
    Arrays.fill(x, -radius / Math.sqrt(dimension));
    return new Values(Shape.of(dimension), x);
  }

  @Override
  public double minimum() {
    return -lipschitz * radius / Math.sqrt(dimension);
  }

  @Override
  public Tensor value(Backend backend, List<Tensor> at) {
    Tensor x = Arguments.vector(this::name, at, dimension);
    return x.max(Axis.ALL).max(far(backend, x)).times(lipschitz);
  }

  @Override
  public List<Tensor> gradient(Backend backend, List<Tensor> at) {
    Tensor x = Arguments.vector(this::name, at, dimension);
    boolean outside = far(backend, x).greaterThan(x.max(Axis.ALL)).toDoubles()[0] != 0;
    Tensor direction = outside ? x.over(x.norm2()) : Vectors.firstMaximum(backend, x);
    return List.of(direction.times(lipschitz));
  }

  /** The second term; the root is taken in the backend's arithmetic. */
  private Tensor far(Backend backend, Tensor x) {
    Tensor root = backend.scalar(dimension).sqrt();
    return x.norm2().minus(backend.scalar(radius).over(root).plus(radius));
  }
}
