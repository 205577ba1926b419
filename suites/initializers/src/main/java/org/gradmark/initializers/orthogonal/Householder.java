package org.gradmark.initializers.orthogonal;

import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;

/**
 * The orthonormal factor of a tall matrix, A = Q R, by Householder's reflections, with the signs
 * that make the diagonal of R positive. So Q is what Gram and Schmidt's method gives, without its
 * loss of digits: {@code ||QᵀQ - I||} is a small multiple of {@code n m u}, whatever A (N. J.
 * Higham, <em>Accuracy and Stability of Numerical Algorithms</em>, 2nd ed. 2002, theorem 19.4).
 *
 * <p>In products of matrices only, so that it runs on every backend; cost O(n m²).
 */
final class Householder {

  private Householder() {}

  /** How the signs of the columns are chosen. */
  @FunctionalInterface
  interface Signs {
    /**
     * What the columns of Q are multiplied by.
     *
     * @param q the factor, {@code [n,m]}
     * @param diagonal signs of the diagonal of R, a row of 1 and -1
     */
    Tensor of(Tensor q, Tensor diagonal);
  }

  /** The factor with positive diagonal of R. */
  static Tensor orthonormal(Tensor a) {
    return orthonormal(a, (q, diagonal) -> diagonal);
  }

  /**
   * The factor with signs of choice.
   *
   * @param a of at least as many rows as columns
   */
  static Tensor orthonormal(Tensor a, Signs signs) {
    Backend backend = a.backend();
    int n = a.shape().rows();
    int m = a.shape().columns();
    List<Tensor> reflections = new ArrayList<>();
    Tensor rest = a;
    Tensor diagonal = backend.tensor(Shape.of(1, m), new double[m]);
    for (int k = 0; k < m; k++) {
      Tensor unit = unit(backend, Shape.of(n, 1), k);
      Tensor column = rest.matmul(unit(backend, Shape.of(m, 1), k)).times(from(backend, n, k));
      Tensor first = column.times(unit).sum(Axis.ALL);
      Tensor one = backend.scalar(1);
      Tensor sign = first.lessThan(backend.scalar(0)).where(one.negate(), one);
      Tensor v = column.plus(unit.times(sign.times(column.norm2())));
      reflections.add(v);
      rest = reflect(rest, v);
      diagonal = diagonal.minus(unit(backend, Shape.of(1, m), k).times(sign));
    }
    Tensor q = eye(backend, Shape.of(n, m));
    for (int k = m - 1; k >= 0; k--) {
      q = reflect(q, reflections.get(k));
    }
    return q.times(signs.of(q, diagonal));
  }

  /** Ones on the diagonal. */
  static Tensor eye(Backend backend, Shape shape) {
    double[] ones = new double[shape.size()];
    for (int i = 0; i < Math.min(shape.rows(), shape.columns()); i++) {
      ones[i * shape.columns() + i] = 1;
    }
    return backend.tensor(shape, ones);
  }

  /** A - v (2 / vᵀv) vᵀA. */
  private static Tensor reflect(Tensor a, Tensor v) {
    Tensor row = v.transpose().matmul(a).times(2).over(v.square().sum(Axis.ALL));
    return a.minus(v.outer(row));
  }

  private static Tensor unit(Backend backend, Shape shape, int index) {
    double[] numbers = new double[shape.size()];
    numbers[index] = 1;
    return backend.tensor(shape, numbers);
  }

  private static Tensor from(Backend backend, int n, int k) {
    double[] mask = new double[n];
    java.util.Arrays.fill(mask, k, n, 1);
    return backend.tensor(Shape.of(n, 1), mask);
  }
}
