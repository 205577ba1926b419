package org.gradmark.subjects.djl;

import java.util.Map;
import java.util.stream.Collectors;

/** DJL takes every hyperparameter as a float. */
final class Floats {

  private Floats() {}

  /** The nearest floats. */
  static Map<String, Float> of(Map<String, Double> hyperparameters) {
    return hyperparameters.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().floatValue()));
  }
}
