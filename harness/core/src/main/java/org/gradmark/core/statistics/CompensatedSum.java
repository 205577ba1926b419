package org.gradmark.core.statistics;

/**
 * A running sum that keeps what each addition loses, so that its error is one rounding of the
 * result plus n²·2^-106 times the sum of the n terms' sizes (A. Neumaier, <em>Rundungsfehleranalyse
 * einiger Verfahren zur Summation endlicher Summen</em>, ZAMM 54 (1974)). An infinite or NaN term
 * makes the sum infinite or NaN.
 */
public final class CompensatedSum {

  private double sum;
  private double lost;

  /** Adds a term. */
  public void add(double term) {
    double next = sum + term;
    lost += Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
    sum = next;
  }

  /** The sum of what was added; zero at first. */
  public double value() {
    // After an overflow the losses are infinity less infinity.
    return Double.isFinite(sum) ? sum + lost : sum;
  }
}
