package org.gradmark.bench.compare;

/**
 * What a comparison found out about one quantity of one benchmark.
 *
 * @param benchmark its name
 * @param quantity what was compared
 * @param change the conclusion
 * @param before median of the old forks: seconds or bytes per operation
 * @param after median of the new ones
 * @param ratio of new to old times by Hodges and Lehmann; NaN of allocation
 * @param low lower end of the ratio's 95 % interval
 * @param high its upper end
 * @param p adjusted for all benchmarks (Holm), of the fresh forks if there were any
 * @param floor the ratio that must be exceeded; 1 of allocation
 * @param resolution the least ratio that was sure to be found; NaN of allocation
 * @param forks of each side, fresh ones included
 * @param note why it could not be measured, or empty
 */
public record Finding(
    String benchmark,
    Quantity quantity,
    Change change,
    double before,
    double after,
    double ratio,
    double low,
    double high,
    double p,
    double floor,
    double resolution,
    int forks,
    String note) {

  /** A benchmark of which there is nothing to compare, and why. */
  public static Finding unmeasured(String benchmark, String note) {
    double none = Double.NaN;
    return new Finding(
        benchmark,
        Quantity.TIME,
        Change.UNMEASURED,
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        0,
        note);
  }
}
