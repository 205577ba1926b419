package org.gradmark.bench.compare;

import java.util.Arrays;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * Wilcoxon's test of the differences of pairs: what the simulation holds {@link Neighbours}
 * against.
 */
final class SignedRanks implements RankTest {

  @Override
  public double larger(double[] before, double[] after) {
    return WilcoxonSignedRankTest.withDefaults()
        .with(AlternativeHypothesis.GREATER_THAN)
        .test(after, before)
        .getPValue();
  }

  @Override
  public double score(double[] before, double[] after) {
    double n = before.length;
    double w = WilcoxonSignedRankTest.withDefaults().statistic(after, before);
    return (w - n * (n + 1) / 4) / Math.sqrt(n * (n + 1) * (2 * n + 1) / 24);
  }

  @Override
  public Shift shift(double[] before, double[] after) {
    int n = before.length;
    double[] means = new double[n * (n + 1) / 2];
    int k = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        means[k++] = (after[i] - before[i] + after[j] - before[j]) / 2;
      }
    }
    Arrays.sort(means);
    double deviation = Math.sqrt(n * (n + 1.0) * (2 * n + 1) / 24);
    int outside = (int) Math.max(0, Math.floor(k / 2.0 - Shift.Z * deviation));
    return new Shift(Differences.median(means), means[outside], means[k - 1 - outside]);
  }
}
