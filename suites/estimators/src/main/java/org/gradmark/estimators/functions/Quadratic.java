package org.gradmark.estimators.functions;

import org.gradmark.core.contract.FunctionOracle;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;

/**
 * {@code f(x) = x H xᵀ/2 + x bᵀ + c} for rows x, with a symmetric H.
 *
 * @param hessian H, row-major, {@code d²} numbers
 * @param slope b, {@code d} numbers
 * @param constant c
 */
public record Quadratic(double[] hessian, double[] slope, double constant)
    implements FunctionOracle {

  /** A quadratic without a constant. */
  public static Quadratic of(double[] hessian, double... slope) {
    return new Quadratic(hessian, slope, 0);
  }

  /** A linear function. */
  public static Quadratic linear(double... slope) {
    return of(new double[slope.length * slope.length], slope);
  }

  @Override
  public String name() {
    return "quadratic";
  }

  /** H on a backend. */
  public Tensor hessian(Backend backend) {
    return backend.tensor(Shape.of(slope.length, slope.length), hessian);
  }

  @Override
  public Tensor value(Tensor at) {
    Tensor linear = Rows.dot(at, Rows.of(at.backend(), slope));
    Tensor half = Rows.dot(at.matmul(hessian(at.backend())), at).over(2);
    return half.plus(linear).plus(constant);
  }

  @Override
  public Tensor gradient(Tensor at) {
    return at.matmul(hessian(at.backend())).plus(Rows.of(at.backend(), slope));
  }

  @Override
  public Tensor directional(Tensor at, Tensor direction) {
    Tensor curved = Rows.dot(at, direction.matmul(hessian(at.backend())));
    return curved.plus(Rows.dot(direction, Rows.of(at.backend(), slope)));
  }

  @Override
  public Tensor hessianVector(Tensor at, Tensor direction) {
    return direction.matmul(hessian(at.backend()));
  }
}
