package org.gradmark.bench;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.system.OptimizerSystem;

/**
 * Hyperparameters that are the same for every subject of a dialect, whatever a library's own
 * defaults are: else one would decay weights and the other not.
 */
public final class SharedSettings {

  /** Where a default of zero would let an implementation leave work out. */
  private static final Map<String, Double> AT_WORK = Map.of("weight_decay", 0.01);

  private SharedSettings() {}

  /** The values for a subject: those that its dialect's rule looks at; the fixed ones stay. */
  public static Map<String, Double> of(OptimizerSystem system, Subject subject) {
    Set<String> used = used(system.dialect(subject.dialect()).rule());
    Map<String, Double> settings = new TreeMap<>();
    for (Hyperparameter one : system.hyperparameters()) {
      String name = one.name();
      if (used.contains(name)) {
        double usual =
            one.defaultValue() == 0 ? AT_WORK.getOrDefault(name, 0.0) : one.defaultValue();
        settings.put(name, subject.fixed().getOrDefault(name, usual));
      }
    }
    return settings;
  }

  private static Set<String> used(Rule rule) {
    try {
      return rule.hyperparameters();
    } catch (RuntimeException e) {
      return Set.of(); // it asks for more than a gradient, and cannot be timed anyway
    }
  }
}
