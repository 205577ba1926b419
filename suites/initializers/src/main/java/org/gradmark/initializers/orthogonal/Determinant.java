package org.gradmark.initializers.orthogonal;

/** The determinant of a small matrix of doubles. */
final class Determinant {

  private Determinant() {}

  /**
   * By elimination with the largest pivot.
   *
   * @param matrix row-major, {@code n} rows of {@code n}
   */
  static double of(double[] matrix, int n) {
    double[] a = matrix.clone();
    double product = 1;
    for (int k = 0; k < n; k++) {
      int pivot = k;
      for (int i = k + 1; i < n; i++) {
        pivot = Math.abs(a[i * n + k]) > Math.abs(a[pivot * n + k]) ? i : pivot;
      }
      for (int j = 0; j < n && pivot != k; j++) {
        double swapped = a[k * n + j];
        a[k * n + j] = a[pivot * n + j];
        a[pivot * n + j] = swapped;
      }
      product *= pivot == k ? a[k * n + k] : -a[k * n + k];
      for (int i = k + 1; i < n; i++) {
        double share = a[i * n + k] / a[k * n + k];
        for (int j = k; j < n; j++) {
          a[i * n + j] -= share * a[k * n + j];
        }
      }
    }
    return product;
  }
}
