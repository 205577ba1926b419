package org.gradmark.initializers.orthogonal;

import java.util.ArrayList;
import java.util.List;
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

  /** Lost in what it is added to, unless that is zero, whose sign is free. */
  private static final double LEAST = 1e-37;

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
    List<Reflection> reflections = new ArrayList<>();
    Tensor least = backend.scalar(LEAST);
    Tensor rest = a;
    Tensor diagonal = backend.tensor(Shape.of(1, m), new double[m]);
    for (int k = 0; k < m; k++) {
      Tensor right = unit(backend, Shape.of(1, m), k);
      Tensor column = rest.matmul(right.transpose()).times(from(backend, n, k));
      Tensor first = unit(backend, Shape.of(1, n), k).matmul(column).plus(least);
      // As a quotient: on some backends a choice takes as long as five products.
      Tensor sign = first.over(first.abs());
      // As a product: on some backends it takes less than a sum of squares.
      Tensor length = sign.times(column.transpose().matmul(column).sqrt());
      Reflection reflection =
          Reflection.of(column.plus(unit(backend, Shape.of(n, 1), k).times(length)));
      reflections.add(reflection);
      rest = k + 1 < m ? reflection.turn(rest) : rest;
      diagonal = diagonal.minus(right.times(sign));
    }
    Tensor q = eye(backend, Shape.of(n, m));
    for (int k = m - 1; k >= 0; k--) {
      q = reflections.get(k).turn(q);
    }
    return q.times(signs.of(q, diagonal));
  }

  /**
   * A reflection.
   *
   * @param v the column that is turned around, of any length
   * @param row (2 / vᵀv) vᵀ
   */
  private record Reflection(Tensor v, Tensor row) {

    static Reflection of(Tensor v) {
      Tensor transposed = v.transpose();
      return new Reflection(v, transposed.times(2).over(transposed.matmul(v)));
    }

    /** A - v (2 / vᵀv) vᵀA. */
    Tensor turn(Tensor a) {
      return a.minus(v.outer(row.matmul(a)));
    }
  }

  /** Ones on the diagonal. */
  static Tensor eye(Backend backend, Shape shape) {
    double[] ones = new double[shape.size()];
    for (int i = 0; i < Math.min(shape.rows(), shape.columns()); i++) {
      ones[i * shape.columns() + i] = 1;
    }
    return backend.tensor(shape, ones);
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
