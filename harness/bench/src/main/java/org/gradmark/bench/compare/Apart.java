package org.gradmark.bench.compare;

import java.util.Arrays;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/**
 * Forks that were measured at different times: the test of Mann and Whitney as it stands. Exact for
 * fewer than 50 forks a side without ties, by the normal law with corrections for ties and
 * continuity otherwise. Its error rate holds if nothing but chance distinguishes the two times.
 *
 * <p>Ranks of the interval's ends: M. Hollander, D. A. Wolfe, E. Chicken, <em>Nonparametric
 * statistical methods</em>, 3rd ed. (2014), section 4.3, for large samples.
 */
final class Apart implements RankTest {

  @Override
  public double larger(double[] before, double[] after) {
    double first = before[0];
    if (Arrays.stream(before).allMatch(x -> x == first)
        && Arrays.stream(after).allMatch(x -> x == first)) {
      return 1;
    }
    return MannWhitneyUTest.withDefaults()
        .with(AlternativeHypothesis.GREATER_THAN)
        .test(after, before)
        .getPValue();
  }

  @Override
  public double score(double[] before, double[] after) {
    double u = MannWhitneyUTest.withDefaults().statistic(after, before);
    double pairs = (double) before.length * after.length;
    return (u - pairs / 2) / deviation(before, after);
  }

  private static double deviation(double[] before, double[] after) {
    int forks = before.length + after.length;
    return Math.sqrt((double) before.length * after.length * (forks + 1) / 12);
  }

  @Override
  public Shift shift(double[] before, double[] after) {
    double[] sorted = Differences.sorted(before, after);
    int m = sorted.length;
    int outside = (int) Math.max(0, Math.floor(m / 2.0 - Shift.Z * deviation(before, after)));
    return new Shift(Differences.median(sorted), sorted[outside], sorted[m - 1 - outside]);
  }
}
