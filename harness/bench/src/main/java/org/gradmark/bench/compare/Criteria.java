package org.gradmark.bench.compare;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * When a difference counts. Every number that decides stands here, with its reason; {@code
 * reports/performance-gate.md} has what they achieve.
 *
 * @param alpha error rate of one stage, for all benchmarks of a comparison together (Holm): a build
 *     that is compared with itself is suspected with at most this probability, and a suspicion is
 *     confirmed by fresh forks with at most this probability. Times and allocation are judged
 *     apart, so a false alarm has at most 2 alpha²
 * @param floor slowdowns below are nobody's business, as a share of the old time
 * @param effect slowdown that must be found, as a share of the old time
 * @param leastPairs pairs of forks that every benchmark gets; from these the noise is judged
 * @param mostPairs no benchmark gets more, however noisy the machine is
 * @param seed of the order of forks
 */
public record Criteria(
    double alpha, double floor, double effect, int leastPairs, int mostPairs, long seed) {

  /** 2 x 0.02² = 0.0008, below one false alarm in a thousand comparisons, whatever the noise. */
  public static final double ALPHA = 0.02;

  /** Code layout alone moves a JVM's loops by one or two percent from build to build. */
  public static final double FLOOR = 0.03;

  /** What a release must not lose unseen. */
  public static final double EFFECT = 0.05;

  /** Enough for a p-value of 0.0002, and for a first idea of the noise. */
  public static final int LEAST_PAIRS = 12;

  /** Enough for forks that scatter by 6 %. */
  public static final int MOST_PAIRS = 100;

  /**
   * A slowdown has to pass two tests and a floor; each is missed with this probability at most, all
   * of them with less than 0.01.
   */
  private static final double SURE = normal(0.0025);

  /** What 99 of 100 comparisons of a build with itself stay below, in standard errors. */
  private static final double SPREAD = normal(0.01);

  public Criteria {
    if (!(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException("alpha is in (0, 1), not " + alpha);
    }
    if (!(floor > 0 && floor < effect)) {
      throw new IllegalArgumentException(
          "the floor (" + floor + ") is positive and below the effect to be found, " + effect);
    }
    if (leastPairs < 2 || mostPairs < leastPairs) {
      throw new IllegalArgumentException(
          "pairs: least %d is 2 or more, most %d not below".formatted(leastPairs, mostPairs));
    }
  }

  /** The ones that the published figures are about. */
  public static Criteria defaults() {
    return new Criteria(ALPHA, FLOOR, EFFECT, LEAST_PAIRS, MOST_PAIRS, 0);
  }

  /** The same with another {@link #seed}. */
  public Criteria withSeed(long other) {
    return new Criteria(alpha, floor, effect, leastPairs, mostPairs, other);
  }

  /** The same with another limit for noisy machines. */
  public Criteria withMostPairs(int other) {
    return new Criteria(alpha, floor, effect, leastPairs, other, seed);
  }

  /**
   * How many pairs make a slowdown of {@link #effect} sure to be found.
   *
   * @param seen the pairs so far
   * @param benchmarks that are judged together
   */
  int pairsFor(Observed seen, int benchmarks) {
    // Each pair adds a gain. In units of the root of its mean square, a gain has the mean "share",
    // and n of them scatter by "spread" roots of n, while the test rejects above a multiple of the
    // root of n: so n must be so large that n share, less what is sure, exceeds that.
    double share = Math.max(0.01, seen.scoreAt(Math.log1p(effect)) / Math.sqrt(seen.forks()));
    double spread = Math.sqrt(Math.max(0, 1 - share * share));
    double test = (normal(alpha / benchmarks) + SURE * spread) / share;
    double room = Math.log1p(effect) - Math.log1p(floor);
    double size = SURE * pooled(seen.shift().error()) / room * Math.sqrt(seen.forks());
    double needed = Math.pow(Math.max(test, size), 2);
    return Math.max(leastOf(benchmarks), (int) Math.ceil(Math.min(needed, mostPairs)));
  }

  /** The error rate of a single look that nothing confirms: that of two stages together. */
  double alphaOnce() {
    return alpha * alpha;
  }

  /**
   * Forks a side below which not even complete separation is significant at {@link #alphaOnce}: it
   * has a probability of one over "2n choose n".
   */
  int forksApart(int benchmarks) {
    int forks = 1;
    double chance = 0.5;
    while (chance * benchmarks > alphaOnce()) {
      forks++;
      chance *= forks / (2.0 * (2 * forks - 1));
    }
    return forks;
  }

  /** Pairs of a second stage whose first had so many. */
  int freshPairs(int first) {
    return 2 * first;
  }

  /** Pairs below which not even a new build that is slower every time is significant. */
  int leastOf(int benchmarks) {
    return Math.max(leastPairs, (int) Math.ceil(Math.log(benchmarks / alpha) / Math.log(2)) + 1);
  }

  /** The standard error of both stages together, from that of the first. */
  private static double pooled(double error) {
    return error / Math.sqrt(3);
  }

  /**
   * The floor where the noise is what it is: {@link #floor}, or the spread of the machine if that
   * is more.
   *
   * @param error standard error of the logarithmic ratio
   * @return as a logarithm
   */
  double floorAt(double error) {
    return Math.max(Math.log1p(floor), SPREAD * error);
  }

  /** The least ratio that is sure to be found (0.99) if the first stage has this standard error. */
  double resolution(double error, int benchmarks) {
    double test = error * (normal(alpha / benchmarks) + SURE);
    double both = pooled(error);
    return Math.exp(Math.max(test, floorAt(both) + SURE * both));
  }

  private static double normal(double tail) {
    return NormalDistribution.of(0, 1).inverseSurvivalProbability(tail);
  }
}
