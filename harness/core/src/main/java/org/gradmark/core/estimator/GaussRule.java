package org.gradmark.core.estimator;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * The Gauss rule of a density on an interval: with n nodes it is exact for polynomials of degree 2n
 * - 1. The density is taken at {@value #FINE} Gauss–Legendre nodes; the recurrence of its
 * orthogonal polynomials follows from Lanczos's method on them, and nodes and weights from that (W.
 * Gautschi, <em>Orthogonal Polynomials</em>, 2004, sections 2.2.3 and 3.1).
 *
 * @param points the nodes
 * @param weights their probabilities
 * @param defect what the density's integral over the interval lacks of one
 */
record GaussRule(double[] points, double[] weights, double defect) {

  private static final int FINE = 160;

  /** On [-1, 1]: to find so many nodes takes longer than all else here. */
  private static final GaussIntegrator LEGENDRE = new GaussIntegratorFactory().legendre(FINE);

  static GaussRule of(DoubleUnaryOperator density, double low, double high, int nodes) {
    double half = 0.5 * (high - low);
    double[] x = new double[FINE];
    double[] w = new double[FINE];
    double sum = 0;
    for (int i = 0; i < FINE; i++) {
      x[i] = low + half * (1 + LEGENDRE.getPoint(i));
      w[i] = half * LEGENDRE.getWeight(i) * density.applyAsDouble(x[i]);
      sum += w[i];
    }
    EigenDecompositionSymmetric rule =
        new EigenDecompositionSymmetric(recurrence(x, w, sum, nodes));
    double[] weights = new double[nodes];
    for (int k = 0; k < nodes; k++) {
      double first = rule.getEigenvector(k).getEntry(0);
      weights[k] = first * first;
    }
    return new GaussRule(rule.getEigenvalues(), weights, Math.abs(sum - 1));
  }

  /** The Jacobi matrix; every vector is made orthogonal to all before it, twice. */
  private static RealMatrix recurrence(double[] x, double[] w, double sum, int nodes) {
    RealMatrix jacobi = MatrixUtils.createRealMatrix(nodes, nodes);
    double[][] basis = new double[nodes + 1][x.length];
    for (int i = 0; i < x.length; i++) {
      basis[0][i] = Math.sqrt(w[i] / sum);
    }
    for (int k = 0; k < nodes; k++) {
      double[] next = basis[k + 1];
      for (int i = 0; i < x.length; i++) {
        next[i] = x[i] * basis[k][i];
      }
      jacobi.setEntry(k, k, dot(next, basis[k]));
      for (int j = 0; j < 2 * (k + 1); j++) {
        double[] earlier = basis[j % (k + 1)];
        double along = dot(next, earlier);
        for (int i = 0; i < x.length; i++) {
          next[i] -= along * earlier[i];
        }
      }
      double length = Math.sqrt(dot(next, next));
      for (int i = 0; i < x.length; i++) {
        next[i] /= length;
      }
      if (k + 1 < nodes) {
        jacobi.setEntry(k, k + 1, length);
        jacobi.setEntry(k + 1, k, length);
      }
    }
    return jacobi;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
