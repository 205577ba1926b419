package org.gradmark.core.estimator;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;

/**
 * Rows {@code [1,d]} and matrices of rows, for estimators with several results. All of it is exact:
 * what is put together or taken apart is chosen, not multiplied, and sums have one number that is
 * not 0. So infinities and NaN stay where they are; only the sign of a zero may be lost.
 */
public final class Rows {

  private Rows() {}

  /** Rows {@code [1,d]}, or scalars, one below the other: {@code [n,d]}. */
  public static Tensor stack(Tensor... rows) {
    Tensor all = rows[0].backend().scalar(0);
    for (int i = 0; i < rows.length; i++) {
      all = place(rows[i].backend(), rows.length, i).where(rows[i], all);
    }
    return all;
  }

  /** Matrices of equally many rows, one beside the other: {@code [n,a]} and {@code [n,b]}. */
  public static Tensor join(Tensor... parts) {
    boolean rows = Arrays.stream(parts).allMatch(p -> p.shape().rows() == 1);
    Optional<Tensor> row = rows ? parts[0].backend().flat(List.of(parts)) : Optional.empty();
    return row.orElseGet(() -> selected(parts));
  }

  private static Tensor selected(Tensor... parts) {
    int width = Arrays.stream(parts).mapToInt(p -> p.shape().columns()).sum();
    Tensor all = null;
    int from = 0;
    for (Tensor part : parts) {
      int columns = part.shape().columns();
      Tensor placed = placed(part, selection(part.backend(), columns, width, from));
      all = all == null ? placed : all.plus(placed);
      from += columns;
    }
    return all;
  }

  /** Columns {@code from} to before {@code to} of a matrix. */
  public static Tensor columns(Tensor matrix, int from, int to) {
    int width = matrix.shape().columns();
    return placed(matrix, selection(matrix.backend(), to - from, width, from).transpose());
  }

  /** One row of a matrix, as {@code [1,d]}. */
  public static Tensor row(Tensor matrix, int index) {
    Backend backend = matrix.backend();
    Tensor chosen = place(backend, matrix.shape().rows(), index);
    return chosen.where(matrix, backend.scalar(0)).sum(Axis.COLUMN);
  }

  /** The rows of a matrix one after the other: {@code [1, n d]}. */
  public static Tensor flat(Tensor matrix) {
    return matrix.backend().flat(List.of(matrix)).orElseGet(() -> joined(matrix));
  }

  private static Tensor joined(Tensor matrix) {
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

  /** Where each column of a matrix goes, as a product with zeros and ones would put it. */
  private static Tensor placed(Tensor matrix, Tensor where) {
    Tensor[] rows = new Tensor[matrix.shape().rows()];
    for (int i = 0; i < rows.length; i++) {
      Tensor column = (rows.length == 1 ? matrix : row(matrix, i)).transpose();
      rows[i] = where.where(column, matrix.backend().scalar(0)).sum(Axis.COLUMN);
    }
    return rows.length == 1 ? rows[0] : stack(rows);
  }

  /** A column of zeros with a one. */
  private static Tensor place(Backend backend, int rows, int index) {
    double[] place = new double[rows];
    place[index] = 1;
    return backend.tensor(Shape.of(rows, 1), place);
  }

  private static Tensor selection(Backend backend, int rows, int columns, int from) {
    double[] ones = new double[rows * columns];
    for (int i = 0; i < rows; i++) {
      ones[i * columns + from + i] = 1;
    }
    return backend.tensor(Shape.of(rows, columns), ones);
  }
}
