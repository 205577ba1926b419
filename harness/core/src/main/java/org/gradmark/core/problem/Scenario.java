package org.gradmark.core.problem;

import java.util.List;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.tensor.Values;

/**
 * What an optimizer is put through: parameters, and for every step the schedule and where gradients
 * come from. Open loop if the gradients are given, closed loop if a problem gives them. Two
 * scenarios are equal only if they are the same object.
 */
public final class Scenario {

  /**
   * A parameter.
   *
   * @param name as data files write it
   * @param since index of the first step that it takes part in, from 1
   * @param initial its value before that step
   */
  public record Parameter(String name, int since, Values initial) {}

  /**
   * A step.
   *
   * @param schedule multiplier of the base learning rate
   * @param oracle where gradients come from
   */
  public record Stage(double schedule, Oracle oracle) {}

  private final String name;
  private final List<Parameter> parameters;
  private final List<Stage> stages;

  public Scenario(String name, List<Parameter> parameters, List<Stage> stages) {
    this.name = name;
    this.parameters = List.copyOf(parameters);
    this.stages = List.copyOf(stages);
  }

  /** One parameter, fed these gradients at schedule 1. */
  public static Scenario openLoop(String name, Values initial, List<Values> gradients) {
    return new Scenario(
        name,
        List.of(new Parameter("x", 1, initial)),
        gradients.stream().map(g -> new Stage(1, Oracle.fixed(List.of(g)))).toList());
  }

  public String name() {
    return name;
  }

  /** In the order in which they are added. */
  public List<Parameter> parameters() {
    return parameters;
  }

  /** One per step. */
  public List<Stage> stages() {
    return stages;
  }

  /** Whether a parameter appears after the first step. */
  public boolean hasLateParameter() {
    return parameters.stream().anyMatch(p -> p.since() > 1);
  }

  /** Whether gradients depend on the parameters. */
  public boolean isClosedLoop() {
    return stages.stream().anyMatch(stage -> stage.oracle() instanceof Problem);
  }

  /** Whether the learning rate changes. */
  public boolean hasSchedule() {
    return stages.stream().anyMatch(s -> s.schedule() != 1);
  }

  @Override
  public String toString() {
    return name;
  }
}
