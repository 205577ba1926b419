package org.gradmark.optimizers.variance.saga;

/**
 * The exact second moments of SAGA on {@code f_i(x) = lambda/2 (x - c_i)²}. With x* = 0 and the
 * point {@code p_i} at which component i was last drawn, a step is {@code x ← (1 - b) x + b (p_j -
 * mean(p))}, {@code p_j ← x}, {@code b = h lambda}, so that four expectations follow each other.
 *
 * @param x of {@code x²}
 * @param p of {@code mean(p²)}
 * @param m of {@code mean(p)²}
 * @param d of {@code x mean(p)}
 */
record Moments(double x, double p, double m, double d) {

  /** Before the first step: a table of the gradients at {@code x_0}. */
  static Moments fromStart(double start) {
    double square = start * start;
    return new Moments(square, square, square, square);
  }

  /**
   * Before the first step: a table of zeros, as if every component had been drawn at its centre.
   *
   * @param spread mean of {@code c_i²}
   */
  static Moments fromZeros(double start, double spread) {
    return new Moments(start * start, spread, 0, 0);
  }

  /** {@code E x²} after so many steps with n components. */
  double after(int steps, double b, int n) {
    Moments now = this;
    for (int k = 0; k < steps; k++) {
      now = now.next(b, n);
    }
    return now.x;
  }

  private Moments next(double b, int n) {
    double a = 1 - b;
    return new Moments(
        a * a * x + b * b * (p - m),
        p + (x - p) / n,
        m + 2 * (d - m) / n + (x - 2 * d + p) / (n * n),
        a * d + a * (x - d) / n - b * (p - m) / n);
  }
}
