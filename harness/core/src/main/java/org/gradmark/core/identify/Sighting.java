package org.gradmark.core.identify;

import java.util.Map;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Values;

/**
 * What a subject did in a probe.
 *
 * @param settings hyperparameters that it was given
 * @param precision of its arithmetic
 */
record Sighting(
    Probe probe, Map<String, Double> settings, Precision precision, Trajectory trajectory) {

  /** The same probe in the same arithmetic, but another way through it. */
  Sighting of(Trajectory other) {
    return new Sighting(probe, settings, precision, other);
  }

  /** The farthest that each element has come from its start until each entry, per parameter. */
  double[][][] paths() {
    Scenario scenario = probe.scenario();
    int steps = trajectory.steps().size();
    double[][][] paths = new double[steps][][];
    for (int t = 1; t <= steps; t++) {
      int present = trajectory.steps().get(t - 1).size();
      paths[t - 1] = new double[present][];
      for (int p = 0; p < present; p++) {
        Values start = scenario.parameters().get(p).initial();
        double[] path = new double[start.size()];
        for (int i = 0; i < path.length; i++) {
          double moved = Math.abs(trajectory.after(t, p, i) - start.get(i));
          double before = t > 1 && p < paths[t - 2].length ? paths[t - 2][p][i] : 0;
          path[i] = Double.isFinite(moved) ? Math.max(before, moved) : before;
        }
        paths[t - 1][p] = path;
      }
    }
    return paths;
  }

  /** "x[3]": an element, for messages. */
  String element(int parameter, int element) {
    return probe.scenario().parameters().get(parameter).name() + "[" + element + "]";
  }
}
