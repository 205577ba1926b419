package org.gradmark.backends.gpu.execute;

import static org.gradmark.backends.gpu.emit.Emitter.ITEMS;
import static org.gradmark.backends.gpu.emit.Emitter.PARTS;

/**
 * How many groups a launch has. It depends on extents only, never on the device: where sums are
 * split decides over their last bits.
 */
final class Grid {

  /** Elements that an item folds before the tree, if there are enough. */
  private static final int FOLDED = 4;

  /** Rows of a block when columns are folded. */
  private static final int BLOCK = 64;

  private static final int MOST_BLOCKS = 64;

  private Grid() {}

  static int divide(int number, int by) {
    return (int) (((long) number + by - 1) / by);
  }

  /** Of a loop over elements, an item for each. */
  static int elements(int size) {
    return divide(size, ITEMS);
  }

  /** Parts of a fold over everything. */
  static int parts(int size) {
    return Math.min(PARTS, divide(size, ITEMS * FOLDED));
  }

  /** Blocks of rows of a fold along columns. */
  static int blocks(int rows) {
    return Math.min(MOST_BLOCKS, divide(rows, BLOCK));
  }

  /** Squares of 16 by 16 that cover a matrix. */
  static int squares(int rows, int columns) {
    return divide(rows, 16) * divide(columns, 16);
  }
}
