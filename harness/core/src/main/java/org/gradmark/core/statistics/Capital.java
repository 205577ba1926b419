package org.gradmark.core.statistics;

import java.util.Arrays;

/**
 * The capital of a bettor against "the mean is at most {@code bound}". It starts at 1; a bet of
 * size {@code l} multiplies its share by {@code 1 + l (y - bound)} for each draw y. While the
 * sentence holds, the capital is a supermartingale, so it ever reaches {@code goal} with
 * probability at most 1 / goal (Ville's inequality), however the number of draws is chosen.
 *
 * <p>Source: I. Waudby-Smith, A. Ramdas, <em>Estimating means of bounded random variables by
 * betting</em>, JRSS B 86 (2024); the start is spread evenly over bets of fixed size, their
 * "diversified Kelly bets". Unlike bets that follow the estimated variance, these let the number of
 * draws be bounded beforehand ({@link #enough}), and draws that are rarely large cannot mislead
 * them. The sizes:
 *
 * <ul>
 *   <li>the best one for draws at the two ends of the range with mean {@code alternative}. Every
 *       other distribution with that mean makes it grow faster, because the logarithm is concave;
 *   <li>its doubles, up to the largest that no draw can ruin: for draws with less variance, up to a
 *       constant. The best size between two neighbours grows at most one eighth faster, where the
 *       growth is quadratic;
 *   <li>its half: for means between bound and alternative.
 * </ul>
 *
 * <p>A share is kept as a significand and a multiple of 256 binary places, so it neither overflows
 * nor underflows.
 */
final class Capital {

  /** A bettor risks no more than this part of its share: rounding must not make it negative. */
  private static final double RISK = 31.0 / 32;

  private static final double STEP = 0x1p256;

  private final double low;
  private final double bound;
  private final double alternative;
  private final double high;
  private final double goal;
  private final double[] bets;
  private final double[] shares;
  private final int[] steps;
  private double largest = 1;

  /**
   * Opens an account.
   *
   * @param bound the mean is said to be at most this; inside the range
   * @param alternative the mean that bets are made for; above the bound, inside the range
   * @param low no draw is less
   * @param high no draw is more
   * @param goal capital at which betting ends
   */
  Capital(double bound, double alternative, double low, double high, double goal) {
    this.low = low;
    this.bound = bound;
    this.alternative = alternative;
    this.high = high;
    this.goal = goal;
    this.bets = bets(bound, alternative, low, high);
    this.shares = new double[bets.length];
    this.steps = new int[bets.length];
    Arrays.fill(shares, 1.0 / bets.length);
  }

  private static double[] bets(double bound, double alternative, double low, double high) {
    double most = RISK / (bound - low);
    double best = Math.min(most, (alternative - bound) / (bound - low) / (high - bound));
    int doubles = 0;
    while (Math.scalb(best, doubles) < most) {
      doubles++;
    }
    double[] bets = new double[doubles + 2];
    bets[0] = best;
    bets[1] = best / 2;
    for (int j = 0; j < doubles; j++) {
      bets[j + 2] = Math.min(most, Math.scalb(best, j + 1));
    }
    return bets;
  }

  /** Bets on a draw, unless the goal is reached. */
  void add(double y) {
    if (reached()) {
      return;
    }
    double gain = y - bound;
    double total = 0;
    for (int j = 0; j < bets.length; j++) {
      double share = shares[j] * (1 + bets[j] * gain);
      if (share < 1 / STEP) {
        share *= STEP;
        steps[j]--;
      } else if (steps[j] < 0 && share > 1) {
        share /= STEP;
        steps[j]++;
      }
      shares[j] = share;
      // A share that is 256 places down is nothing beside the others: left out, it errs safely.
      total += steps[j] < 0 ? 0 : share;
    }
    largest = Math.max(largest, total);
  }

  /** Whether the goal was reached at some time. */
  boolean reached() {
    return largest >= goal;
  }

  /** The largest capital that there ever was, at least 1. */
  double largest() {
    return largest;
  }

  /**
   * A number of draws after which the goal is reached with probability at least {@code 1 - miss},
   * whatever the distribution on the range, if its mean is the alternative or more.
   *
   * <p>The first bet alone must bring {@code goal} times the number of bets. For every t &gt; 0,
   * Chernoff's inequality bounds the probability that it does not after n draws by {@code (goal ·
   * bets)^t M^n}, M = E (1 + l (Y - bound))^-t; the power is convex and falls with Y, so M is at
   * most that of the two-point distribution at the range's ends whose mean is the alternative. The
   * smallest such n over a grid of t.
   */
  double enough(double miss) {
    double p = (alternative - low) / (high - low);
    double win = StrictMath.log1p(bets[0] * (high - bound));
    double loss = StrictMath.log1p(-bets[0] * (bound - low));
    double target = StrictMath.log(goal * bets.length);
    double fewest = Double.POSITIVE_INFINITY;
    int grid = 256;
    for (int k = 1; k <= grid; k++) {
      double t = (double) k / grid;
      double m = p * StrictMath.expm1(-t * win) + (1 - p) * StrictMath.expm1(-t * loss);
      if (m < 0) {
        double n = (t * target - StrictMath.log(miss)) / -StrictMath.log1p(m);
        fewest = Math.min(fewest, n);
      }
    }
    return Math.ceil(fewest);
  }
}
