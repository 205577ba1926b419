package org.gradmark.optimizers.variance.svrg;

/**
 * The exact moments of SVRG on quadratics of one variable. With the distance x from the minimiser
 * and the snapshot s, {@code y = (x - s)/s} follows {@code y ← (1 - h lambda_j) y - h lambda},
 * lambda the mean of the curvatures {@code lambda_j}, wherever the components' centres are.
 *
 * @param h learning rate
 * @param epoch number of steps between two snapshots
 * @param curvatures lambda_j
 */
record Moments(double h, int epoch, double... curvatures) {

  /** {@code E x_t²/x_0²}. */
  double square(int t) {
    return Math.pow(within(epoch), t / epoch) * within(t % epoch);
  }

  /** {@code E x²/s²} so many steps after the snapshot. */
  private double within(int steps) {
    double mean = 0;
    double square = 0;
    for (double lambda : curvatures) {
      mean += lambda / curvatures.length;
      square += (1 - h * lambda) * (1 - h * lambda) / curvatures.length;
    }
    double first = 0;
    double second = 0;
    for (int k = 0; k < steps; k++) {
      second = square * second - 2 * h * mean * (1 - h * mean) * first + h * h * mean * mean;
      first = (1 - h * mean) * first - h * mean;
    }
    return 1 + 2 * first + second;
  }
}
