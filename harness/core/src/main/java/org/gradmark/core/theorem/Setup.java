package org.gradmark.core.theorem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.tensor.Values;

/**
 * What every instance has, whether its outcomes are enumerated or drawn.
 *
 * @param name for messages
 * @param problem the objective
 * @param hyperparameters that are set; others keep the paper's default
 * @param start the starting point
 * @param schedule the multiplier of the base learning rate at each step, the first first
 * @param quantity what is bounded, in words
 * @param measure what is bounded
 */
record Setup(
    String name,
    Problem problem,
    Map<String, Double> hyperparameters,
    Values start,
    List<Double> schedule,
    String quantity,
    Measure measure) {

  Setup {
    hyperparameters = Map.copyOf(hyperparameters);
    schedule = List.copyOf(schedule);
  }

  int steps() {
    return schedule.size();
  }

  boolean hasSchedule() {
    return schedule.stream().anyMatch(multiplier -> multiplier != 1);
  }

  /**
   * What an optimizer meets.
   *
   * @param oracles of each step; asked once for each, from 1, in order
   */
  Scenario scenario(IntFunction<Oracle> oracles) {
    List<Scenario.Stage> stages = new ArrayList<>();
    for (int t = 1; t <= steps(); t++) {
      stages.add(new Scenario.Stage(schedule.get(t - 1), oracles.apply(t)));
    }
    return new Scenario(name, List.of(new Scenario.Parameter("x", 1, start)), stages);
  }
}
