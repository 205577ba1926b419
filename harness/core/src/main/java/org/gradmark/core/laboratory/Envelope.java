package org.gradmark.core.laboratory;

import java.util.ArrayList;
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

  /** The wider of two envelopes of one trajectory, value by value. */
  Envelope or(Envelope other) {
    List<List<double[]>> wider = new ArrayList<>();
    for (int t = 0; t < tolerance.size(); t++) {
      List<double[]> step = new ArrayList<>();
      for (int p = 0; p < tolerance.get(t).size(); p++) {
        double[] one = tolerance.get(t).get(p).clone();
        for (int i = 0; i < one.length; i++) {
          one[i] = Math.max(one[i], other.tolerance.get(t).get(p)[i]);
        }
        step.add(one);
      }
      wider.add(step);
    }
    return new Envelope(exact, wider);
  }
}
