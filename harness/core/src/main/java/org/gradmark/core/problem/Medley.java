package org.gradmark.core.problem;

import java.util.List;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * A problem that answers every question there is, with numbers that no binary fraction hides: a
 * coupled quadratic in six dimensions as the mean of three components; a proximal map that shrinks,
 * a box to minimise over. No theorem is about it: it is for going the whole way.
 *
 * @param drawn the component whose gradient is given
 */
public record Medley(int drawn) implements Problem {

  private static final int N = 6;
  private static final int COMPONENTS = 3;
  private static final double SHRINKING = 0.013;
  private static final double[] LINEAR = {0.7, -1.3, 0.11, 0.37, -0.053, 0.29};

  /** Symmetric and diagonally dominant. */
  private static final double[] CURVATURE = {
    2.3, 0.31, -0.17, 0.05, 0.4, 0, //
    0.31, 1.7, 0.23, -0.6, 0.1, 0.2, //
    -0.17, 0.23, 0.9, 0.07, -0.2, 0, //
    0.05, -0.6, 0.07, 3.1, 0.3, 0, //
    0.4, 0.1, -0.2, 0.3, 1.3, 0, //
    0, 0.2, 0, 0, 0, 0.8
  };

  @Override
  public String name() {
    return "medley";
  }

  /** Not asked for: no gap is measured here. */
  @Override
  public Values minimiser() {
    throw new UnsupportedOperationException("nothing is measured from the minimiser of a medley");
  }

  /** {@code H at}, put together coordinate by coordinate: the façade has no vector product. */
  private static Tensor product(Backend backend, Tensor at) {
    Tensor sum = at.times(0);
    for (int j = 0; j < N; j++) {
      double[] column = new double[N];
      double[] pick = new double[N];
      pick[j] = 1;
      for (int i = 0; i < N; i++) {
        column[i] = CURVATURE[N * i + j];
      }
      Tensor element = at.times(backend.tensor(Shape.of(N), pick)).sum(Axis.ALL);
      sum = sum.plus(backend.tensor(Shape.of(N), column).times(element));
    }
    return sum;
  }

  @Override
  public List<Tensor> gradient(Backend backend, List<Tensor> at) {
    return List.of(componentGradient(backend, drawn, at.get(0)));
  }

  @Override
  public List<Tensor> hessianVector(Backend backend, List<Tensor> at, List<Tensor> direction) {
    return List.of(product(backend, direction.get(0)).times(0.6 + 0.4 * drawn));
  }

  @Override
  public Tensor value(Backend backend, List<Tensor> at) {
    Tensor x = at.get(0);
    Tensor linear = x.times(backend.tensor(Shape.of(N), LINEAR)).sum(Axis.ALL);
    return x.times(product(backend, x)).sum(Axis.ALL).over(2).minus(linear);
  }

  @Override
  public Tensor proximal(Backend backend, Tensor at, Tensor weight) {
    Tensor shrunk = at.abs().minus(weight.times(SHRINKING));
    return at.sign().times(shrunk.max(backend.scalar(0)));
  }

  @Override
  public Tensor linearMinimum(Backend backend, Tensor direction) {
    Tensor low = direction.times(0).minus(1.3);
    return direction.greaterThan(backend.scalar(0)).where(low, direction.times(0).plus(0.7));
  }

  @Override
  public Tensor lineMinimum(Backend backend, Tensor at, Tensor direction) {
    Tensor slope =
        product(backend, at)
            .minus(backend.tensor(Shape.of(N), LINEAR))
            .times(direction)
            .sum(Axis.ALL);
    return slope.negate().over(direction.times(product(backend, direction)).sum(Axis.ALL));
  }

  @Override
  public int components() {
    return COMPONENTS;
  }

  @Override
  public Tensor componentGradient(Backend backend, int component, Tensor at) {
    Tensor curved = product(backend, at).times(0.6 + 0.4 * component);
    return curved.minus(backend.tensor(Shape.of(N), LINEAR).times(1.7 - 0.7 * component));
  }
}
