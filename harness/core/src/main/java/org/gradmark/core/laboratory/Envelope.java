package org.gradmark.core.laboratory;

import java.util.List;
import org.gradmark.core.problem.Trajectory;

/**
 * How far honest arithmetic of one precision may be from the exact trajectory: a tolerance per
 * step, parameter and element.
 *
 * @param exact the trajectory in 50 digits, rounded to double
 * @param tolerance per step, parameter and element; infinite where this precision overflows or
 *     loses all digits
 */
public record Envelope(Trajectory exact, List<List<double[]>> tolerance) {

  /** The tolerance after step {@code t} (from 1) of element {@code i} of parameter {@code p}. */
  public double at(int t, int p, int i) {
    return tolerance.get(t - 1).get(p)[i];
  }
}
