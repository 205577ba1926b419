package org.gradmark.core.statistics;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.Arrays;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The promises that the error rates rest on, by enumeration instead of draws. */
public class CapitalTest {

  @DataProvider
  public static Object[][] bounds() {
    return new Object[][] {{0.5, 0.75}, {0.125, 0.25}, {0.875, 0.9375}, {0.01, 0.9}};
  }

  /**
   * Under the claim, the capital's mean after n draws is at most 1, exactly 1 at the bound; and the
   * probability that it ever reached a goal is at most the goal's reciprocal.
   */
  @Test(dataProvider = "bounds")
  public void theGameIsFair(double bound, double alternative) {
    Enumeration throwsOfACoin = Enumeration.sequences(2, 12);
    for (double goal : new double[] {2, 5, 20}) {
      double reached =
          throwsOfACoin.mean(
              Enumeration.independent(1 - bound, bound),
              p -> {
                Capital capital = new Capital(bound, alternative, 0, 1, goal);
                Arrays.stream(p).forEach(capital::add);
                return capital.reached() ? 1 : 0;
              });
      assertTrue(reached <= 1 / goal, reached + " for " + goal);
      // Overshoot and time left over cost something, not nearly everything.
      assertTrue(goal > 2 || reached > 0.03, reached + " for " + goal);
    }
  }

  /** The probability that two-point draws miss the goal within the promised number, exactly. */
  @Test(dataProvider = "bounds")
  public void enoughIsEnough(double bound, double alternative) {
    double goal = 1000;
    double miss = 0.01;
    int n = (int) new Capital(bound, alternative, 0, 1, goal).enough(miss);
    double missed = missed(bound, alternative, goal, n);
    assertTrue(missed <= miss, n + " draws miss with " + missed);
    // Chernoff's bound and the other bets' shares make it generous, less than twice.
    assertTrue(missed(bound, alternative, goal, n / 3) > miss, n + " draws are too many");
  }

  /**
   * The probability that the capital after n draws is below the goal. It depends on the number of
   * ones only; one that reached the goal before counts as missed if it fell again, so it bounds the
   * share of misses from above.
   */
  private static double missed(double bound, double alternative, double goal, int n) {
    double missed = 0;
    double logP = n * Math.log1p(-alternative);
    for (int ones = 0; ones <= n; ones++) {
      Capital capital = new Capital(bound, alternative, 0, 1, goal);
      // Zeros first: the capital then peaks at the end, unless no one is left.
      for (int i = 0; i < n; i++) {
        capital.add(i < n - ones ? 0 : 1);
      }
      missed += capital.reached() ? 0 : Math.exp(logP);
      logP += Math.log(n - ones) - Math.log(ones + 1.0) + Math.log(alternative / (1 - alternative));
    }
    return missed;
  }

  @Test
  public void lossesBeyondTheSmallestNumberCanBeWonBack() {
    Capital capital = new Capital(0.5, 0.75, 0, 1, 1e9);
    for (int i = 0; i < 5000; i++) {
      capital.add(0);
    }
    assertEquals(capital.largest(), 1.0);
    int wins = 0;
    while (!capital.reached()) {
      capital.add(1);
      wins++;
    }
    // The bet of 1/2 loses a factor 3/4 and wins 5/4: 5000 ln(4/3) / ln(5/4) = 6446, and the goal.
    assertTrue(wins > 6446 && wins < 6700, "" + wins);
  }
}
