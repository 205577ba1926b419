package org.gradmark.core.tensor;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;

import java.util.SplittableRandom;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Grids of numbers: their spacing, and the nearest point on them. */
public class PrecisionTest {

  @Test
  public void theSpacingIsThatOfJava() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 1000; i++) {
      double value = Math.scalb(random.nextDouble(-2, 2), random.nextInt(-1000, 1000));
      assertEquals(Precision.FLOAT64.ulp(value), Math.ulp(value));
      float single = (float) Math.scalb(random.nextDouble(-2, 2), random.nextInt(-140, 120));
      assertEquals(Precision.FLOAT32.ulp(single), (double) Math.ulp(single));
    }
  }

  @Test
  public void theSpacingAtTheRim() {
    assertEquals(Precision.FLOAT64.ulp(0), Double.MIN_VALUE);
    assertEquals(Precision.FLOAT64.ulp(Double.MAX_VALUE), Math.ulp(Double.MAX_VALUE));
    assertEquals(Precision.FLOAT32.ulp(0), (double) Float.MIN_VALUE);
    assertEquals(Precision.FLOAT32.ulp(-1e-44), (double) Float.MIN_VALUE);
    assertEquals(Precision.BFLOAT16.ulp(0), 0x1p-133);
    assertEquals(Precision.BFLOAT16.ulp(1), 0x1p-7);
    assertEquals(Precision.BFLOAT16.ulp(-3), 0x1p-6);
    assertEquals(Precision.EXACT.ulp(1e300), 0.0);
  }

  @DataProvider
  public static Object[][] brains() {
    double ulp = 0x1p-7;
    return new Object[][] {
      {1, 1.0},
      {1 + ulp, 1 + ulp},
      {1 + 0.49 * ulp, 1.0},
      {1 + 0.51 * ulp, 1 + ulp},
      {1 + 0.5 * ulp, 1.0}, // a tie goes to the even neighbour
      {1 + 1.5 * ulp, 1 + 2 * ulp},
      {-(1 + 0.5 * ulp), -1.0},
      {1 + 0.5 * ulp + 0x1p-40, 1 + ulp}, // by way of float this would be a tie
      {1 + 1.5 * ulp - 0x1p-40, 1 + ulp},
      {0x1.FEp127, 0x1.FEp127},
      {0x1.FF0p127, Double.POSITIVE_INFINITY}, // the tie between the largest and the next
      {0x1.FEFp127, 0x1.FEp127},
      {-1e39, Double.NEGATIVE_INFINITY},
      {1e308, Double.POSITIVE_INFINITY},
      {0x1p-133, 0x1p-133},
      {0x0.8p-133, 0.0},
      {0x1.8p-133, 0x2p-133},
      {-0x0.4p-133, -0.0},
      {-0.0, -0.0},
      {Double.NaN, Double.NaN},
      {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY},
    };
  }

  @Test(dataProvider = "brains")
  public void brainFloatsRoundHalfToEven(double value, double expected) {
    double nearest = Precision.BFLOAT16.nearest(value);
    assertEquals(Double.compare(nearest, expected), 0, value + " became " + nearest);
  }

  @DataProvider
  public static Object[][] halves() {
    double ulp = 0x1p-10;
    return new Object[][] {
      {1 + 0.5 * ulp, 1.0},
      {1 + 1.5 * ulp, 1 + 2 * ulp},
      {1 + 0.5 * ulp + 0x1p-40, 1 + ulp}, // by way of float this would be a tie
      {65504, 65504.0},
      {65519.99, 65504.0},
      {65520, Double.POSITIVE_INFINITY}, // the tie between the largest and the next
      {0x1p-24, 0x1p-24},
      {0x1p-25, 0.0},
      {-0x1.8p-24, -0x1p-23},
      {Double.NaN, Double.NaN},
    };
  }

  @Test(dataProvider = "halves")
  public void halvesRoundHalfToEven(double value, double expected) {
    double nearest = Precision.FLOAT16.nearest(value);
    assertEquals(Double.compare(nearest, expected), 0, value + " became " + nearest);
  }

  @Test
  public void whatIsOnlyKeptNarrowIsComputedInFloat() {
    for (Precision precision : Precision.values()) {
      boolean kept = precision.dtype().contains("kept");
      assertEquals(precision.arithmetic(), kept ? Precision.FLOAT32 : precision);
    }
    assertEquals(Precision.KEPT_IN_FLOAT16.nearest(0.1), Precision.FLOAT16.nearest(0.1));
    assertEquals(Precision.KEPT_IN_BFLOAT16.max(), Precision.BFLOAT16.max());
  }

  @Test
  public void theOtherFormatsAreThoseOfJava() {
    double tie = 1 + 0x1p-24;
    assertEquals(Precision.FLOAT32.nearest(tie), 1.0);
    assertEquals(Precision.FLOAT32.nearest(Math.nextUp(tie)), 1 + 0x1p-23);
    assertEquals(Precision.FLOAT32.nearest(1e39), Double.POSITIVE_INFINITY);
    assertEquals(Precision.FLOAT64.nearest(0.1), 0.1);
    assertEquals(Precision.EXACT.nearest(0.1), 0.1);
  }

  @Test
  public void namesLeadBackToFormats() {
    for (Precision precision : Precision.values()) {
      assertEquals(Precision.ofDtype(precision.dtype()), precision);
    }
    assertThrows(IllegalArgumentException.class, () -> Precision.ofDtype("float8"));
  }
}
