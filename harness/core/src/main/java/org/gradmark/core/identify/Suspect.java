package org.gradmark.core.identify;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.rule.Hyperparameter;

/**
 * A candidate and the hyperparameters that it would have to have.
 *
 * @param hyperparameters those of its system
 * @param changes values that it has whatever it is given
 */
record Suspect(
    Candidate<OptimizerSubject> candidate,
    List<Hyperparameter> hyperparameters,
    Map<String, Double> changes) {

  Suspect {
    changes = Map.copyOf(changes);
  }

  Suspect with(Map<String, Double> others) {
    return new Suspect(candidate, hyperparameters, others);
  }

  /** What it is run with: what it was found to have, else what was given, else the default. */
  Map<String, Double> settings(Map<String, Double> given) {
    Map<String, Double> settings = new TreeMap<>();
    for (Hyperparameter one : hyperparameters) {
      double set = given.getOrDefault(one.name(), one.defaultValue());
      settings.put(one.name(), changes.getOrDefault(one.name(), set));
    }
    return Map.copyOf(settings);
  }
}
