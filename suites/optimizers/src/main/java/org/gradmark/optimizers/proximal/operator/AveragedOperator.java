package org.gradmark.optimizers.proximal.operator;

/**
 * The exact rate of the Krasnosel'skii-Mann iteration {@code x_(t+1) = (1-a) x_t + a T(x_t)} on
 * nonexpansive T: the largest {@code ||x_n - T(x_n)||²/4} over {@code ||x_0 - x*||²} (Lieder,
 * Projection based methods for conic linear programming, PhD thesis, Duesseldorf 2018, theorem
 * 4.9). Proximal steps, forward steps on cocoercive operators, and their relaxations are such
 * iterations.
 */
public final class AveragedOperator {

  private AveragedOperator() {}

  /**
   * The rate.
   *
   * @param n steps taken, at least 0
   * @param a weight of T, in [1/2, 1)
   */
  public static double residual(double n, double a) {
    return a <= (1 + Math.sqrt(n / (n + 1))) / 2
        ? Math.pow(n / (n + 1), n) / ((n + 1) * 4 * a * (1 - a))
        : Math.pow(2 * a - 1, 2 * n);
  }
}
