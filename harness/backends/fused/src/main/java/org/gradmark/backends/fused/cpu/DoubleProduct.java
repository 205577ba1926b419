package org.gradmark.backends.fused.cpu;

import java.util.Arrays;

/** The product of two matrices in {@code double}, see {@link Products}. */
final class DoubleProduct {

  /** Columns that are worked on at a time: eight rows of them and the sums stay in the cache. */
  private static final int WIDTH = 512;

  private DoubleProduct() {}

  /** Rows {@code first} to before {@code last} of the product, all matrices row-major. */
  static void multiply(
      double[] a,
      int a0,
      double[] b,
      int b0,
      double[] c,
      int c0,
      int first,
      int last,
      int inner,
      int width) {
    double[][] rows = new double[8][WIDTH];
    double[] sums = new double[WIDTH];
    for (int from = 0; from < width; from += WIDTH) {
      int count = Math.min(WIDTH, width - from);
      for (int r = first; r < last; r++) {
        int at = c0 + r * width + from;
        // Not +0, which would make +0 of a sum of negative zeros.
        Arrays.fill(c, at, at + count, -0.0);
      }
      int k = 0;
      for (; k + 8 <= inner; k += 8) {
        copy(b, b0 + k * width + from, width, rows, 8, count);
        for (int r = first; r < last; r++) {
          int at = c0 + r * width + from;
          System.arraycopy(c, at, sums, 0, count);
          add(sums, rows, a, a0 + r * inner + k, count);
          System.arraycopy(sums, 0, c, at, count);
        }
      }
      for (; k < inner; k++) {
        copy(b, b0 + k * width + from, width, rows, 1, count);
        for (int r = first; r < last; r++) {
          int at = c0 + r * width + from;
          System.arraycopy(c, at, sums, 0, count);
          add(sums, rows[0], a[a0 + r * inner + k], count);
          System.arraycopy(sums, 0, c, at, count);
        }
      }
    }
  }

  private static void copy(double[] b, int at, int width, double[][] rows, int number, int count) {
    for (int i = 0; i < number; i++) {
      System.arraycopy(b, at + i * width, rows[i], 0, count);
    }
  }

  private static void add(double[] sums, double[][] rows, double[] a, int at, int count) {
    double x0 = a[at];
    double x1 = a[at + 1];
    double x2 = a[at + 2];
    double x3 = a[at + 3];
    double x4 = a[at + 4];
    double x5 = a[at + 5];
    double x6 = a[at + 6];
    double x7 = a[at + 7];
    double[] r0 = rows[0];
    double[] r1 = rows[1];
    double[] r2 = rows[2];
    double[] r3 = rows[3];
    double[] r4 = rows[4];
    double[] r5 = rows[5];
    double[] r6 = rows[6];
    double[] r7 = rows[7];
    for (int j = 0; j < count; j++) {
      double low = sums[j] + x0 * r0[j] + x1 * r1[j] + x2 * r2[j] + x3 * r3[j];
      sums[j] = low + x4 * r4[j] + x5 * r5[j] + x6 * r6[j] + x7 * r7[j];
    }
  }

  private static void add(double[] sums, double[] row, double x, int count) {
    for (int j = 0; j < count; j++) {
      sums[j] = sums[j] + x * row[j];
    }
  }
}
