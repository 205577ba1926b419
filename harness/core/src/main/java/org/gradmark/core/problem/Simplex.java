package org.gradmark.core.problem;

import java.util.Arrays;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * The probability simplex, {@code x_i >= 0} and {@code x_1 + ... + x_n = 1}.
 *
 * @param dimension n, at least 2
 */
public record Simplex(int dimension) implements FeasibleSet {

  /** Checks the dimension. */
  public Simplex {
    if (dimension < 2) {
      throw new IllegalArgumentException(
          "simplex: dimension is " + dimension + "; it must be at least 2");
    }
  }

  @Override
  public String name() {
    return "simplex[n=" + dimension + "]";
  }

  @Override
  public double diameter() {
    return Math.sqrt(2);
  }

  @Override
  public boolean contains(Values point, double slack) {
    double[] x = point.toArray();
    return Arrays.stream(x).allMatch(e -> e >= -slack)
        && Math.abs(Arrays.stream(x).sum() - 1) <= slack;
  }

  /**
   * {@code max(at_i - theta, 0)} with the theta that makes the sum 1. Which elements stay positive
   * is found by sorting (Held, Wolfe, Crowder 1974); the numbers are the backend's.
   */
  @Override
  public Tensor project(Backend backend, Tensor at) {
    double[] x = Arguments.vector(this::name, at, dimension).toDoubles();
    double threshold = smallestKept(x);
    double[] mask = Arrays.stream(x).map(e -> e >= threshold ? 1 : 0).toArray();
    Tensor kept = backend.tensor(Shape.of(dimension), mask);
    Tensor theta = kept.times(at).sum(Axis.ALL).minus(1).over(Arrays.stream(mask).sum());
    return kept.times(at.minus(theta)).max(backend.scalar(0));
  }

  /** The k-th largest element, for the largest k at which it exceeds its theta. */
  private static double smallestKept(double... x) {
    double[] ascending = x.clone();
    Arrays.sort(ascending);
    double kept = ascending[x.length - 1];
    double sum = 0;
    for (int k = 1; k <= x.length; k++) {
      double next = ascending[x.length - k];
      sum += next;
      if (next * k > sum - 1) {
        kept = next;
      }
    }
    return kept;
  }

  /** The vertex of the first smallest element. */
  @Override
  public Tensor linearMinimum(Backend backend, Tensor direction) {
    return Vectors.firstMaximum(
        backend, Arguments.vector(this::name, direction, dimension).negate());
  }
}
