package org.gradmark.core.tensor;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Powers against decimal arithmetic, and at the edges against the standard library. */
public class PowersTest {

  private static final MathContext DIGITS = new MathContext(80);

  @DataProvider
  public Object[][] bases() {
    return new Object[][] {
      {0.9, 6000},
      {0.999, 100_000},
      {0.99, 6000},
      {(double) 0.999f, 6000},
      {0.5, 1000},
      {-0.7, 1500},
      {1.1, 7000},
      {3.0, 640},
      {1e-5, 60},
      {1 + 0x1p-52, 100_000},
      {5e-310, 1},
    };
  }

  @Test(dataProvider = "bases")
  public void wholePowersAreRoundedRight(double base, int most) {
    Random random = new Random(1);
    for (int trial = 0; trial < 300; trial++) {
      int n = trial < 30 ? Math.min(trial, most) : random.nextInt(most);
      double due = new BigDecimal(base).pow(n, DIGITS).doubleValue();
      assertEquals(Powers.of(base, n), due, 0, base + " to the power of " + n);
      double inverse = Powers.of(base, -n);
      if (inverse >= Double.MIN_NORMAL && inverse <= Double.MAX_VALUE) {
        double one =
            BigDecimal.ONE.divide(new BigDecimal(base).pow(n, DIGITS), DIGITS).doubleValue();
        assertEquals(inverse, one, 0, base + " to the power of -" + n);
      }
    }
  }

  @Test
  public void edgesAreThoseOfTheStandardLibrary() {
    double[] bases = {0, -0.0, 1, -1, Double.NaN, 1 / 0.0, -1 / 0.0, Double.MIN_VALUE, -5, 5e300};
    double[] exponents = {
      0, -0.0, 1, -1, 2, 3, -3, 0.5, 0x1p31, -0x1p31, 1e300, 1 / 0.0, Double.NaN
    };
    for (double base : bases) {
      for (double exponent : exponents) {
        assertEquals(
            Double.doubleToLongBits(Powers.of(base, exponent)),
            Double.doubleToLongBits(StrictMath.pow(base, exponent)),
            base + " to the power of " + exponent);
      }
    }
  }

  @Test
  public void nothingIsAllocated() {
    com.sun.management.ThreadMXBean memory =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    double sum = Powers.of(0.9, 7);
    long least = Long.MAX_VALUE;
    for (int trial = 0; trial < 5; trial++) {
      long before = memory.getCurrentThreadAllocatedBytes();
      for (int t = 0; t < 100; t++) {
        sum += Powers.of(0.999, t);
      }
      least = Math.min(least, memory.getCurrentThreadAllocatedBytes() - before);
    }
    assertTrue(sum > 0);
    assertEquals(least, 0, "bytes");
  }
}
