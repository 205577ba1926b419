package org.gradmark.core.initializer;

import java.util.Map;
import org.gradmark.core.rule.Hyperparameter;

/**
 * Values that a user chose; a hyperparameter that is absent has its default.
 *
 * @param values hyperparameter name to value
 */
public record Settings(Map<String, Double> values) {

  /** All defaults. */
  public static final Settings DEFAULTS = new Settings(Map.of());

  public Settings {
    values = Map.copyOf(values);
  }

  /** The value of a hyperparameter. */
  public double get(Hyperparameter hyperparameter) {
    return values.getOrDefault(hyperparameter.name(), hyperparameter.defaultValue());
  }
}
