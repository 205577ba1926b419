package org.gradmark.initializers.width;

import java.util.Arrays;

/**
 * A net of one hidden layer without activation, its parameters and what they are multiplied by:
 *
 * <pre>
 *   h = m1 U x,   f = m2 w · h
 * </pre>
 *
 * @param u hidden parameters, {@code [n, d]}, a row per unit
 * @param m1 their multiplier
 * @param w readout parameters, n of them
 * @param m2 their multiplier
 */
record OneHidden(double[][] u, double m1, double[] w, double m2) {

  /** The features of an input. */
  double[] features(double[] x) {
    return Arrays.stream(u).mapToDouble(row -> m1 * dot(row, x)).toArray();
  }

  /** The output. */
  double output(double[] x) {
    return m2 * dot(w, features(x));
  }

  /**
   * The net after a step of gradient descent on {@code slope f(x)}: {@code df/dU = m1 m2 w x'},
   * {@code df/dw = m2 h}.
   *
   * @param hidden learning rate of the hidden parameters
   * @param readout learning rate of the readout
   */
  OneHidden step(double[] x, double slope, double hidden, double readout) {
    double[] h = features(x);
    double[][] newU = new double[u.length][];
    double[] newW = new double[w.length];
    for (int j = 0; j < w.length; j++) {
      double back = hidden * slope * m1 * m2 * w[j];
      double[] row = u[j];
      newU[j] = new double[x.length];
      Arrays.setAll(newU[j], i -> row[i] - back * x[i]);
      newW[j] = w[j] - readout * slope * m2 * h[j];
    }
    return new OneHidden(newU, m1, newW, m2);
  }

  /** The derivative of the output along a direction of all parameters, by the product rule. */
  double along(double[] x, double[][] du, double[] dw) {
    double sum = 0;
    for (int j = 0; j < w.length; j++) {
      sum += m2 * m1 * (dw[j] * dot(u[j], x) + w[j] * dot(du[j], x));
    }
    return sum;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
