package org.gradmark.optimizers.claims;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.OptimizerSystem;

/** Hyperparameters of a run. */
final class Settings {

  private Settings() {}

  /** What a dialect uses, at the paper's defaults but for some changes. */
  static Map<String, Double> of(
      OptimizerSystem system, String dialect, Map<String, Double> changes) {
    Set<String> used = system.dialect(dialect).rule().hyperparameters();
    Map<String, Double> settings = new TreeMap<>();
    for (Hyperparameter hyperparameter : system.hyperparameters()) {
      String name = hyperparameter.name();
      if (used.contains(name)) {
        settings.put(name, changes.getOrDefault(name, hyperparameter.defaultValue()));
      }
    }
    return Map.copyOf(settings);
  }
}
