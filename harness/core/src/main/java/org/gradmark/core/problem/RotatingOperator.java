package org.gradmark.core.problem;

import java.util.Arrays;
import java.util.List;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * The operator {@code F(x, y) = along (x, y) + (across_i y_i, -across_i x_i)}: a contraction or
 * expansion plus a rotation in every plane {@code (x_i, y_i)}. Its only zero is 0.
 */
interface RotatingOperator extends Problem {

  /** Weight of the identity. */
  double along();

  /** Weight of the rotation, one per plane. */
  double[] across();

  private int dimension() {
    return 2 * across().length;
  }

  /** The zero of the operator. */
  @Override
  default Values minimiser() {
    return new Values(Shape.of(dimension()), new double[dimension()]);
  }

  /** An operator has none. */
  @Override
  default double minimum() {
    throw new UnsupportedOperationException(name() + ": an operator has no value");
  }

  /** An operator has none. */
  @Override
  default Tensor value(Backend backend, List<Tensor> at) {
    throw new UnsupportedOperationException(name() + ": an operator has no value");
  }

  /** Largest {@code ||F(z)||/||z||}. */
  @Override
  default double smoothness() {
    return Math.hypot(along(), Arrays.stream(across()).map(Math::abs).max().orElseThrow());
  }

  /** {@code F(z)}. */
  @Override
  default List<Tensor> gradient(Backend backend, List<Tensor> at) {
    Tensor z = Arguments.vector(this::name, at, dimension());
    return List.of(z.times(along()).plus(weights(backend).times(turned(backend, z))));
  }

  /** The resolvent {@code (I + weight F)^-1}. */
  @Override
  default Tensor proximal(Backend backend, Tensor at, Tensor weight) {
    Tensor z = Arguments.vector(this::name, at, dimension());
    Tensor straight = weight.times(along()).plus(1);
    Tensor turn = weights(backend).times(weight);
    return z.times(straight)
        .minus(turn.times(turned(backend, z)))
        .over(turn.square().plus(straight.square()));
  }

  private Tensor weights(Backend backend) {
    int planes = across().length;
    double[] twice = Arrays.copyOf(across(), 2 * planes);
    System.arraycopy(across(), 0, twice, planes, planes);
    return backend.tensor(Shape.of(2 * planes), twice);
  }

  /** {@code (y, -x)}. */
  private Tensor turned(Backend backend, Tensor z) {
    int planes = across().length;
    Tensor sum = Vectors.zeros(backend, 2 * planes);
    for (int i = 0; i < planes; i++) {
      Tensor x = Vectors.unit(backend, 2 * planes, i);
      Tensor y = Vectors.unit(backend, 2 * planes, planes + i);
      Tensor xi = z.times(x).sum(Axis.ALL);
      Tensor yi = z.times(y).sum(Axis.ALL);
      sum = sum.plus(x.times(yi)).minus(y.times(xi));
    }
    return sum;
  }
}
