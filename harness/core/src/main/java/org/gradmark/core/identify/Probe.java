package org.gradmark.core.identify;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.tensor.Values;

/**
 * What an optimizer is put through to find out what it is.
 *
 * @param scenario parameters, rates and gradients
 * @param values with which hyperparameters
 * @param pause after so many steps the optimization is copied, and both go on; 0 for never
 */
record Probe(Scenario scenario, OddValues values, int pause) {

  Probe(Scenario scenario, OddValues values) {
    this(scenario, values, 0);
  }

  /** What a subject must be able to do. */
  Set<Capability> needs() {
    Set<Capability> needs = EnumSet.noneOf(Capability.class);
    if (scenario.hasSchedule()) {
      needs.add(Capability.SCHEDULE);
    }
    if (scenario.hasLateParameter()) {
      needs.add(Capability.LATE_PARAMETERS);
    }
    if (pause > 0) {
      needs.add(Capability.COPY);
    }
    return needs;
  }

  /**
   * Where a subject goes. With a pause: the steps before it, those of the copy, those of the
   * original.
   */
  Trajectory run(OptimizerSubject subject, String backend, Map<String, Double> settings) {
    int last = scenario.stages().size();
    try (Optimizer original = subject.open(backend, settings)) {
      if (pause == 0) {
        return Trajectory.run(original, scenario);
      }
      List<List<Values>> steps =
          new ArrayList<>(Trajectory.run(original, scenario, 1, pause).steps());
      try (Optimizer copy = original.copy()) {
        steps.addAll(Trajectory.run(copy, scenario, pause + 1, last).steps());
      }
      steps.addAll(Trajectory.run(original, scenario, pause + 1, last).steps());
      return new Trajectory(steps);
    }
  }

  /** The step of the scenario that the t-th entry of a trajectory belongs to. */
  int step(int t) {
    int last = scenario.stages().size();
    return t <= last ? t : t - last + pause;
  }

  @Override
  public String toString() {
    return scenario.name();
  }
}
