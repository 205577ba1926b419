package org.gradmark.core.problem;

import java.util.Arrays;
import java.util.List;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * The linear function {@code f(x) = <c, x>}: the gradient is {@code c} everywhere, {@code L = 0},
 * {@code M = ||c||}. It has no minimiser unless it is constrained: the loss of online learning and
 * of regret bounds.
 */
public final class Linear implements Problem {

  private final Values slope;

  /** The function of this slope {@code c}, one finite number per coordinate. */
  public Linear(double... slope) {
    Arguments.dimension("linear", slope.length);
    for (double c : slope) {
      Arguments.finite("linear", "a slope", c);
    }
    this.slope = new Values(Shape.of(slope.length), slope);
  }

  /** The slope {@code c}. */
  public Values slope() {
    return slope;
  }

  @Override
  public String name() {
    return "linear" + Arguments.spelled(slope.toArray());
  }

  /**
   * There is none.
   *
   * @throws UnsupportedOperationException always
   */
  @Override
  public Values minimiser() {
    throw new UnsupportedOperationException(
        name() + " has no minimiser; constrain it to a feasible set");
  }

  /** Minus infinity, or 0 if the slope is 0. */
  @Override
  public double minimum() {
    return lipschitz() == 0 ? 0 : Double.NEGATIVE_INFINITY;
  }

  @Override
  public double smoothness() {
    return 0;
  }

  @Override
  public double lipschitz() {
    return Math.sqrt(Arrays.stream(slope.toArray()).map(c -> c * c).sum());
  }

  @Override
  public Tensor value(Backend backend, List<Tensor> at) {
    return Vectors.dot(slope.on(backend), Arguments.vector(this::name, at, slope.size()));
  }

  @Override
  public List<Tensor> gradient(Backend backend, List<Tensor> at) {
    Arguments.vector(this::name, at, slope.size());
    return List.of(slope.on(backend));
  }

  /** {@code at - weight c}. */
  @Override
  public Tensor proximal(Backend backend, Tensor at, Tensor weight) {
    return Arguments.vector(this::name, at, slope.size()).minus(slope.on(backend).times(weight));
  }

  @Override
  public String toString() {
    return name();
  }
}
