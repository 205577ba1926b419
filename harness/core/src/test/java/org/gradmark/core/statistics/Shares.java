package org.gradmark.core.statistics;

import static org.testng.Assert.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** What tests of chance compare: shares of repetitions, and samples with distributions. */
final class Shares {

  private Shares() {}

  /** The share of repetitions for which something is true. */
  static double of(int repetitions, IntPredicate what) {
    return (double) IntStream.range(0, repetitions).filter(what).count() / repetitions;
  }

  /** The rate plus five standard deviations of a share among so many repetitions. */
  static double fiveSigmaAbove(double rate, int repetitions) {
    return rate + 5 * Math.sqrt(rate * (1 - rate) / repetitions);
  }

  /**
   * Kolmogorov's distance between a sample and a continuous distribution must stay below what is
   * exceeded with probability 1e-9 (Dvoretzky, Kiefer, Wolfowitz 1956; Massart's constant 1990).
   */
  static void assertFollows(DoubleUnaryOperator cumulative, int size, IntToDoubleFunction draw) {
    double[] sample = IntStream.range(0, size).mapToDouble(draw).toArray();
    Arrays.sort(sample);
    double distance = 0;
    for (int i = 0; i < size; i++) {
      double f = cumulative.applyAsDouble(sample[i]);
      distance = Math.max(distance, Math.max(f - (double) i / size, (i + 1.0) / size - f));
    }
    double limit = Math.sqrt(Math.log(2 / 1e-9) / (2 * size));
    assertTrue(distance < limit, "Kolmogorov's distance " + distance + ", limit " + limit);
  }
}
