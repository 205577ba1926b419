package org.gradmark.initializers.purpose;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import org.gradmark.core.statistics.ChiSquare;
import org.testng.annotations.Test;

/** The bound is one: never below the exact chi-square tail; and near enough to it to be of use. */
public class SquaresBoundTest {

  @Test
  public void neverBelowTheExactTail() {
    for (int terms : new int[] {10, 100, 6000}) {
      for (double mean : new double[] {0.5, 0.8, 0.95, 1.05, 1.2, 1.5, 3}) {
        double exact = ChiSquare.pValue(mean * terms, terms);
        assertTrue(SquaresBound.pValue(mean, terms, 1, 1) >= exact, mean + " of " + terms);
      }
    }
  }

  @Test
  public void aQuarterTooMuchIsFarOutWithAndWithoutRectifier() {
    for (double mean : new double[] {0.77, 1.25}) {
      assertTrue(SquaresBound.pValue(mean, 12_000, 1, 1) < 1e-20);
      assertTrue(SquaresBound.pValue(mean, 12_000, 2, 0) < 1e-20);
    }
    assertTrue(SquaresBound.pValue(1.02, 12_000, 2, 0) > 0.1);
  }

  @Test
  public void whatIsNoNumberFails() {
    assertEquals(SquaresBound.pValue(Double.NaN, 10, 1, 1), 0.0);
    assertEquals(SquaresBound.pValue(Double.POSITIVE_INFINITY, 10, 1, 1), 0.0);
  }
}
