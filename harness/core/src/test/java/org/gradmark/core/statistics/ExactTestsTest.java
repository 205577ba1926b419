package org.gradmark.core.statistics;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;

import java.util.stream.IntStream;
import org.testng.annotations.Test;

/** Binomial, chi-square, moment and distribution tests: exact where they can be, never lax. */
public class ExactTestsTest {

  private static final int REPETITIONS = 4_000;

  @Test
  public void binomialTailsAreSums() {
    int n = 12;
    double p = 0.3;
    double[] weights = new double[n + 1];
    for (int k = 0; k <= n; k++) {
      weights[k] =
          org.hipparchus.util.CombinatoricsUtils.binomialCoefficientDouble(n, k)
              * Math.pow(p, k)
              * Math.pow(1 - p, n - k);
    }
    for (int k = 0; k <= n; k++) {
      assertEquals(
          ExactBinomial.atLeast(k, n, p),
          IntStream.rangeClosed(k, n).mapToDouble(i -> weights[i]).sum(),
          1e-14);
      assertEquals(
          ExactBinomial.atMost(k, n, p),
          IntStream.rangeClosed(0, k).mapToDouble(i -> weights[i]).sum(),
          1e-14);
    }
    assertEquals(ExactBinomial.pValue(0, 40, 0.5), Math.scalb(1, -39), 1e-26);
    assertEquals(ExactBinomial.exactly(2, 4, 0.5), 0.375, 1e-15);
    assertEquals(ExactBinomial.exactly(1, 4, 0.25), 4 * 0.25 * 0.421875, 1e-15);
    assertEquals(ExactBinomial.exactly(40, 40, 0.5), Math.scalb(1, -40), 1e-26);
    assertEquals(ExactBinomial.exactly(0, 40, 0.5), Math.scalb(1, -40), 1e-26);
    assertThrows(IllegalArgumentException.class, () -> ExactBinomial.pValue(3, 2, 0.5));
  }

  @Test
  public void theSmallerTailIsTakenWhereverTheNumberLies() {
    int n = 60;
    for (double p : new double[] {0.01, 0.3, 0.5, 0.7, 0.99}) {
      for (int k = 0; k <= n; k++) {
        double smaller = Math.min(ExactBinomial.atLeast(k, n, p), ExactBinomial.atMost(k, n, p));
        assertEquals(ExactBinomial.pValue(k, n, p), Math.min(1, 2 * smaller), k + " at " + p);
      }
    }
  }

  /** With two degrees of freedom P(sum > x) = exp(-x/2). */
  @Test
  public void chiSquareOfTwoDegreesIsExponential() {
    assertEquals(ChiSquare.pValue(10, 2), 2 * Math.exp(-5), 1e-15);
    assertEquals(ChiSquare.pValue(0.01, 2), -2 * Math.expm1(-0.005), 1e-15);
  }

  /** Under the law, p-values are below 1/20 at most that often (and not never, where exact). */
  @Test
  public void momentTestsKeepTheirErrorRate() {
    Law[] laws = {Law.normal(1, 2), Law.uniform(-1, 2), Law.truncatedNormal(0, 1, 2)};
    for (int l = 0; l < laws.length; l++) {
      int squares = 0;
      int means = 0;
      for (int r = 0; r < REPETITIONS; r++) {
        double[] draws = draws(l, Draws.of(17).stream(l).stream(r), 40);
        squares += MomentTest.ofSquares(draws, laws[l]).pValue() < 0.05 ? 1 : 0;
        means += MomentTest.ofMean(draws, laws[l]).pValue() < 0.05 ? 1 : 0;
      }
      assertTrue(ExactBinomial.atLeast(squares, REPETITIONS, 0.05) > 1e-6, l + ": " + squares);
      assertTrue(ExactBinomial.atLeast(means, REPETITIONS, 0.05) > 1e-6, l + ": " + means);
      if (l == 0) {
        assertTrue(ExactBinomial.atMost(squares, REPETITIONS, 0.05) > 1e-6, "" + squares);
        assertTrue(ExactBinomial.atMost(means, REPETITIONS, 0.05) > 1e-6, "" + means);
      }
    }
  }

  @Test
  public void momentTestsFindThreePercentOfScale() {
    Law[] laws = {Law.normal(1, 2), Law.uniform(-1, 2), Law.truncatedNormal(0, 1, 2)};
    for (int l = 0; l < laws.length; l++) {
      Law law = laws[l];
      double[] draws = draws(l, Draws.of(18).stream(l), 61_440);
      for (int i = 0; i < draws.length; i++) {
        draws[i] = law.mean() + 1.03 * (draws[i] - law.mean());
      }
      assertTrue(MomentTest.ofSquares(draws, law).pValue() < 1e-9, "law " + l);
      assertTrue(MomentTest.ofMean(draws, law).pValue() > 1e-6, "law " + l);
    }
  }

  @Test
  public void nanIsNeverTakenForADraw() {
    double[] draws = {0.1, Double.NaN};
    assertEquals(MomentTest.ofSquares(draws, Law.normal(0, 1)).pValue(), 0.0);
    assertEquals(MomentTest.ofMean(draws, Law.normal(0, 1)).pValue(), 0.0);
  }

  @Test
  public void theDistanceOfAStaircaseIsHalfAStep() {
    double[] middles = {0.625, 0.125, 0.875, 0.375};
    assertEquals(EmpiricalLaw.of(middles, Law.uniform(0, 1)).distance(), 0.125, 1e-15);
  }

  @Test
  public void theDistanceSeesRepeatedDraws() {
    double[] all = {0.5, 0.5, 0.5, 0.5};
    assertEquals(EmpiricalLaw.of(all, Law.uniform(0, 1)).distance(), 0.5, 1e-15);
  }

  /** Massart's constant: 2 exp(-2 n e²) is alpha. */
  @Test
  public void theBandKeepsItsErrorRate() {
    int beyond = 0;
    for (int r = 0; r < REPETITIONS; r++) {
      double[] draws = draws(0, Draws.of(19).stream(r), 50);
      EmpiricalLaw found = EmpiricalLaw.of(draws, Law.normal(1, 2));
      beyond += found.distance() > found.band(0.05) ? 1 : 0;
    }
    assertTrue(ExactBinomial.atLeast(beyond, REPETITIONS, 0.05) > 1e-6, "" + beyond);
    assertTrue(beyond > 0, "the band is never left: it is too wide to be what it says");
  }

  private static double[] draws(int law, Draws from, int n) {
    double[] draws = new double[n];
    for (int i = 0; i < n; i++) {
      double z = law == 1 ? 3 * from.uniform() - 1 : from.normal();
      while (law == 2 && Math.abs(z) > 2) {
        z = from.normal();
      }
      draws[i] = law == 0 ? 1 + 2 * z : z;
    }
    return draws;
  }
}
