package org.gradmark.bench.compare;

/**
 * How forks of two builds are compared. Ranks only, so that one fork that met a stall counts like
 * one that was a little late. The statistic is that of Mann and Whitney (which share of all
 * differences between a new and an old fork is positive), the estimate that of Hodges and Lehmann
 * (the median of these differences), and the two belong together: at a shift by the estimate, the
 * statistic says one half. Up to 29 % of the forks may be arbitrarily wrong without carrying the
 * estimate away.
 *
 * <p>Sources: H. B. Mann, D. R. Whitney, <em>On a test of whether one of two random variables is
 * stochastically larger than the other</em>, Annals of Mathematical Statistics 18 (1947); J. L.
 * Hodges, E. L. Lehmann, <em>Estimates of location based on rank tests</em>, same journal, 34
 * (1963).
 */
interface RankTest {

  /**
   * One-sided p-value: how likely forks of the same build are to look so much worse.
   *
   * @param before values of the old forks
   * @param after values of the new ones
   * @return of "the new values are larger"; 1 if all values are the same
   */
  double larger(double[] before, double[] after);

  /** The statistic in standard deviations: 0 on average for forks of the same build. */
  double score(double[] before, double[] after);

  /** By how much the new values are larger. */
  Shift shift(double[] before, double[] after);
}
