package org.gradmark.estimators.functions;

import java.util.function.UnaryOperator;
import org.gradmark.core.contract.FunctionOracle;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Tensor;

/**
 * {@code f(x) = sum_i phi(x_i)}.
 *
 * @param name phi as a formula
 * @param phi element by element
 * @param first its derivative
 * @param second its second derivative
 */
public record Separable(
    String name,
    UnaryOperator<Tensor> phi,
    UnaryOperator<Tensor> first,
    UnaryOperator<Tensor> second)
    implements FunctionOracle {

  /** x². */
  public static final Separable SQUARE =
      new Separable("x^2", Tensor::square, x -> x.times(2), x -> x.times(0).plus(2));

  /** x³. */
  public static final Separable CUBE =
      new Separable("x^3", x -> x.pow(3), x -> x.square().times(3), x -> x.times(6));

  /** x⁴. */
  public static final Separable FOURTH =
      new Separable("x^4", x -> x.pow(4), x -> x.pow(3).times(4), x -> x.square().times(12));

  /** e^x. */
  public static final Separable EXP =
      new Separable("exp(x)", Tensor::exp, Tensor::exp, Tensor::exp);

  @Override
  public Tensor value(Tensor at) {
    return phi.apply(at).sum(Axis.ROW);
  }

  @Override
  public Tensor gradient(Tensor at) {
    return first.apply(at);
  }

  @Override
  public Tensor directional(Tensor at, Tensor direction) {
    return first.apply(at).times(direction).sum(Axis.ROW);
  }

  @Override
  public Tensor hessianVector(Tensor at, Tensor direction) {
    return second.apply(at).times(direction);
  }
}
