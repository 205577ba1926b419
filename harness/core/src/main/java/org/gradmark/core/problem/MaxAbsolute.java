package org.gradmark.core.problem;

import java.util.List;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * {@code f(x) = M max_i |x_i|}: convex, M-Lipschitz, minimiser 0, {@code f* = 0}. The oracle
 * answers with one coordinate only, {@code M sign(x_i) e_i} of the first {@code i} that is largest
 * in absolute value ({@code M e_1} at 0), so that every step repairs one coordinate at most
 * (Nesterov, Lectures on Convex Optimization 2018, section 3.2.1).
 *
 * @param lipschitz M, positive
 * @param dimension n, at least 1
 */
public record MaxAbsolute(double lipschitz, int dimension) implements Problem {

  /** Checks the constants. */
  public MaxAbsolute {
    Arguments.positive("max-absolute", "M", lipschitz);
    Arguments.dimension("max-absolute", dimension);
  }

  @Override
  public String name() {
    return "max-absolute[M=" + Arguments.spelled(lipschitz) + ",n=" + dimension + "]";
  }

  @Override
  public Values minimiser() {
    return new Values(Shape.of(dimension), new double[dimension]);
  }

  @Override
  public Tensor value(Backend backend, List<Tensor> at) {
    return Arguments.vector(this::name, at, dimension).normMax().times(lipschitz);
  }

  @Override
  public List<Tensor> gradient(Backend backend, List<Tensor> at) {
    Tensor x = Arguments.vector(this::name, at, dimension);
    Tensor sign = x.where(x.sign(), backend.scalar(1));
    return List.of(Vectors.firstMaximum(backend, x.abs()).times(sign).times(lipschitz));
  }
}
