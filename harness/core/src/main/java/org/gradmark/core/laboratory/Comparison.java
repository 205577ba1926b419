package org.gradmark.core.laboratory;

import org.gradmark.core.problem.Trajectory;

/**
 * How an observed trajectory compares with an expected one.
 *
 * @param worst largest error as a multiple of its tolerance; infinite where a number is missing or
 *     should be; at most 1 is agreement
 * @param at where the worst error is
 * @param first the first error beyond its tolerance, or null
 * @param compared how many values were compared
 */
public record Comparison(double worst, Point at, Point first, int compared) {

  /**
   * One compared value.
   *
   * @param step from 1
   * @param parameter index of the parameter
   * @param element index of the element, row-major
   * @param observed what the subject came to
   * @param expected what it should have come to
   * @param tolerance largest allowed difference
   */
  public record Point(
      int step, int parameter, int element, double observed, double expected, double tolerance) {

    /** The difference as a multiple of the tolerance. */
    double ratio() {
      if (Double.compare(observed, expected) == 0 || observed == expected) {
        return 0;
      }
      double error = Math.abs(observed - expected);
      return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error / tolerance;
    }
  }

  /** The tolerance of one value. */
  @FunctionalInterface
  public interface Allowance {
    /**
     * Largest allowed difference after step {@code t} (from 1) of element {@code i} of parameter
     * {@code p}; infinite to leave it out.
     */
    double at(int t, int p, int i);
  }

  /** Whether every value is within its tolerance, and there is one. */
  public boolean agrees() {
    return agreesWhereCompared() && compared > 0;
  }

  /** Whether no value is beyond its tolerance; also true if none was compared. */
  public boolean agreesWhereCompared() {
    return worst <= 1;
  }

  /** Compares value by value, in order of the steps. */
  public static Comparison of(Trajectory observed, Trajectory expected, Allowance allowance) {
    double worst = 0;
    Point at = null;
    Point first = null;
    int compared = 0;
    for (int t = 1; t <= expected.steps().size(); t++) {
      for (int p = 0; p < expected.steps().get(t - 1).size(); p++) {
        for (int i = 0; i < expected.steps().get(t - 1).get(p).size(); i++) {
          double tolerance = allowance.at(t, p, i);
          if (tolerance == Double.POSITIVE_INFINITY) {
            continue;
          }
          Point point =
              new Point(t, p, i, observed.after(t, p, i), expected.after(t, p, i), tolerance);
          compared++;
          if (at == null || point.ratio() > worst) {
            worst = point.ratio();
            at = point;
          }
          if (first == null && point.ratio() > 1) {
            first = point;
          }
        }
      }
    }
    return new Comparison(worst, at, first, compared);
  }
}
