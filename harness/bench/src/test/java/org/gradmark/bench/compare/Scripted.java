package org.gradmark.bench.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.gradmark.core.statistics.Draws;

/** Forks that measure what a test wrote down, with a scatter of half a percent. */
final class Scripted implements Forks {

  /** What was asked, as {@code "a old"}. */
  final List<String> asked = new ArrayList<>();

  /** How many forks were announced each time, and after how many. */
  final Map<Integer, Integer> planned = new TreeMap<>();

  private final Map<String, IntToDoubleFunction> ratios = new HashMap<>();
  private final Map<String, Double> waste = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final Draws draws = Draws.of(3);
  private double scatter = 0.005;

  /** The ratio of new to old in the i-th new fork of a benchmark. */
  Scripted ratio(String benchmark, IntToDoubleFunction ratio) {
    ratios.put(benchmark, ratio);
    return this;
  }

  /** Bytes that only the new build allocates. */
  Scripted waste(String benchmark, double bytes) {
    waste.put(benchmark, bytes);
    return this;
  }

  Scripted scatter(double other) {
    scatter = other;
    return this;
  }

  @Override
  public void planned(int forks) {
    planned.put(asked.size(), forks);
  }

  @Override
  public Sample measure(String benchmark, Side side) {
    asked.add(benchmark + " " + side.label());
    double seconds = 1e-5 * Math.exp(scatter * draws.normal());
    if (side == Side.OLD) {
      return Sample.of(seconds, 48);
    }
    int i = counts.merge(benchmark, 1, Integer::sum) - 1;
    double ratio = ratios.getOrDefault(benchmark, k -> 1).applyAsDouble(i);
    if (Double.isNaN(ratio)) {
      throw new ForkFailure("the new build: it burns");
    }
    return Sample.of(seconds * ratio, 48 + waste.getOrDefault(benchmark, 0.0));
  }
}
