package org.gradmark.core.problem;

import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.SubjectFailure;
import org.gradmark.core.tensor.Values;

/**
 * The parameters after each step of a scenario.
 *
 * @param steps per step, one value per parameter that is present, in the scenario's order
 */
public record Trajectory(List<List<Values>> steps) {

  public Trajectory {
    steps = List.copyOf(steps);
  }

  /** Drives an optimizer through a scenario; the optimizer is left open. */
  public static Trajectory run(Optimizer optimizer, Scenario scenario) {
    return run(optimizer, scenario, 1, scenario.stages().size());
  }

  /**
   * Drives an optimizer through steps {@code first} to {@code last} (from 1, inclusive) of a
   * scenario.
   */
  public static Trajectory run(Optimizer optimizer, Scenario scenario, int first, int last) {
    List<List<Values>> steps = new ArrayList<>();
    for (int t = first; t <= last; t++) {
      for (Scenario.Parameter parameter : scenario.parameters()) {
        if (parameter.since() == t) {
          optimizer.add(parameter.initial());
        }
      }
      Scenario.Stage stage = scenario.stages().get(t - 1);
      List<Values> after = optimizer.step(stage.schedule(), stage.oracle());
      checkShapes(after, scenario, t);
      steps.add(after);
    }
    return new Trajectory(steps);
  }

  private static void checkShapes(List<Values> after, Scenario scenario, int t) {
    List<Scenario.Parameter> present =
        scenario.parameters().stream().filter(p -> p.since() <= t).toList();
    if (after.size() != present.size()) {
      throw new SubjectFailure(
          "step " + t + " returned " + after.size() + " parameters; there are " + present.size());
    }
    for (int p = 0; p < present.size(); p++) {
      if (!after.get(p).shape().equals(present.get(p).initial().shape())) {
        throw new SubjectFailure(
            "step "
                + t
                + " returned shape "
                + after.get(p).shape()
                + " for parameter "
                + present.get(p).name()
                + " of shape "
                + present.get(p).initial().shape());
      }
    }
  }

  /** Whether every value is finite. */
  public boolean isFinite() {
    return steps.stream().allMatch(step -> step.stream().allMatch(Values::isFinite));
  }

  /** The value before step {@code t} (from 1) of element {@code i} of parameter {@code p}. */
  public double before(Scenario scenario, int t, int p, int i) {
    Scenario.Parameter parameter = scenario.parameters().get(p);
    return t == parameter.since() ? parameter.initial().get(i) : after(t - 1, p, i);
  }

  /** The value after step {@code t} (from 1). */
  public double after(int t, int p, int i) {
    return steps.get(t - 1).get(p).get(i);
  }
}
