package org.gradmark.core.statistics;

import static org.testng.Assert.assertEquals;

import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Against mpmath 1.3: the root of log(ncdf(x)) = log(p) with 40 digits. */
public class NormalQuantileTest {

  @DataProvider
  public static Object[][] quantiles() {
    return new Object[][] {
      {0.5, 0.0},
      {0.4, -0.2533471031357997},
      {0.25, -0.6744897501960817},
      {0.1, -1.2815515655446004},
      {0.075, -1.439531470938456},
      {0.0749, -1.4402382675279637},
      {0.025, -1.9599639845400543},
      {0.001, -3.0902323061678136},
      {1e-6, -4.753424308822899},
      {1.3887943864964021e-11, -6.657904643501103},
      {1e-12, -7.034483825301132},
      {1e-16, -8.222082216130435},
      {0x1p-65, -9.155293772686072},
      {1e-20, -9.262340089798407},
    };
  }

  @Test(dataProvider = "quantiles")
  public void hasAllDigits(double p, double z) {
    assertEquals(NormalQuantile.of(p), z, 4e-15 * Math.max(1, -z));
  }
}
