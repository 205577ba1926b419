package org.gradmark.core.statistics;

import org.hipparchus.transform.DftNormalization;
import org.hipparchus.transform.FastFourierTransformer;
import org.hipparchus.transform.TransformType;

/**
 * How many pairs of coins at a distance are the same, for all distances at once. Of signs, which
 * are 1 and -1, the products at a distance sum to the agreements minus the others; all these sums
 * are the inverse of the squared size of the signs' Fourier transform, padded with as many zeros
 * (N. Wiener and A. Khinchin's theorem). Exact: whole numbers, found to within far less than a
 * half.
 */
public final class LagAgreements {

  private LagAgreements() {}

  /**
   * Counts.
   *
   * @param coins each 0 or 1, at most 2^22
   * @return at index d, how many of the {@code n - d} pairs at distance d are the same
   * @throws IllegalArgumentException if there are more coins
   */
  public static int[] of(byte[] coins) {
    int n = coins.length;
    if (n > 1 << 22) {
      throw new IllegalArgumentException(n + " coins; give at most 2^22");
    }
    int padded = Integer.highestOneBit(Math.max(1, n)) << 2;
    double[][] numbers = new double[2][padded];
    for (int i = 0; i < n; i++) {
      numbers[0][i] = 2 * coins[i] - 1;
    }
    transform(numbers, TransformType.FORWARD);
    for (int i = 0; i < padded; i++) {
      double re = numbers[0][i];
      double im = numbers[1][i];
      numbers[0][i] = re * re + im * im;
      numbers[1][i] = 0;
    }
    transform(numbers, TransformType.INVERSE);
    int[] agreements = new int[n];
    for (int d = 0; d < n; d++) {
      agreements[d] = (n - d + (int) Math.rint(numbers[0][d])) / 2;
    }
    return agreements;
  }

  private static void transform(double[][] numbers, TransformType type) {
    FastFourierTransformer.transformInPlace(numbers, DftNormalization.STANDARD, type);
  }
}
