package org.gradmark.core.problem;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * Eigenvalues and orthonormal eigenvectors of a symmetric matrix that has no negative eigenvalue.
 *
 * @param eigenvalues not negative; those below 1e-12 of the largest are 0
 * @param eigenvectors one per row
 */
record Spectrum(double[] eigenvalues, double[][] eigenvectors) {

  private static final double ZERO = 1e-12;

  /**
   * @throws IllegalArgumentException if the matrix is not symmetric or has a negative eigenvalue
   */
  static Spectrum of(String problem, double[][] matrix) {
    RealMatrix symmetric = new Array2DRowRealMatrix(matrix);
    double size = symmetric.getFrobeniusNorm();
    if (!symmetric.isSquare()
        || !(symmetric.subtract(symmetric.transpose()).getFrobeniusNorm() <= ZERO * size)) {
      throw new IllegalArgumentException(problem + ": the matrix must be square and symmetric");
    }
    EigenDecompositionSymmetric decomposition = new EigenDecompositionSymmetric(symmetric);
    double[] eigenvalues = decomposition.getEigenvalues();
    double largest = Arrays.stream(eigenvalues).max().orElseThrow();
    for (int i = 0; i < eigenvalues.length; i++) {
      if (eigenvalues[i] < -ZERO * largest || largest <= 0) {
        throw new IllegalArgumentException(
            problem
                + ": eigenvalue "
                + eigenvalues[i]
                + "; convexity needs none below 0, one above");
      }
      eigenvalues[i] = eigenvalues[i] <= ZERO * largest ? 0 : eigenvalues[i];
    }
    return new Spectrum(eigenvalues, decomposition.getVT().getData());
  }

  double largest() {
    return Arrays.stream(eigenvalues).max().orElseThrow();
  }

  double smallest() {
    return Arrays.stream(eigenvalues).min().orElseThrow();
  }

  /**
   * The shortest x with {@code H x = b}, refined once.
   *
   * @throws IllegalArgumentException if there is none
   */
  double[] solve(String problem, double[][] matrix, double... b) {
    RealMatrix h = new Array2DRowRealMatrix(matrix);
    RealVector target = new ArrayRealVector(b);
    RealVector x = inverse(target);
    x = x.add(inverse(target.subtract(h.operate(x))));
    if (target.subtract(h.operate(x)).getNorm() > 1e-9 * target.getNorm()) {
      throw new IllegalArgumentException(
          problem + " has no minimum: b leaves the range of the matrix; choose b within it");
    }
    return x.toArray();
  }

  private RealVector inverse(RealVector b) {
    RealVector x = new ArrayRealVector(b.getDimension());
    for (int i = 0; i < eigenvalues.length; i++) {
      if (eigenvalues[i] > 0) {
        RealVector direction = new ArrayRealVector(eigenvectors[i]);
        x = x.add(direction.mapMultiply(direction.dotProduct(b) / eigenvalues[i]));
      }
    }
    return x;
  }
}
