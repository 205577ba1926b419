package org.gradmark.core.statistics;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.testng.annotations.Test;

public class EmpiricalLawTest {

  /**
   * What counting sees is at most what lies between two of 8,192 places less than what sorting
   * sees.
   */
  @Test
  public void countedIsAsSorted() {
    Draws draws = Draws.of(3);
    for (int n : new int[] {1, 7, 1_000, 40_000}) {
      for (double power : new double[] {1, 1.2, 0.5}) {
        double[] shares = new double[n];
        for (int i = 0; i < n; i++) {
          shares[i] = Math.pow(draws.uniform(), power);
        }
        EmpiricalLaw sorted = EmpiricalLaw.of(shares, Law.uniform(0, 1));
        EmpiricalLaw counted =
            EmpiricalLaw.ofShares(
                List.of(Arrays.copyOf(shares, n / 2), Arrays.copyOfRange(shares, n / 2, n)));
        assertEquals(counted.draws(), n);
        assertTrue(counted.distance() <= sorted.distance() + 1 / 8_192.0, n + " " + power);
        assertTrue(counted.distance() >= sorted.distance() - 1 / 8_192.0, n + " " + power);
      }
    }
  }

  @Test
  public void theEndsAreInTheLastCells() {
    double[] shares = {-1e-3, 0, 1, 1.001};
    assertEquals(EmpiricalLaw.ofShares(List.of(shares)).distance(), 0.5, 1 / 8_192.0);
  }
}
