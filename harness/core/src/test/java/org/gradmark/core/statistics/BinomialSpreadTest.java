package org.gradmark.core.statistics;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import org.testng.annotations.Test;

/** The bound is never below the exact probability, nor far above it where it matters. */
public class BinomialSpreadTest {

  private static final int TRIALS = 24;
  private static final double P = 0.125;

  private static double square(int count) {
    double off = count - TRIALS * P;
    return off * off / (TRIALS * P * (1 - P));
  }

  /** P(sum of squares of three counts is at least x), by enumeration. */
  private static double exact(double x) {
    double probability = 0;
    double[] chance = new double[TRIALS + 1];
    for (int k = 0; k <= TRIALS; k++) {
      chance[k] = ExactBinomial.exactly(k, TRIALS, P);
    }
    for (int a = 0; a <= TRIALS; a++) {
      for (int b = 0; b <= TRIALS; b++) {
        for (int c = 0; c <= TRIALS; c++) {
          boolean beyond = square(a) + square(b) + square(c) >= x - 1e-9;
          probability += beyond ? chance[a] * chance[b] * chance[c] : 0;
        }
      }
    }
    return probability;
  }

  @Test
  public void itBoundsTheExactProbability() {
    for (int high = 0; high <= TRIALS; high++) {
      int[] counts = {high, 1, Math.max(0, high - 4)};
      double x = square(high) + square(1) + square(Math.max(0, high - 4));
      double bound = BinomialSpread.pValue(counts, TRIALS, P);
      assertTrue(bound >= exact(x), high + ": " + bound + " is below " + exact(x));
    }
  }

  @Test
  public void rareEventsAreToldWithinTheirOrder() {
    int[] counts = {14, 14, 14};
    double exact = exact(3 * square(14));
    double bound = BinomialSpread.pValue(counts, TRIALS, P);
    assertTrue(Math.log(bound) < 0.6 * Math.log(exact), bound + " for " + exact);
  }

  @Test
  public void manyCountsThatAreSpreadAsUsualAreNothing() {
    int[] counts = new int[400];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = 64 + (i % 2 == 0 ? 7 : -7);
    }
    assertEquals(BinomialSpread.pValue(counts, 512, P), 1);
    for (int i = 0; i < counts.length; i++) {
      counts[i] = 64 + (i % 2 == 0 ? 10 : -10);
    }
    double p = BinomialSpread.pValue(counts, 512, P);
    assertTrue(p < 1e-15 && p > 1e-40, "p = " + p);
  }
}
