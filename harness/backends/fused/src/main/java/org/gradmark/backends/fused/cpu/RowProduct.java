package org.gradmark.backends.fused.cpu;

/**
 * The innermost loops of {@link Products}, in both formats: arrays are arguments and have one
 * index, so that the virtual machine vectorises the loops.
 */
final class RowProduct {

  /**
   * How many rows are added in one loop: the sums are fetched and put back once for all of them.
   */
  static final int EIGHT = 8;

  private RowProduct() {}

  /**
   * Adds rows to a piece of a row of the result, one after the other.
   *
   * @param c the result, from {@code at}
   * @param lanes scratch that holds pieces of the right factor's rows, and place for the sums. (As
   *     an array of objects, each cast, Java 17 does not vectorise the loop.)
   * @param number of rows, 8 or 1
   * @param a the left factor, whose numbers from {@code k} they are multiplied by
   * @param count length of the piece
   */
  static void add(float[] c, int at, float[][] lanes, int number, float[] a, int k, int count) {
    float[] sums = lanes[EIGHT];
    System.arraycopy(c, at, sums, 0, count);
    if (number == EIGHT) {
      addEight(sums, lanes, a, k, count);
    } else {
      addOne(sums, lanes[0], a[k], count);
    }
    System.arraycopy(sums, 0, c, at, count);
  }

  private static void addEight(float[] sums, float[][] rows, float[] a, int k, int count) {
    float x0 = a[k];
    float x1 = a[k + 1];
    float x2 = a[k + 2];
    float x3 = a[k + 3];
    float x4 = a[k + 4];
    float x5 = a[k + 5];
    float x6 = a[k + 6];
    float x7 = a[k + 7];
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

  private static void addOne(float[] sums, float[] row, float x, int count) {
    for (int j = 0; j < count; j++) {
      sums[j] = sums[j] + x * row[j];
    }
  }

  /** The same in double. */
  static void add(double[] c, int at, double[][] lanes, int number, double[] a, int k, int count) {
    double[] sums = lanes[EIGHT];
    System.arraycopy(c, at, sums, 0, count);
    if (number == EIGHT) {
      addEight(sums, lanes, a, k, count);
    } else {
      addOne(sums, lanes[0], a[k], count);
    }
    System.arraycopy(sums, 0, c, at, count);
  }

  private static void addEight(double[] sums, double[][] rows, double[] a, int k, int count) {
    double x0 = a[k];
    double x1 = a[k + 1];
    double x2 = a[k + 2];
    double x3 = a[k + 3];
    double x4 = a[k + 4];
    double x5 = a[k + 5];
    double x6 = a[k + 6];
    double x7 = a[k + 7];
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

  private static void addOne(double[] sums, double[] row, double x, int count) {
    for (int j = 0; j < count; j++) {
      sums[j] = sums[j] + x * row[j];
    }
  }
}
