package org.gradmark.core.estimator;

import java.util.Arrays;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;

/**
 * Rows {@code [1,d]} and matrices of rows, for estimators with several results. All of it is exact:
 * products with zeros and ones. Values must be finite.
 */
public final class Rows {

  private Rows() {}

  /** Rows {@code [1,d]}, or scalars, one below the other: {@code [n,d]}. */
  public static Tensor stack(Tensor... rows) {
    Tensor all = null;
    for (int i = 0; i < rows.length; i++) {
      double[] place = new double[rows.length];
      place[i] = 1;
      Tensor row = rows[i].backend().tensor(Shape.of(rows.length, 1), place).times(rows[i]);
      all = all == null ? row : all.plus(row);
    }
    return all;
  }

  /** Matrices of equally many rows, one beside the other: {@code [n,a]} and {@code [n,b]}. */
  public static Tensor join(Tensor... parts) {
    int width = Arrays.stream(parts).mapToInt(p -> p.shape().columns()).sum();
    Tensor all = null;
    int from = 0;
    for (Tensor part : parts) {
      int columns = part.shape().columns();
      Tensor placed = part.matmul(selection(part.backend(), columns, width, from));
      all = all == null ? placed : all.plus(placed);
      from += columns;
    }
    return all;
  }

  /** Columns {@code from} to before {@code to} of a matrix. */
  public static Tensor columns(Tensor matrix, int from, int to) {
    Tensor chosen = selection(matrix.backend(), to - from, matrix.shape().columns(), from);
    return matrix.matmul(chosen.transpose());
  }

  /** One row of a matrix, as {@code [1,d]}. */
  public static Tensor row(Tensor matrix, int index) {
    double[] place = new double[matrix.shape().rows()];
    place[index] = 1;
    return matrix.backend().tensor(Shape.of(1, place.length), place).matmul(matrix);
  }

  /** The rows of a matrix one after the other: {@code [1, n d]}. */
  public static Tensor flat(Tensor matrix) {
    Tensor[] rows = new Tensor[matrix.shape().rows()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(matrix, i);
    }
    return join(rows);
  }

  /** A row {@code [1, n d]} as a matrix {@code [n,d]}, filled row by row. */
  public static Tensor matrix(Tensor row, int rows, int columns) {
    Tensor[] parts = new Tensor[rows];
    for (int i = 0; i < rows; i++) {
      parts[i] = columns(row, i * columns, (i + 1) * columns);
    }
    return stack(parts);
  }

  /** The sum of products of two rows, or of each row of two matrices: a column {@code [n,1]}. */
  public static Tensor dot(Tensor a, Tensor b) {
    return a.times(b).sum(Axis.ROW);
  }

  /** A row of constants. */
  public static Tensor of(Backend backend, double... values) {
    return backend.tensor(Shape.of(1, values.length), values);
  }

  /** The identity matrix. */
  public static Tensor identity(Backend backend, int size) {
    return selection(backend, size, size, 0);
  }

  /** {@code exp(z) / sum exp(z)} of each row, free of overflow. */
  public static Tensor softmax(Tensor logits) {
    Tensor e = logits.minus(logits.max(Axis.ROW)).exp();
    return e.over(e.sum(Axis.ROW));
  }

  private static Tensor selection(Backend backend, int rows, int columns, int from) {
    double[] ones = new double[rows * columns];
    for (int i = 0; i < rows; i++) {
      ones[i * columns + from + i] = 1;
    }
    return backend.tensor(Shape.of(rows, columns), ones);
  }
}
