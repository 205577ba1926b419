package org.gradmark.initializers.claims;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.initializer.LawOfKernel;
import org.gradmark.core.initializer.Settings;
import org.gradmark.core.statistics.Law;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/**
 * Whether chance decides how large filters are, and what their mean is: nobody takes the mean of a
 * row or a column away from it, or scales it to the norm that is due on average.
 *
 * <p>Of a sum of independent numbers in units of its own deviation, the density is at most sqrt(e)
 * times that of one of them (S. Bobkov, G. Chistyakov, <em>On concentration functions of random
 * variables</em>, 2015). In units of its deviation a weight has a density below 0.4, be its law
 * normal, cut or not, or uniform, and the squares of two weights together one below 1; an odd one
 * left over adds 7 % to a filter of eight or more. So all of K filters are within r of each other
 * with probability {@code K (c sqrt(e) r)^(K - 1)} at most: wherever the lowest is, each of the
 * others is in an interval of that length. Deviations are those of the weights, whose scale and law
 * may not be the paper's. Of 2,000 and more they are within a quarter of the true ones, and those
 * of their squares within a factor of two: c is 0.5 for sums, and 2.2 for norms.
 */
final class FilterSums {

  /** Tests of a kernel. */
  static final int TESTS = 4;

  private static final int SHORTEST = 8;
  private static final double OF_SUMS = 0.5 * Math.sqrt(Math.E);
  private static final double OF_NORMS = 2.2 * Math.sqrt(Math.E);

  static final InitializerMistake CENTRED =
      filters(
          "centred-filters",
          "the mean of every filter is taken away from it",
          (filter, deviation) -> {
            double mean = mean(filter);
            return x -> x - mean;
          });

  static final InitializerMistake NORMALISED =
      filters(
          "normalised-filters",
          "every filter is scaled to the norm that is due on average",
          (filter, deviation) -> {
            double factor = deviation / Math.sqrt(square(filter));
            return x -> x * factor;
          });

  private FilterSums() {}

  /** Every kernel is scaled to the variance that is due on average, by a dialect's law. */
  static InitializerMistake normalisedKernel(LawOfKernel law) {
    return InitializerMistake.rearranged(
        "normalised-kernel",
        "every kernel is scaled to the variance that is due on average",
        (kernel, w) -> {
          Law due = law.of(kernel, Settings.DEFAULTS);
          double[] z = Arrays.stream(w).map(x -> x - due.mean()).toArray();
          double factor = Math.sqrt(due.variance() / square(z));
          return Arrays.stream(z).map(x -> due.mean() + factor * x).toArray();
        });
  }

  /** Takes in the tests of a kernel: sums and norms of its rows and of its columns. */
  static void add(Findings findings, Kernel kernel, Values filled, Law law) {
    double[] z = Arrays.stream(filled.toArray()).map(w -> w - law.mean()).toArray();
    double[] squares = Arrays.stream(z).map(x -> x * x).toArray();
    for (boolean rows : new boolean[] {true, false}) {
      String where = "on " + kernel + " the " + (rows ? "rows" : "columns");
      spread(findings, kernel, z, rows, OF_SUMS, where + " have sums");
      spread(findings, kernel, squares, rows, OF_NORMS, where + " have squared norms");
    }
  }

  private static void spread(
      Findings findings, Kernel kernel, double[] numbers, boolean rows, double c, String where) {
    double[] sums = sums(kernel, numbers, rows);
    int length = numbers.length / sums.length;
    double mean = mean(numbers);
    double deviation = Math.sqrt(Math.max(0, square(numbers) - mean * mean));
    if (length >= SHORTEST && deviation > 0) {
      double lowest = Arrays.stream(sums).min().orElse(0);
      double highest = Arrays.stream(sums).max().orElse(0);
      double apart = (highest - lowest) / (deviation * Math.sqrt(length));
      findings.add(
          Math.min(1, sums.length * Math.pow(c * apart, sums.length - 1)),
          where + " within " + Findings.brief(apart) + " standard deviations of each other");
    }
  }

  /**
   * Takes in the test of the variances of all kernels: they are within t of what is due, in
   * deviations of a mean of so many squares, with probability {@code (2 c sqrt(e) t)^K} at most.
   */
  static void norms(Findings findings, List<Kernel> kernels, List<Values> filled, Probe probe) {
    double furthest = 0;
    for (int k = 0; k < kernels.size(); k++) {
      Law law = probe.law(kernels.get(k));
      double[] squares =
          Arrays.stream(filled.get(k).toArray())
              .map(w -> (w - law.mean()) * (w - law.mean()))
              .toArray();
      double mean = mean(squares);
      double deviation = Math.sqrt(Math.max(0, square(squares) - mean * mean));
      double off = Math.abs(mean - law.variance()) * Math.sqrt(squares.length);
      furthest = Math.max(furthest, deviation > 0 ? off / deviation : 1);
    }
    findings.add(
        Math.pow(Math.min(1, 2 * OF_NORMS * furthest), kernels.size()),
        ("no variance of a kernel is off by more than " + Findings.brief(furthest))
            + " standard errors");
  }

  private static double[] sums(Kernel kernel, double[] numbers, boolean rows) {
    Shape matrix = kernel.matrix();
    double[] sums = new double[rows ? matrix.rows() : matrix.columns()];
    for (int i = 0; i < numbers.length; i++) {
      sums[rows ? i / matrix.columns() : i % matrix.columns()] += numbers[i];
    }
    return sums;
  }

  /** How the weights of a filter are changed, given the deviation of the kernel's. */
  private interface Change {
    DoubleUnaryOperator of(double[] filter, double deviation);
  }

  /** Filters are columns or rows of the matrix, by its layout. */
  private static InitializerMistake filters(String id, String cause, Change change) {
    return InitializerMistake.rearranged(
        id,
        cause,
        (kernel, w) -> {
          Shape matrix = kernel.matrix();
          boolean columns = kernel.layout() == Kernel.Layout.IN_OUT;
          int filters = columns ? matrix.columns() : matrix.rows();
          int length = w.length / filters;
          double mean = mean(w);
          double deviation = Math.sqrt(square(w) - mean * mean);
          double[] changed = new double[w.length];
          for (int f = 0; f < filters; f++) {
            double[] filter = new double[length];
            for (int i = 0; i < length; i++) {
              filter[i] = w[columns ? i * filters + f : f * length + i] - mean;
            }
            DoubleUnaryOperator of = change.of(filter, deviation);
            for (int i = 0; i < length; i++) {
              int place = columns ? i * filters + f : f * length + i;
              changed[place] = mean + of.applyAsDouble(filter[i]);
            }
          }
          return changed;
        });
  }

  private static double mean(double[] numbers) {
    return Arrays.stream(numbers).average().orElse(0);
  }

  private static double square(double[] numbers) {
    return Arrays.stream(numbers).map(x -> x * x).average().orElse(0);
  }
}
