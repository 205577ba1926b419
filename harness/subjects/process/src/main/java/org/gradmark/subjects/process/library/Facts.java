package org.gradmark.subjects.process.library;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gradmark.core.tensor.Precision;

/**
 * What a bridge says about one implementation of its library.
 *
 * @param id such as {@code djl:adam}
 * @param system which it implements
 * @param dialect the one that the library documents
 * @param defaults hyperparameters that its user can set, with the library's defaults
 * @param fixed hyperparameters of the system that its user cannot set
 * @param dtypes formats of the arrays that it works on
 * @param scalars format of its hyperparameters
 */
public record Facts(
    String id,
    String system,
    String dialect,
    Map<String, Double> defaults,
    Map<String, Double> fixed,
    List<String> dtypes,
    Precision scalars) {

  /** Float64 and float32 arrays, float64 hyperparameters, of which there are none yet. */
  public static Facts of(String id, String system, String dialect) {
    return new Facts(
        id, system, dialect, Map.of(), Map.of(), List.of("float64", "float32"), Precision.FLOAT64);
  }

  /** The same with hyperparameters that can be set. */
  public Facts defaults(Map<String, Double> values) {
    return new Facts(id, system, dialect, values, fixed, dtypes, scalars);
  }

  /** The same with hyperparameters that cannot be set. */
  public Facts fixed(Map<String, Double> values) {
    return new Facts(id, system, dialect, defaults, values, dtypes, scalars);
  }

  /** The same on other arrays. */
  public Facts dtypes(String... names) {
    return new Facts(id, system, dialect, defaults, fixed, List.of(names), scalars);
  }

  /** The same with hyperparameters in another format. */
  public Facts scalars(Precision precision) {
    return new Facts(id, system, dialect, defaults, fixed, dtypes, precision);
  }

  /**
   * All hyperparameters: what was asked for, and the library's defaults for the rest.
   *
   * @throws UnsupportedOperationException if one is asked to be what it cannot be
   * @throws IllegalArgumentException if there is no such hyperparameter
   */
  public Map<String, Double> choose(Map<String, Double> asked) {
    Map<String, Double> chosen = new TreeMap<>(defaults);
    asked.forEach(
        (name, value) -> {
          if (fixed.containsKey(name)) {
            if (!fixed.get(name).equals(value)) {
              throw new UnsupportedOperationException(
                  id + ": " + name + " is " + fixed.get(name) + ", it cannot be set to " + value);
            }
          } else if (chosen.replace(name, value) == null) {
            throw new IllegalArgumentException(
                id + " has no hyperparameter " + name + "; it has " + defaults.keySet());
          }
        });
    return chosen;
  }
}
