package org.gradmark.bench.compare;

import java.util.Arrays;
import org.apache.commons.statistics.ranking.NaturalRanking;

/**
 * Forks that took turns: the statistic of Mann and Whitney, counted over the coins that decided the
 * order of each pair.
 *
 * <p>The plain test asks how the statistic would be distributed if any fork could have been old or
 * new. But only neighbours could have changed places. Counted over these 2^n possibilities, each
 * equally likely, the p-value is exact for every machine: nothing is assumed about its noise. And
 * what changes slowly cancels, because it gives neighbours nearly the same rank. (A randomization
 * test in the sense of R. A. Fisher, <em>The design of experiments</em> (1935), §21, with ranks in
 * place of values.)
 *
 * <p>Compared with Wilcoxon's signed ranks of the n differences, a fork that is far too late spoils
 * one of 2n ranks, not one of n.
 */
final class Neighbours implements RankTest {

  @Override
  public double larger(double[] before, double[] after) {
    int[] gains = gains(before, after, 0);
    int observed = Arrays.stream(gains).sum();
    int most = Arrays.stream(gains).map(Math::abs).sum();
    if (most == 0) {
      return 1;
    }
    // chances[k]: that the gains with positive sign make k together
    double[] chances = new double[most + 1];
    chances[0] = 1;
    int reach = 0;
    for (int gain : gains) {
      int size = Math.abs(gain);
      reach += size;
      for (int k = reach; k >= 0; k--) {
        chances[k] = (chances[k] + (k >= size ? chances[k - size] : 0)) / 2;
      }
    }
    double p = 0;
    // All gains together are 2 k - most; small chances first, for the sake of their digits.
    for (int k = most; 2 * k - most >= observed; k--) {
      p += chances[k];
    }
    return Math.min(1, p);
  }

  @Override
  public double score(double[] before, double[] after) {
    return score(gains(before, after, 0));
  }

  @Override
  public Shift shift(double[] before, double[] after) {
    double[] sorted = Differences.sorted(before, after);
    return new Shift(
        Differences.median(sorted),
        end(before, after, sorted, Shift.Z),
        end(before, after, sorted, -Shift.Z));
  }

  /**
   * The end of the interval: the shift at which the statistic, in standard deviations, falls below
   * a limit. It changes where a new value passes an old one only, so these are searched.
   */
  private static double end(double[] before, double[] after, double[] sorted, double limit) {
    int low = 0;
    int high = sorted.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (score(gains(before, after, sorted[middle])) > limit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return sorted[low];
  }

  private static double score(int[] gains) {
    double sum = 0;
    double squares = 0;
    for (int gain : gains) {
      sum += gain;
      squares += (double) gain * gain;
    }
    return squares == 0 ? 0 : sum / Math.sqrt(squares);
  }

  /**
   * By how much the rank of a new fork exceeds that of its neighbour, among all forks; twice, so
   * that the mean ranks of ties are integers.
   *
   * @param shift taken off the new values first
   */
  private static int[] gains(double[] before, double[] after, double shift) {
    int n = before.length;
    double[] all = Arrays.copyOf(before, 2 * n);
    for (int i = 0; i < n; i++) {
      all[n + i] = after[i] - shift;
    }
    double[] ranks = new NaturalRanking().apply(all);
    int[] gains = new int[n];
    for (int i = 0; i < n; i++) {
      gains[i] = (int) Math.round(2 * (ranks[n + i] - ranks[i]));
    }
    return gains;
  }
}
