package org.gradmark.core.problem;

import java.util.Arrays;
import java.util.List;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * The squared residual of one equation, {@code f(x) = (<a, x> - b)^2/2}: {@code L = ||a||^2},
 * {@code mu = 0} ({@code L} in one dimension), {@code f* = 0} on a hyperplane, of which the
 * minimiser is the point nearest to 0.
 *
 * @param row a, a vector, not 0
 * @param target b
 */
public record Residual(Values row, double target) implements Problem {

  /** Checks the numbers. */
  public Residual {
    if (!row.isFinite() || Arrays.stream(row.toArray()).allMatch(a -> a == 0)) {
      throw new IllegalArgumentException(
          "residual: row " + row + "; its numbers must be finite and not all 0");
    }
    Arguments.finite("residual", "target", target);
  }

  @Override
  public String name() {
    String numbers = Arguments.spelled(row.toArray());
    return "residual[" + numbers + "," + Arguments.spelled(target) + "]";
  }

  @Override
  public Values minimiser() {
    double scale = target / smoothness();
    return row.map(a -> a * scale);
  }

  @Override
  public double smoothness() {
    return Arrays.stream(row.toArray()).map(a -> a * a).sum();
  }

  @Override
  public double strongConvexity() {
    return row.size() == 1 ? smoothness() : 0;
  }

  double atDoubles(double... x) {
    double residual = -target;
    for (int i = 0; i < x.length; i++) {
      residual += row.get(i) * x[i];
    }
    return residual * residual / 2;
  }

  private Tensor residual(Backend backend, Tensor x) {
    return Vectors.dot(row.on(backend), Arguments.vector(this::name, x, row.size())).minus(target);
  }

  @Override
  public Tensor value(Backend backend, List<Tensor> at) {
    return residual(backend, at.get(0)).square().over(2);
  }

  @Override
  public List<Tensor> gradient(Backend backend, List<Tensor> at) {
    return List.of(row.on(backend).times(residual(backend, at.get(0))));
  }

  /** {@code a <a, d>}. */
  @Override
  public List<Tensor> hessianVector(Backend backend, List<Tensor> at, List<Tensor> direction) {
    Tensor d = Arguments.vector(this::name, direction, row.size());
    return List.of(row.on(backend).times(Vectors.dot(row.on(backend), d)));
  }

  /** {@code at - a (<a, at> - b) weight/(1 + weight ||a||^2)}. */
  @Override
  public Tensor proximal(Backend backend, Tensor at, Tensor weight) {
    Tensor a = row.on(backend);
    Tensor stretch = weight.times(Vectors.dot(a, a)).plus(1);
    return at.minus(a.times(residual(backend, at).times(weight).over(stretch)));
  }

  /** {@code -<g, d>/<d, H d>}. */
  @Override
  public Tensor lineMinimum(Backend backend, Tensor at, Tensor direction) {
    return Vectors.lineMinimum(this, backend, at, direction);
  }
}
