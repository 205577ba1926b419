package org.gradmark.backends.fused.cpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradmark.backends.fused.graph.RecordedSteps;
import org.gradmark.backends.fused.graph.Stage;
import org.gradmark.backends.fused.graph.Traffic;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.tensor.Shape;

/**
 * What a compiled step moves on one parameter, any step but the first: counted in its plan, so that
 * it takes no clock and no quiet machine.
 *
 * @param numbers see {@link Traffic#numbers}
 * @param passes how many loops over all elements there are
 * @param readAgain what more than one of them reads: {@code parameter}, {@code gradient} and names
 *     of state
 */
public record PlannedTraffic(long numbers, long passes, List<String> readAgain) {

  /**
   * Plans a step.
   *
   * @param hyperparameters name to value; what is absent takes its default
   * @throws UnsupportedOperationException if the rule cannot be compiled
   */
  public static PlannedTraffic of(Rule rule, Map<String, Double> hyperparameters, Shape shape) {
    FusedCpuBackend backend = new FusedCpuBackend("fused-cpu", Numbers.SINGLE);
    List<String> roles = new ArrayList<>(List.of("parameter", "gradient"));
    roles.addAll(RecordedSteps.of(backend, rule, hyperparameters, shape).slots().keySet());
    StepProgram step = StepPair.of(backend, rule, hyperparameters, shape).later();
    List<Stage> stages = step.program().stages();
    List<String> readAgain = new ArrayList<>();
    for (int role = 0; role < roles.size(); role++) {
      int input = step.isTensor(role) ? step.input(role) : -1;
      if (stages.stream().filter(stage -> input >= 0 && Traffic.reads(stage, input)).count() > 1) {
        readAgain.add(roles.get(role));
      }
    }
    return new PlannedTraffic(
        Traffic.numbers(step.program(), step.shapes()),
        stages.stream().filter(Stage.Pass.class::isInstance).count(),
        List.copyOf(readAgain));
  }
}
