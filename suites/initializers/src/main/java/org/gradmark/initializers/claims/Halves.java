package org.gradmark.initializers.claims;

import java.util.Arrays;
import org.gradmark.core.statistics.ExactBinomial;

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

  // Bytes, because to compare random truths with branches takes ten times as long.
  private final byte[] coins;
  private final double chance;

  private Halves(double[] numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    double median = sorted.length == 0 ? 0 : sorted[(sorted.length - 1) / 2];
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
    return new Halves(weights);
  }

  /** In which half each is by its distance from the median of all. */
  public static Halves ofSizes(double[] weights) {
    double[] sorted = weights.clone();
    Arrays.sort(sorted);
    double median = sorted.length == 0 ? 0 : sorted[(sorted.length - 1) / 2];
    return new Halves(Arrays.stream(weights).map(w -> Math.abs(w - median)).toArray());
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
