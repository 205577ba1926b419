package org.gradmark.backends.fused.cpu;

import org.gradmark.backends.fused.graph.Stage;
import org.gradmark.core.tensor.Axis;

/**
 * How a pass is cut into blocks. It depends on shapes only, so that sums are the same bits on any
 * number of threads.
 */
final class Blocks {

  /** Elements of a block: of four arrays in float, 256 KiB. */
  static final int ELEMENTS = 16_384;

  /** A block keeps a partial result for each column; of so many rows that it does not matter. */
  private static final int FEWEST_ROWS = 64;

  /** Beyond this many rows a sum of columns would be less precise than it has to be. */
  private static final int MOST_ROWS = 512;

  private Blocks() {}

  /** What a pass runs over: elements, or rows if it is nested. */
  static int span(Stage.Pass pass, Frame frame) {
    return pass.isNested() ? frame.rows[pass.shape()] : frame.sizes[pass.shape()];
  }

  /** Elements or rows of a block. */
  static int unit(Stage.Pass pass, Frame frame) {
    if (!pass.isNested()) {
      return ELEMENTS;
    }
    int rows = Math.max(1, ELEMENTS / frame.columns[pass.shape()]);
    boolean byColumn = pass.folds().stream().anyMatch(fold -> fold.axis() == Axis.COLUMN);
    return byColumn ? Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, rows)) : rows;
  }
}
