package org.gradmark.bench.compare;

/**
 * By how much the new values differ, on whatever scale they have (here logarithms of times).
 *
 * @param estimate new less old
 * @param low lower end of the 95 % interval
 * @param high its upper end
 */
record Shift(double estimate, double low, double high) {

  /** The 97.5 % point of the standard normal law: 95 % lie between it and its negative. */
  static final double Z = 1.959963984540054;

  /**
   * The standard error of the estimate, from the length of the interval, which tells it for any law
   * of the noise (E. L. Lehmann, <em>Nonparametric confidence intervals for a shift parameter</em>,
   * Annals of Mathematical Statistics 34 (1963)).
   */
  double error() {
    return (high - low) / (2 * Z);
  }
}
