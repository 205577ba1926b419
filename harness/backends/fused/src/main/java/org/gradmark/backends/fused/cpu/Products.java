package org.gradmark.backends.fused.cpu;

import org.gradmark.backends.fused.graph.Stage;

/**
 * Matrix products and transposes of buffers. A product is made of rows: eight rows of the right
 * factor are copied to arrays of their own, so that the innermost loop has one index for all
 * arrays, which the virtual machine vectorises. Every sum is in index order, one rounding per
 * operation: the bits of the plain backends. (A library's product would add in an order of its
 * own.)
 */
final class Products {

  /** Rows of the result in a block. */
  private static final int ROWS = 64;

  /** How many {@link Lanes} a thread needs: rows of the right factor, and sums. */
  static final int LANES = RowProduct.EIGHT + 1;

  private Products() {}

  static int blocks(int rows) {
    return (rows - 1) / ROWS + 1;
  }

  /**
   * Computes some blocks of the result.
   *
   * @param scratch at least {@link #LANES} arrays of the calling thread
   */
  static void multiply(
      Stage.Product product,
      Frame frame,
      int[] shapes,
      int from,
      int to,
      Numbers numbers,
      Object[] scratch) {
    int left = shapes[product.left()];
    int right = shapes[product.right()];
    int target = shapes[product.target()];
    Object a = frame.buffers[product.left()];
    Object b = frame.buffers[product.right()];
    Object c = frame.buffers[product.target()];
    int first = from * ROWS;
    int last = Math.min(frame.rows[target], to * ROWS);
    int inner = frame.columns[left];
    int width = frame.columns[target];
    for (int column = 0; column < width; column += Lanes.COUNT) {
      int count = Math.min(Lanes.COUNT, width - column);
      int piece = frame.bases[target] + column;
      for (int r = first; r < last; r++) {
        int at = piece + r * width;
        // Not +0, which would make +0 of a sum of negative zeros.
        numbers.fill(c, at, at + count, -0.0);
      }
      int number;
      for (int k = 0; k < inner; k += number) {
        number = k + RowProduct.EIGHT <= inner ? RowProduct.EIGHT : 1;
        for (int i = 0; i < number; i++) {
          int row = frame.bases[right] + (k + i) * width + column;
          System.arraycopy(b, row, scratch[i], 0, count);
        }
        for (int r = first; r < last; r++) {
          int factors = frame.bases[left] + r * inner + k;
          numbers.addRows(c, piece + r * width, scratch, number, a, factors, count);
        }
      }
    }
  }

  static void transpose(
      Stage.Transposition transposition, Frame frame, int[] shapes, Numbers numbers) {
    int source = shapes[transposition.source()];
    int target = shapes[transposition.target()];
    int rows = frame.rows[source];
    int columns = frame.columns[source];
    Object from = frame.buffers[transposition.source()];
    Object to = frame.buffers[transposition.target()];
    // In squares, so that both sides stay in the cache.
    for (int r0 = 0; r0 < rows; r0 += ROWS) {
      for (int c0 = 0; c0 < columns; c0 += ROWS) {
        int r1 = Math.min(rows, r0 + ROWS);
        int c1 = Math.min(columns, c0 + ROWS);
        numbers.transpose(
            from, frame.bases[source], to, frame.bases[target], rows, columns, r0, r1, c0, c1);
      }
    }
  }
}
