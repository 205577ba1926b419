package org.gradmark.estimators.claims;

/**
 * The numbers that a claim is about, computed from a subject's answers.
 *
 * @param values the numbers
 * @param sizes per number, the size of what was summed: its last digits are those of the number
 */
record Amounts(double[] values, double[] sizes) {

  /** Numbers whose own digits are the last ones. */
  static Amounts of(double... values) {
    double[] sizes = new double[values.length];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.abs(values[i]);
    }
    return new Amounts(values, sizes);
  }
}
