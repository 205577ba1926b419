package org.gradmark.core.problem;

import java.util.List;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * A smooth problem plus an l1 penalty, {@code F(x) = f(x) + lambda ||x||_1} (the least absolute
 * shrinkage and selection operator if f is least squares): the value is F's, the gradient is f's
 * alone, and the proximal map is that of the penalty, soft thresholding by {@code weight lambda}. L
 * and mu are f's.
 */
public final class Composite implements Wrapping {

  private static final double STATIONARY = 1e-9;

  private final Problem inner;
  private final double penalty;
  private final Values minimiser;

  /**
   * A problem and its penalty.
   *
   * @param smooth f
   * @param penalty lambda, positive
   * @param minimiser of F
   * @throws IllegalArgumentException if a proximal gradient step leaves the minimiser
   */
  public Composite(Problem smooth, double penalty, Values minimiser) {
    this.inner = smooth;
    this.penalty = Arguments.positive(smooth.name(), "penalty", penalty);
    this.minimiser = minimiser;
    Backend f64 = IeeeBackend.F64;
    Tensor at = minimiser.on(f64);
    double step = 1 / Math.max(1, smoothness());
    Tensor next = at.minus(gradient(f64, List.of(at)).get(0).times(step));
    Tensor moved = proximal(f64, next, f64.scalar(step)).minus(at).norm2();
    if (!(moved.toDoubles()[0] <= STATIONARY)) {
      throw new IllegalArgumentException(
          name() + ": a proximal step leaves the minimiser by " + moved.toDoubles()[0]);
    }
  }

  /**
   * A diagonal quadratic around a centre, {@code sum lambda_i (x_i - c_i)^2/2}, plus the penalty:
   * its minimiser is {@code c_i} moved towards 0 by {@code penalty/lambda_i}, no further.
   */
  public static Composite of(Quadratic quadratic, Values centre, double penalty) {
    double[] x = centre.toArray();
    for (int i = 0; i < x.length; i++) {
      double by = penalty / quadratic.curvatures().get(i);
      x[i] = Math.signum(x[i]) * Math.max(Math.abs(x[i]) - by, 0);
    }
    return new Composite(new Shifted(quadratic, centre), penalty, new Values(centre.shape(), x));
  }

  @Override
  public Problem inner() {
    return inner;
  }

  /** The weight lambda. */
  public double penalty() {
    return penalty;
  }

  @Override
  public String name() {
    return inner.name() + "+" + Arguments.spelled(penalty) + "*l1";
  }

  @Override
  public Values minimiser() {
    return minimiser;
  }

  @Override
  public double minimum() {
    return value(IeeeBackend.F64, List.of(minimiser.on(IeeeBackend.F64))).toDoubles()[0];
  }

  @Override
  public double lipschitz() {
    return inner.lipschitz() + penalty * Math.sqrt(minimiser.size());
  }

  @Override
  public Tensor value(Backend backend, List<Tensor> at) {
    return inner.value(backend, at).plus(at.get(0).norm1().times(penalty));
  }

  @Override
  public Tensor proximal(Backend backend, Tensor at, Tensor weight) {
    return SoftThreshold.of(at, weight.times(penalty));
  }

  /** There is no formula. */
  @Override
  public Tensor lineMinimum(Backend backend, Tensor at, Tensor direction) {
    throw new UnsupportedOperationException(name() + " does not give a line minimum");
  }

  @Override
  public String toString() {
    return name();
  }
}
