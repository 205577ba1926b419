package org.gradmark.core.identify;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gradmark.core.rule.Hyperparameter;

/**
 * Values of hyperparameters that nobody uses, so that a default that is hard-wired shows, and two
 * of each, so that a constant and a factor can be told apart. They are mild enough for a method to
 * stay within range.
 */
enum OddValues {
  FIRST(
      Map.ofEntries(
          Map.entry("learning_rate", 0.137),
          Map.entry("momentum", 0.83),
          Map.entry("dampening", 0.27),
          Map.entry("beta1", 0.87),
          Map.entry("beta2", 0.9973), // its correction still shows after 2,048 steps
          Map.entry("rho", 0.78),
          Map.entry("epsilon", 1.3e-3),
          Map.entry("weight_decay", 0.037),
          Map.entry("initial_accumulator", 0.23),
          Map.entry("momentum_decay", 0.031),
          Map.entry("smoothness", 3.7),
          Map.entry("strong_convexity", 0.3),
          Map.entry("horizon", 30.0),
          Map.entry("minimum", -2.3),
          Map.entry("clip_norm", 0.9),
          Map.entry("extrapolation", 1.3),
          Map.entry("initial_distance", 0.07),
          Map.entry("norm_power", 0.6),
          Map.entry("robustness", 0.35),
          Map.entry("initial_curvature", 1.9),
          Map.entry("epoch_length", 7.0)),
      1.7),
  SECOND(
      Map.ofEntries(
          Map.entry("learning_rate", 0.059),
          Map.entry("momentum", 0.61),
          Map.entry("dampening", 0.13),
          Map.entry("beta1", 0.71),
          Map.entry("beta2", 0.93),
          Map.entry("rho", 0.57),
          Map.entry("epsilon", 3.1e-2),
          Map.entry("weight_decay", 0.011),
          Map.entry("initial_accumulator", 0.41),
          Map.entry("momentum_decay", 0.083),
          Map.entry("smoothness", 4.9),
          Map.entry("strong_convexity", 0.7),
          Map.entry("horizon", 23.0),
          Map.entry("minimum", -3.1),
          Map.entry("clip_norm", 1.7),
          Map.entry("extrapolation", 0.8),
          Map.entry("initial_distance", 0.13),
          Map.entry("norm_power", 0.8),
          Map.entry("robustness", 0.65),
          Map.entry("initial_curvature", 2.9),
          Map.entry("epoch_length", 5.0)),
      0.6);

  private final Map<String, Double> values;
  private final double factor;

  OddValues(Map<String, Double> values, double factor) {
    this.values = values;
    this.factor = factor;
  }

  /** Values for some hyperparameters; those that a subject has fixed stay. */
  Map<String, Double> of(
      Iterable<Hyperparameter> hyperparameters, Set<String> settable, Map<String, Double> fixed) {
    Map<String, Double> chosen = new TreeMap<>();
    for (Hyperparameter one : hyperparameters) {
      if (settable.contains(one.name())) {
        chosen.put(one.name(), fixed.getOrDefault(one.name(), of(one)));
      }
    }
    return Map.copyOf(chosen);
  }

  private double of(Hyperparameter one) {
    double value = values.getOrDefault(one.name(), one.defaultValue() * factor);
    return Math.max(one.low(), Math.min(one.high(), value));
  }
}
