package org.gradmark.core.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * Draws, in order of size, beside the law that they should have.
 *
 * <p>The distance is that of Kolmogorov and Smirnov. The band is rigorous for every n: A.
 * Dvoretzky, J. Kiefer, J. Wolfowitz (1956) with the constant of P. Massart, <em>The tight constant
 * in the Dvoretzky–Kiefer–Wolfowitz inequality</em>, Annals of Probability 18 (1990): P(distance
 * &gt; e) &lt;= 2 exp(-2 n e²), whatever the law, if draws are independent.
 *
 * <p>Of many draws only some are looked at, in order of size: that loses at most the share that
 * lies between two of them, one in {@value #LOOKS}, and errs on the safe side.
 *
 * @param distance largest difference of the two distribution functions, in [0, 1]
 * @param at a draw where it occurs
 * @param draws how many
 */
public record EmpiricalLaw(double distance, double at, int draws) {

  private static final int LOOKS = 8_192;

  /**
   * Compares.
   *
   * @param draws in any order; not changed
   */
  public static EmpiricalLaw of(double[] draws, Law law) {
    double[] sorted = draws.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    int stride = Math.max(1, n / LOOKS);
    boolean loose = law.masses().isEmpty();
    double distance = 0;
    double at = sorted[0];
    for (int i = 0; i < n; i += stride) {
      int first = i;
      while (first > 0 && sorted[first - 1] == sorted[i]) {
        first--;
      }
      while (i + 1 < n && sorted[i + 1] == sorted[i]) {
        i++;
      }
      double share = law.cdf(sorted[i]);
      double mass = loose ? 0 : law.masses().getOrDefault(sorted[i], 0.0);
      double above = (i + 1.0) / n - share;
      double below = share - mass - (double) first / n;
      double gap = Math.max(Math.abs(above), Math.abs(below));
      if (!(gap <= distance)) {
        distance = gap;
        at = sorted[i];
      }
    }
    return new EmpiricalLaw(distance, at, n);
  }

  /**
   * Compares numbers in [0, 1] with the uniform law, at {@value #LOOKS} places: they are counted,
   * not sorted.
   *
   * @param samples all together are one sample; what is a little below 0 or above 1 counts as that
   */
  public static EmpiricalLaw ofShares(List<double[]> samples) {
    int[] counts = new int[LOOKS];
    int n = 0;
    for (double[] sample : samples) {
      for (double share : sample) {
        counts[Math.max(0, Math.min((int) (share * LOOKS), LOOKS - 1))]++;
      }
      n += sample.length;
    }
    double distance = 0;
    double at = 0;
    int below = 0;
    for (int i = 0; i < LOOKS; i++) {
      below += counts[i];
      double edge = (i + 1.0) / LOOKS;
      double gap = Math.abs((double) below / n - edge);
      if (gap > distance) {
        distance = gap;
        at = edge;
      }
    }
    return new EmpiricalLaw(distance, at, n);
  }

  /** The distance that honest draws exceed with probability at most alpha. */
  public double band(double alpha) {
    return band(draws, alpha);
  }

  /** The distance that n honest draws exceed with probability at most alpha. */
  public static double band(int n, double alpha) {
    return Math.sqrt(StrictMath.log(2 / alpha) / (2.0 * n));
  }
}
