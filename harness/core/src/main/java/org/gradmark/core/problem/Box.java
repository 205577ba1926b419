package org.gradmark.core.problem;

import java.util.Arrays;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * The cube {@code low <= x_i <= high}.
 *
 * @param low lower end of every coordinate
 * @param high upper end, larger than {@code low}
 * @param dimension n, at least 1
 */
public record Box(double low, double high, int dimension) implements FeasibleSet {

  /** Checks the numbers. */
  public Box {
    Arguments.finite("box", "low", low);
    Arguments.finite("box", "high", high);
    Arguments.positive("box", "high - low", high - low);
    Arguments.dimension("box", dimension);
  }

  @Override
  public String name() {
    String ends = Arguments.spelled(low) + "," + Arguments.spelled(high);
    return "box[" + ends + (dimension == 1 ? "]" : ",n=" + dimension + "]");
  }

  @Override
  public double diameter() {
    return (high - low) * Math.sqrt(dimension);
  }

  @Override
  public boolean contains(Values point, double slack) {
    return Arrays.stream(point.toArray()).allMatch(x -> x >= low - slack && x <= high + slack);
  }

  @Override
  public Tensor project(Backend backend, Tensor at) {
    return Arguments.vector(this::name, at, dimension)
        .clamp(backend.scalar(low), backend.scalar(high));
  }

  /** The upper end where the direction is negative, else the lower one. */
  @Override
  public Tensor linearMinimum(Backend backend, Tensor direction) {
    return Arguments.vector(this::name, direction, dimension)
        .lessThan(backend.scalar(0))
        .where(backend.scalar(high), backend.scalar(low));
  }
}
