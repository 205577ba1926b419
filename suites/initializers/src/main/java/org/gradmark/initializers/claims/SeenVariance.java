package org.gradmark.initializers.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.tensor.Values;

/**
 * The variance of a kernel's weights. The logarithm of that of n draws strays by {@code
 * sqrt((kurtosis - 1) / n)}; the kurtosis is taken to be a normal law's, which is more than that of
 * bounded ones.
 *
 * @param kernel that was filled
 * @param log the logarithm of the variance
 * @param size how many weights it has
 */
record SeenVariance(Kernel kernel, double log, int size) {

  private static final double COMMON = Math.log(1e3);
  private static final double RARE = Math.log(1e9);

  /** Standard errors that a kernel may be off and count as right. */
  private static final double RIGHT = 5;

  /** Of kernels of every kind, and of the large one, which tells small differences. */
  static List<SeenVariance> of(Probe probe) {
    List<Kernel> kernels = Kernels.everyKind(probe.subject());
    List<SeenVariance> seen = of(kernels, probe.fill(kernels, probe.seed(0)));
    Diagnosis.large(probe).forEach((large, w) -> seen.add(of(large, w.toArray())));
    return seen;
  }

  /** Of kernels with a long side. */
  static List<SeenVariance> ofWide(Probe probe) {
    List<Kernel> kernels = Kernels.wide(probe.subject());
    return of(kernels, probe.fillOnce(probe.blueprint(kernels, probe.seed(0))));
  }

  private static List<SeenVariance> of(List<Kernel> kernels, List<Values> filled) {
    List<SeenVariance> seen = new ArrayList<>();
    for (int i = 0; i < kernels.size(); i++) {
      seen.add(of(kernels.get(i), filled.get(i).toArray()));
    }
    return seen;
  }

  private static SeenVariance of(Kernel kernel, double[] w) {
    double sum = 0;
    double squares = 0;
    for (double x : w) {
      sum += x;
      squares += x * x;
    }
    double mean = sum / w.length;
    return new SeenVariance(kernel, Math.log(squares / w.length - mean * mean), w.length);
  }

  /** What the square of an error of the logarithm counts. */
  double weight() {
    return size / 2.0;
  }

  /** Standard errors from a variance. */
  private double off(double variance) {
    return Math.abs(log - Math.log(variance)) * Math.sqrt(weight());
  }

  /** Whether it may be that of draws with this variance. */
  boolean may(double variance) {
    return off(variance) <= RIGHT;
  }

  /** Whether as many squares of errors add up to no more than they do but once in 1e9 times. */
  static boolean mayBe(double chiSquare, int degrees) {
    return within(chiSquare, degrees, RARE);
  }

  /** Whether they add up to no more than they do but once in a thousand times. */
  static boolean isUsual(double chiSquare, int degrees) {
    return within(chiSquare, degrees, COMMON);
  }

  private static boolean within(double chiSquare, int degrees, double rarity) {
    return chiSquare <= degrees + 2 * Math.sqrt(degrees * rarity) + 2 * rarity;
  }

  /** Whether variances, one for each, explain all. */
  static boolean areUsual(List<SeenVariance> seen, double... variances) {
    return IntStream.range(0, variances.length).allMatch(i -> seen.get(i).may(variances[i]))
        && isUsual(chiSquare(seen, variances), variances.length);
  }

  /** The sum of the squared errors of variances, one for each. */
  static double chiSquare(List<SeenVariance> seen, double... variances) {
    return IntStream.range(0, variances.length)
        .mapToDouble(i -> Math.pow(seen.get(i).off(variances[i]), 2))
        .sum();
  }
}
