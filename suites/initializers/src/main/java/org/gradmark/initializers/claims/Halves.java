package org.gradmark.initializers.claims;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.gradmark.core.statistics.ExactBinomial;
import org.gradmark.core.statistics.LagAgreements;
import org.gradmark.core.statistics.Median;

/**
 * In which half of all weights each of them is: 1 above their own median, else 0.
 *
 * <p>Ranks of independent weights of one continuous law are a random permutation, whatever the law
 * is. So these coins are fair ones, given how many of them are 1, and a wrong scale, mean or shape,
 * which other claims tell, is not taken for a dependence. What fair coins do with probability p
 * they do, given that number, with probability p over that of the number at most: the p-values of
 * {@link #agreeing} err on the side of the weights. Where many weights are equal the number is far
 * from a half, and nothing is said.
 *
 * <p>For one thread.
 */
public final class Halves {

  /**
   * Agreements that are off by fewer deviations have a probability above 1e-14, however few the
   * pairs: 47 of 47 coins, or many of which as many. That is nothing among so many distances.
   */
  private static final double PLAIN = 6.9;

  // Bytes, because to compare random truths with branches takes ten times as long.
  private final byte[] coins;
  private final double chance;
  private final double median;

  private Halves(double[] numbers, double median) {
    this.median = median;
    coins = new byte[numbers.length];
    int ones = 0;
    for (int i = 0; i < coins.length; i++) {
      coins[i] = (byte) (numbers[i] > median ? 1 : 0);
      ones += coins[i];
    }
    chance = ExactBinomial.exactly(ones, coins.length, 0.5);
  }

  /** In which half of the weights each is: a matter of its sign, where the law is symmetric. */
  public static Halves ofSigns(double[] weights) {
    return new Halves(weights, Median.of(weights));
  }

  /**
   * The same, found faster.
   *
   * @param sorted the weights in order of size
   */
  static Halves ofSigns(double[] weights, double[] sorted) {
    return new Halves(weights, sorted[(sorted.length - 1) / 2]);
  }

  /**
   * In which half each is by its distance from the median of all.
   *
   * @param weights those that these are of
   */
  public Halves ofSizes(double[] weights) {
    double[] sizes = Arrays.stream(weights).map(w -> Math.abs(w - median)).toArray();
    return new Halves(sizes, Median.of(sizes));
  }

  /** How many there are. */
  public int size() {
    return coins.length;
  }

  /** Whether the coin of weight i and that of weight j of {@code other} are the same: 1, or 0. */
  int agreement(int i, Halves other, int j) {
    return 1 ^ coins[i] ^ other.coins[j];
  }

  /**
   * How likely it is that so many pairs, or a number as far from a half, agree, if the weights are
   * independent of each other and of those that they are compared with.
   *
   * @return at most 1; a bound, and exact but for the factor that the class comment tells
   */
  double agreeing(int agreements, int pairs) {
    double fair = ExactBinomial.pValue(agreements, pairs, 0.5);
    return fair < chance ? fair / chance : 1;
  }

  /** Takes in the test of all pairs at each distance that there is. */
  public void compareAtAllDistances(Findings findings, String what) {
    CoinMemory.Found found =
        CoinMemory.of(List.of(what, ByteBuffer.wrap(coins)), () -> furthest(what));
    findings.add(found.pValue(), found.sentence());
  }

  /** The distance at which agreements are least likely. */
  private CoinMemory.Found furthest(String what) {
    int[] agreements = LagAgreements.of(coins);
    double least = 1;
    double furthest = 0;
    String sentence = "at no distance " + what + " agrees more or less often than coins do";
    for (int lag = 1; lag < agreements.length; lag++) {
      int pairs = agreements.length - lag;
      double off = Math.abs(2.0 * agreements[lag] - pairs) / Math.sqrt(pairs);
      if (off > furthest || off > PLAIN) {
        furthest = Math.max(furthest, off);
        double p = agreeing(agreements[lag], pairs);
        if (p < least) {
          least = p;
          sentence =
              ("at distance " + lag + " " + what + " agrees in ")
                  + (agreements[lag] + " of " + pairs + " pairs");
        }
      }
    }
    return new CoinMemory.Found(least, sentence);
  }

  /** Takes in the test of all pairs of these and those {@code lag} places on in {@code other}. */
  public void compare(Findings findings, Halves other, int lag, String where) {
    int pairs = Math.max(0, other.coins.length - lag);
    int agreements = 0;
    for (int i = 0; i < pairs; i++) {
      agreements += agreement(i, other, i + lag);
    }
    findings.add(
        agreeing(agreements, pairs),
        where + " agrees in " + agreements + " of " + pairs + " pairs");
  }
}
