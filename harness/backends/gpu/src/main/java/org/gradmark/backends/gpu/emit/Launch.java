package org.gradmark.backends.gpu.emit;

import java.util.List;

/**
 * One launch of a program on a device. Arguments of generated kernels are the buffers that they
 * name, the scalars, the memory for parts of folds, and numbers as told here.
 */
public sealed interface Launch {

  /**
   * A loop over all elements of a shape. Numbers: elements, columns.
   *
   * @param shape number of the shape
   * @param folds whether it folds, and so runs in as many groups as there are parts
   */
  record Flat(String kernel, List<Integer> buffers, int shape, boolean folds) implements Launch {}

  /** Folds each row of a matrix, a group for a row. Numbers: rows, columns. */
  record Rows(String kernel, List<Integer> buffers, int shape) implements Launch {}

  /**
   * Folds blocks of rows of each column of a matrix into parts, an item for a column and block.
   * Numbers: rows, columns, blocks.
   *
   * @param folds how many folds there are
   */
  record Columns(String kernel, List<Integer> buffers, int shape, int folds) implements Launch {}

  /** Joins the parts of {@link Columns}, an item for a column. Numbers: columns, blocks. */
  record ColumnsEnd(String kernel, List<Integer> buffers, int shape) implements Launch {}

  /**
   * Joins parts of folds over everything, then computes scalars; one group. Numbers: for each fold
   * how many parts it has.
   *
   * @param shapes of the folds, which decide how many parts there are
   */
  record Scalars(String kernel, List<Integer> shapes) implements Launch {}

  /** Matrix product of two buffers. */
  record Product(int left, int right, int target) implements Launch {}

  /** Transpose of a buffer. */
  record Transposition(int source, int target) implements Launch {}
}
