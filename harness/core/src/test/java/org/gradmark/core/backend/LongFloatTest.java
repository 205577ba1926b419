package org.gradmark.core.backend;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Tensor;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The long numbers of the exact backend against {@link BigDecimal}, and their ends. */
public class LongFloatTest {

  private static final ExactBackend EXACT = new ExactBackend();
  private static final BigDecimal LAST_BIT =
      new BigDecimal(2).pow(1 - LongFloat.BITS, new MathContext(80));
  private static final MathContext WIDE = new MathContext(400);

  /** A number of all 192 bits. */
  private static LongFloat random(SplittableRandom random) {
    double x = Numbers.random(random, Precision.FLOAT64, 40);
    double y = Numbers.random(random, Precision.FLOAT64, 40);
    return LongFloat.of(x).over(LongFloat.of(y));
  }

  private static void near(LongFloat got, BigDecimal due, String what) {
    BigDecimal error = got.toDecimal().subtract(due).abs();
    BigDecimal half = due.abs().multiply(LAST_BIT).divide(BigDecimal.valueOf(2));
    assertTrue(error.compareTo(half) <= 0, what + ": " + got.toDecimal() + ", due " + due);
    assertTrue(got.significand().bitLength() <= LongFloat.BITS + 1, what);
  }

  @Test
  public void everyOperationIsRightToHalfABit() {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 2000; i++) {
      LongFloat x = random(random);
      LongFloat y = random(random);
      BigDecimal a = x.toDecimal();
      BigDecimal b = y.toDecimal();
      near(x.plus(y), a.add(b), "sum");
      near(x.minus(y), a.subtract(b), "difference");
      near(x.times(y), a.multiply(b), "product");
      near(x.over(y), a.divide(b, WIDE), "quotient");
      assertEquals(x.compareTo(y), a.compareTo(b));
      assertEquals(x.toDouble(), a.doubleValue());
    }
  }

  @Test
  public void theTopOfANegatedNumberIsItsOwn() {
    for (double size : new double[] {1, 2, 1024, 3, 0.75, 0x1p-1022, Double.MAX_VALUE}) {
      assertEquals(LongFloat.of(size).top(), Math.getExponent(size) + 1L, "" + size);
      assertEquals(LongFloat.of(-size).top(), LongFloat.of(size).top(), "-" + size);
    }
  }

  /** Else a run on mirrored data would not be the mirrored run. */
  @Test
  public void negatedOperandsGiveNegatedResults() {
    SplittableRandom random = new SplittableRandom(12);
    for (int i = 0; i < 1000; i++) {
      LongFloat x = random(random);
      LongFloat y = random(random);
      same(x.negate().plus(y.negate()), x.plus(y).negate());
      same(x.negate().times(y), x.times(y).negate());
      same(x.negate().over(y), x.over(y).negate());
      assertEquals(x.negate().toDouble(), -x.toDouble());
    }
  }

  private static void same(LongFloat got, LongFloat due) {
    assertEquals(got.compareTo(due), 0);
  }

  @Test
  public void whatDividesEvenlyIsExact() {
    for (int x = 1; x < 60; x++) {
      for (int y = 1; y < 60; y++) {
        same(LongFloat.of((double) x * y).over(LongFloat.of(y)), LongFloat.of(x));
      }
      same(LongFloat.of((double) x * x).sqrt(), LongFloat.of(x));
    }
  }

  @Test
  public void aNumberFarBelowTheOtherIsGone() {
    LongFloat one = LongFloat.of(1);
    LongFloat tiny = LongFloat.of(0x1p-1000);
    same(one.plus(tiny), one);
    same(tiny.plus(one), one);
    same(one.minus(tiny), one);
    same(one.plus(tiny).minus(one), LongFloat.of(0));
  }

  @DataProvider
  public static Object[][] ends() {
    Tensor huge = EXACT.scalar(1e300).pow(400);
    Tensor tiny = EXACT.scalar(1e-300).pow(400);
    double infinity = Double.POSITIVE_INFINITY;
    return new Object[][] {
      {"a huge power is finite", huge.over(huge), 1.0},
      {"beyond the range", huge.times(1e300), infinity},
      {"negative, beyond the range", huge.times(-1e300), -infinity},
      {"below the range", tiny.times(1e-300), 0.0},
      {"negative, below the range", tiny.times(-1e-300), -0.0},
      {"a far too huge power", EXACT.scalar(-3).pow(999_999_999), -infinity},
      {"a far too tiny power", EXACT.scalar(0.25).pow(999_999_999), 0.0},
      {"huge as a double", huge, infinity},
      {"tiny as a double", tiny.negate(), -0.0},
      {"a slow power", EXACT.scalar(1 + 0x1p-30).pow(1 << 29), Math.exp(0.5)},
    };
  }

  @Test(dataProvider = "ends")
  public void theEndsOfTheRange(String what, Tensor tensor, double due) {
    assertEquals(tensor.toDoubles()[0], due, Double.isFinite(due) ? 1e-9 : 0, what);
    assertEquals(Math.copySign(1, tensor.toDoubles()[0]), Math.copySign(1, due), what);
  }
}
