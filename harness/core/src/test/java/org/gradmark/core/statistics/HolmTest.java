package org.gradmark.core.statistics;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;

import org.testng.annotations.Test;

/** Adjusted p-values. */
public class HolmTest {

  /** R: {@code p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.05), "holm")}. */
  @Test
  public void asInR() {
    double[] adjusted = Holm.adjust(0.01, 0.02, 0.03, 0.04, 0.05);
    assertEquals(adjusted, new double[] {0.05, 0.08, 0.09, 0.09, 0.09}, 1e-15);
  }

  /** By hand: 4·0.005, 3·0.01, then 2·0.03 and the larger of 0.06 and 1·0.04. */
  @Test
  public void inTheOrderGiven() {
    double[] adjusted = Holm.adjust(0.01, 0.04, 0.03, 0.005);
    assertEquals(adjusted, new double[] {0.03, 0.06, 0.06, 0.02}, 1e-15);
  }

  @Test
  public void neverAboveOne() {
    assertEquals(Holm.adjust(0.6, 0.9, 1), new double[] {1, 1, 1});
    assertEquals(Holm.adjust(0.3), new double[] {0.3});
    assertEquals(Holm.adjust().length, 0);
  }

  @Test
  public void whatIsNoProbabilityIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Holm.adjust(0.5, -0.1));
    assertThrows(IllegalArgumentException.class, () -> Holm.adjust(Double.NaN));
  }

  /** Ten true hypotheses, judged together at 0.2: a false alarm in at most a fifth of the runs. */
  @Test
  public void keepsTheErrorRateOfTheFamily() {
    Draws root = Draws.of(21);
    int runs = 20_000;
    double alarms =
        Shares.of(
            runs,
            run -> {
              Draws draws = root.stream(run);
              double[] p = new double[10];
              java.util.Arrays.setAll(p, i -> draws.uniform());
              return java.util.Arrays.stream(Holm.adjust(p)).min().orElseThrow() <= 0.2;
            });
    assertTrue(alarms <= Shares.fiveSigmaAbove(0.2, runs), "alarms " + alarms);
    // Independent hypotheses leave little of it unused: 1 - (1 - 0.02)^10 = 0.183.
    assertEquals(alarms, 0.183, 0.015);
  }
}
