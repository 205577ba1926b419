package org.gradmark.optimizers.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.laboratory.Envelope;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.tensor.Precision;

/**
 * What a subject did in a scenario.
 *
 * @param scenario what it was put through
 * @param hyperparameters with which hyperparameters
 * @param precision in which arithmetic
 * @param trajectory where it went
 */
record Observation(
    Scenario scenario,
    Map<String, Double> hyperparameters,
    Precision precision,
    Trajectory trajectory) {

  /** Puts the subject of a trial through a scenario. */
  static Observation of(
      Trial<OptimizerSubject> trial, Scenario scenario, Map<String, Double> hyperparameters) {
    try (Optimizer optimizer = trial.subject().open(trial.backend(), hyperparameters)) {
      return new Observation(
          scenario, hyperparameters, trial.precision(), Trajectory.run(optimizer, scenario));
    }
  }

  /** How far honest arithmetic may take the declared rule in the same scenario. */
  Envelope envelope(Trial<OptimizerSubject> trial, Rule declared) {
    return trial.laboratory().tolerances().envelope(declared, scenario, hyperparameters, precision);
  }

  /** "step 3 of case mixed, w[1]": where a value stands, for messages. */
  String place(int step, int parameter, int element) {
    String name = scenario.parameters().get(parameter).name();
    return "step " + step + " of " + scenario + ", " + name + "[" + element + "]";
  }

  /** Hyperparameters that a subject's user cannot set to what is needed; empty if all can. */
  static List<String> unsettable(OptimizerSubject subject, Map<String, Double> hyperparameters) {
    List<String> clashes = new ArrayList<>();
    subject
        .fixed()
        .forEach(
            (name, value) -> {
              Double needed = hyperparameters.get(name);
              if (needed != null && !needed.equals(value)) {
                clashes.add(name + " is fixed at " + value + ", needed is " + needed);
              }
            });
    return clashes;
  }
}
