package org.gradmark.core.statistics;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;

import org.hipparchus.util.CombinatoricsUtils;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Against mpmath 1.3 (beta quantiles with 40 digits), and against its own promise. */
public class ClopperPearsonTest {

  @DataProvider
  public static Object[][] intervals() {
    return new Object[][] {
      {0, 10, 0.05, 0.0, 0.30849710781876083},
      {3, 10, 0.05, 0.06673951117773447, 0.6524528500599973},
      {500, 1000, 1e-6, 0.4226439240004353, 0.5773560759995646},
      {1, 100000, 1e-6, 5.000001249987917e-12, 0.00017420784530601695},
      {10, 10, 0.01, 0.5887040186524747, 1.0},
    };
  }

  @Test(dataProvider = "intervals")
  public void asWithFortyDigits(int k, int n, double miss, double lower, double upper) {
    ClopperPearson interval = ClopperPearson.of(k, n, miss);
    assertEquals(interval.lower(), lower, 1e-11 * lower);
    assertEquals(interval.upper(), upper, 1e-11 * upper);
  }

  /** The exact coverage for every probability on a grid is at least what is promised. */
  @Test
  public void coversAsPromised() {
    int n = 30;
    double smallest = 1;
    for (int i = 1; i < 200; i++) {
      double p = i / 200.0;
      double covered = 0;
      for (int k = 0; k <= n; k++) {
        ClopperPearson interval = ClopperPearson.of(k, n, 0.1);
        if (interval.lower() <= p && p <= interval.upper()) {
          covered +=
              CombinatoricsUtils.binomialCoefficientDouble(n, k)
                  * Math.pow(p, k)
                  * Math.pow(1 - p, n - k);
        }
      }
      smallest = Math.min(smallest, covered);
    }
    assertTrue(smallest >= 0.9 && smallest < 0.93, "smallest coverage " + smallest);
  }

  @Test
  public void whatCannotBeIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> ClopperPearson.of(2, 1, 0.1));
    assertThrows(IllegalArgumentException.class, () -> ClopperPearson.of(-1, 1, 0.1));
    assertThrows(IllegalArgumentException.class, () -> ClopperPearson.of(0, 0, 0.1));
    assertThrows(IllegalArgumentException.class, () -> ClopperPearson.of(0, 1, 0));
  }
}
