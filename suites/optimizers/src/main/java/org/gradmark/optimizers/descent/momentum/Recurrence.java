package org.gradmark.optimizers.descent.momentum;

/**
 * What a method with momentum leaves of an eigenvector: {@code c_(t+1) = s c_t - d c_(t-1)} from
 * {@code c_0 = 1}, solved by its two real roots.
 *
 * @param fast the root of larger size, {@code c_t = share fast^t + (1 - share) slow^t}
 * @param slow the other root
 * @param share of the fast root in c_0
 */
record Recurrence(double fast, double slow, double share) {

  /**
   * The recurrence of a sum and a product of roots.
   *
   * @param sum s, not 0
   * @param product d, less than {@code s²/4}
   * @param first c_1
   */
  static Recurrence of(double sum, double product, double first) {
    double fast = (sum + Math.signum(sum) * Math.sqrt(sum * sum - 4 * product)) / 2;
    double slow = product / fast;
    return new Recurrence(fast, slow, (first - slow) / (fast - slow));
  }

  /** {@code c_t}. */
  double at(int t) {
    return share * Math.pow(fast, t) + (1 - share) * Math.pow(slow, t);
  }
}
