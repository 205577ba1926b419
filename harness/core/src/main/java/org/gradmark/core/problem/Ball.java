package org.gradmark.core.problem;

import java.util.Arrays;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * The Euclidean ball around 0, {@code ||x|| <= radius}.
 *
 * @param radius positive
 * @param dimension n, at least 1
 */
public record Ball(double radius, int dimension) implements FeasibleSet {

  /** Checks the numbers. */
  public Ball {
    Arguments.positive("ball", "radius", radius);
    Arguments.dimension("ball", dimension);
  }

  @Override
  public String name() {
    return "ball[" + Arguments.spelled(radius) + ",n=" + dimension + "]";
  }

  @Override
  public double diameter() {
    return 2 * radius;
  }

  @Override
  public boolean contains(Values point, double slack) {
    return Math.sqrt(Arrays.stream(point.toArray()).map(x -> x * x).sum()) <= radius + slack;
  }

  @Override
  public Tensor project(Backend backend, Tensor at) {
    Tensor norm = Arguments.vector(this::name, at, dimension).norm2();
    Tensor r = backend.scalar(radius);
    return at.times(r.over(norm.max(r)));
  }

  /** {@code -radius direction/||direction||}; {@code -radius e_1} where all points are equal. */
  @Override
  public Tensor linearMinimum(Backend backend, Tensor direction) {
    Tensor norm = Arguments.vector(this::name, direction, dimension).norm2();
    if (norm.toDoubles()[0] == 0) {
      return Vectors.unit(backend, dimension, 0).times(-radius);
    }
    return direction.times(-radius).over(norm);
  }
}
