package org.gradmark.backends.fused.cpu;

import java.util.Arrays;

/** The product of two matrices in {@code float}, see {@link Products}. */
final class FloatProduct {

  /** Columns that are worked on at a time: eight rows of them and the sums stay in the cache. */
  private static final int WIDTH = 512;

  private FloatProduct() {}

  /** Rows {@code first} to before {@code last} of the product, all matrices row-major. */
  static void multiply(
      float[] a,
      int a0,
      float[] b,
      int b0,
      float[] c,
      int c0,
      int first,
      int last,
      int inner,
      int width) {
    float[][] rows = new float[8][WIDTH];
    float[] sums = new float[WIDTH];
    for (int from = 0; from < width; from += WIDTH) {
      int count = Math.min(WIDTH, width - from);
      for (int r = first; r < last; r++) {
        int at = c0 + r * width + from;
        // Not +0, which would make +0 of a sum of negative zeros.
        Arrays.fill(c, at, at + count, -0f);
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

  private static void copy(float[] b, int at, int width, float[][] rows, int number, int count) {
    for (int i = 0; i < number; i++) {
      System.arraycopy(b, at + i * width, rows[i], 0, count);
    }
  }

  private static void add(float[] sums, float[][] rows, float[] a, int at, int count) {
    float x0 = a[at];
    float x1 = a[at + 1];
    float x2 = a[at + 2];
    float x3 = a[at + 3];
    float x4 = a[at + 4];
    float x5 = a[at + 5];
    float x6 = a[at + 6];
    float x7 = a[at + 7];
    float[] r0 = rows[0];
    float[] r1 = rows[1];
    float[] r2 = rows[2];
    float[] r3 = rows[3];
    float[] r4 = rows[4];
    float[] r5 = rows[5];
    float[] r6 = rows[6];
    float[] r7 = rows[7];
    for (int j = 0; j < count; j++) {
      float low = sums[j] + x0 * r0[j] + x1 * r1[j] + x2 * r2[j] + x3 * r3[j];
      sums[j] = low + x4 * r4[j] + x5 * r5[j] + x6 * r6[j] + x7 * r7[j];
    }
  }

  private static void add(float[] sums, float[] row, float x, int count) {
    for (int j = 0; j < count; j++) {
      sums[j] = sums[j] + x * row[j];
    }
  }
}
