package org.gradmark.core.problem;

import java.util.List;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * Nesterov's worst function in the world: {@code f(x) = (L-mu)/4 (1/2 (x_1^2 + sum (x_i -
 * x_(i+1))^2 + x_n^2) - x_1) + mu/2 ||x||^2}. A method that starts at 0 and moves within the span
 * of its gradients sees one new coordinate per step (Nesterov, Lectures on Convex Optimization
 * 2018, sections 2.1.2 and 2.1.4).
 *
 * <p>The class constants are {@code curvature} L and {@code strength} mu; the function's own, which
 * {@link #smoothness} and {@link #strongConvexity} give, are {@code mu + (L-mu) cos^2(a)} and
 * {@code mu + (L-mu) sin^2(a)} with {@code a = pi/(2(n+1))}. The minimiser is {@code 1 - i/(n+1)}
 * if {@code mu = 0}, else {@code (q^i - q^(2(n+1)-i))/(1 - q^(2(n+1)))} with {@code q =
 * (sqrt(L)-sqrt(mu)) / (sqrt(L)+sqrt(mu))}, and {@code f* = -(L-mu)/8 x*_1}.
 *
 * <p>With {@code mu = 0} and {@code n = 2k+1}, no such method is better after k steps than {@code
 * f* + 3 L R^2/(32 (k+1)^2)} (Theorem 2.1.7).
 *
 * @param curvature L, positive
 * @param strength mu, at least 0 and smaller than L
 * @param dimension n, at least 1
 */
public record NesterovWorst(double curvature, double strength, int dimension) implements Problem {

  /** Checks the constants. */
  public NesterovWorst {
    Arguments.positive("nesterov-worst", "L", curvature);
    Arguments.notNegative("nesterov-worst", "mu", strength);
    Arguments.dimension("nesterov-worst", dimension);
    if (strength >= curvature) {
      throw new IllegalArgumentException(
          "nesterov-worst: mu is " + strength + "; it must be smaller than L = " + curvature);
    }
  }

  @Override
  public String name() {
    String constants = "L=" + Arguments.spelled(curvature) + ",mu=" + Arguments.spelled(strength);
    return "nesterov-worst[" + constants + ",n=" + dimension + "]";
  }

  private double angle() {
    return Math.PI / (2 * (dimension + 1.0));
  }

  @Override
  public double smoothness() {
    return strength + (curvature - strength) * Math.pow(Math.cos(angle()), 2);
  }

  @Override
  public double strongConvexity() {
    return strength + (curvature - strength) * Math.pow(Math.sin(angle()), 2);
  }

  @Override
  public Values minimiser() {
    int end = dimension + 1;
    double ratio =
        (Math.sqrt(curvature) - Math.sqrt(strength)) / (Math.sqrt(curvature) + Math.sqrt(strength));
    double[] x = new double[dimension];
    for (int i = 1; i <= dimension; i++) {
      x[i - 1] =
          strength == 0
              ? (end - i) / (double) end
              : (Math.pow(ratio, i) - Math.pow(ratio, 2 * end - i))
                  / (1 - Math.pow(ratio, 2 * end));
    }
    return new Values(Shape.of(dimension), x);
  }

  @Override
  public double minimum() {
    return -(curvature - strength) / 8 * minimiser().get(0);
  }

  /** The differences {@code x_i - x_(i+1)}, i from 0 to n, with zeros beyond both ends. */
  private List<Tensor> differences(Backend backend) {
    double[][] rows = new double[dimension + 1][dimension];
    for (int i = 0; i <= dimension; i++) {
      if (i > 0) {
        rows[i][i - 1] = 1;
      }
      if (i < dimension) {
        rows[i][i] = -1;
      }
    }
    return Vectors.rows(backend, rows);
  }

  private Tensor scale(Backend backend) {
    return backend.scalar(curvature).minus(strength).over(4);
  }

  @Override
  public Tensor value(Backend backend, List<Tensor> at) {
    Tensor x = Arguments.vector(this::name, at, dimension);
    Tensor chain = Vectors.dot(Vectors.unit(backend, dimension, 0), x).times(-2);
    for (Tensor difference : differences(backend)) {
      chain = chain.plus(Vectors.dot(difference, x).square());
    }
    return chain.times(scale(backend)).plus(Vectors.dot(x, x).times(strength)).over(2);
  }

  @Override
  public List<Tensor> gradient(Backend backend, List<Tensor> at) {
    Tensor x = Arguments.vector(this::name, at, dimension);
    Tensor chain = Vectors.unit(backend, dimension, 0).negate();
    for (Tensor difference : differences(backend)) {
      chain = chain.plus(difference.times(Vectors.dot(difference, x)));
    }
    return List.of(chain.times(scale(backend)).plus(x.times(strength)));
  }

  /** {@code -<g, d>/<d, H d>}. */
  @Override
  public Tensor lineMinimum(Backend backend, Tensor at, Tensor direction) {
    return Vectors.lineMinimum(this, backend, at, direction);
  }
}
