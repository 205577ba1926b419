package org.gradmark.bench.compare;

import java.util.Arrays;

/** All differences between a new and an old value, sorted: where ranks change places. */
final class Differences {

  private Differences() {}

  static double[] sorted(double[] before, double[] after) {
    double[] differences = new double[before.length * after.length];
    int k = 0;
    for (double x : before) {
      for (double y : after) {
        differences[k++] = y - x;
      }
    }
    Arrays.sort(differences);
    return differences;
  }

  static double median(double[] sorted) {
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
