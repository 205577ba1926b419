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

/** Fifty digits, against decimals known from elsewhere. */
public class ExactBackendTest {

  private static final ExactBackend EXACT = new ExactBackend();
  private static final MathContext DIGITS = new MathContext(70);
  private static final BigDecimal HALF_A_UNIT = new BigDecimal("5e-50");

  private static Tensor of(double value) {
    return EXACT.scalar(value);
  }

  /** All its digits, not the double that {@code read} makes of them. */
  private static BigDecimal digits(Tensor tensor) {
    return ((LongFloat) ((Object[]) tensor.data())[0]).toDecimal();
  }

  @DataProvider
  public static Object[][] known() {
    return new Object[][] {
      {"√2", of(2).sqrt(), "1.4142135623730950488016887242096980785696718753769480731766797"},
      {
        "2^(1/2)", of(2).pow(0.5), "1.4142135623730950488016887242096980785696718753769480731766797"
      },
      {"√10", of(10).sqrt(), "3.1622776601683793319988935444327185337195551393252168268575048"},
      {"e", of(1).exp(), "2.7182818284590452353602874713526624977572470936999595749669676"},
      {"1/e", of(-1).exp(), "0.36787944117144232159552377016146086744581113103176783450783680"},
      {"ln 2", of(2).log(), "0.69314718055994530941723212145817656807550013436025525412068001"},
      {"ln 10", of(10).log(), "2.3025850929940456840179914546843642076011014886287729760333279"},
      {"1/3", of(1).over(3), "0.33333333333333333333333333333333333333333333333333333333333333"},
      {"1/7", of(1).over(7), "0.14285714285714285714285714285714285714285714285714285714285714"},
    };
  }

  @Test(dataProvider = "known")
  public void fiftyDigitsAreRight(String what, Tensor tensor, String decimals) {
    checkDigits(tensor, new BigDecimal(decimals), what);
  }

  private static void checkDigits(Tensor tensor, BigDecimal due, String what) {
    BigDecimal error = digits(tensor).subtract(due).abs().divide(due.abs(), DIGITS);
    assertTrue(error.compareTo(HALF_A_UNIT) <= 0, what + ": " + digits(tensor) + ", due " + due);
  }

  @Test
  public void wholePowersAreFiftyDigitsToo() {
    for (int exponent : new int[] {1, 2, 10, 1000, 100_000}) {
      BigDecimal due = new BigDecimal(0.999).pow(exponent, DIGITS);
      checkDigits(of(0.999).pow(exponent), due, "0.999^" + exponent);
      checkDigits(of(0.999).pow(-exponent), BigDecimal.ONE.divide(due, DIGITS), "-" + exponent);
    }
    BigDecimal cube = new BigDecimal(-1.1).pow(3);
    checkDigits(of(-1.1).pow(3), cube, "a negative base");
  }

  /** √ of numbers far outside a double's range, as squares of huge and tiny gradients are. */
  @Test
  public void rootsOfHugeAndTinyNumbersAreRight() {
    for (double x : new double[] {1e-320, 1e-200, 1e-150, 1e-30, 1e30, 1e150, 1e200, 1e308}) {
      checkDigits(of(x).square().sqrt(), new BigDecimal(x), "√(" + x + "²)");
      checkDigits(of(x).sqrt(), new BigDecimal(x).sqrt(DIGITS), "√" + x);
    }
  }

  @Test
  public void basicOperationsAreFiftyDigits() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 300; i++) {
      double x = Numbers.random(random, Precision.FLOAT64, 300);
      double y = Numbers.random(random, Precision.FLOAT64, 300);
      BigDecimal a = new BigDecimal(x);
      BigDecimal b = new BigDecimal(y);
      checkDigits(of(x).plus(y), a.add(b), x + " + " + y);
      checkDigits(of(x).minus(y), a.subtract(b), x + " - " + y);
      checkDigits(of(x).times(y), a.multiply(b), x + " * " + y);
      checkDigits(of(x).over(y), a.divide(b, DIGITS), x + " / " + y);
      checkDigits(of(x).square(), a.multiply(a), x + "²");
      checkDigits(of(x).abs().sqrt(), a.abs().sqrt(DIGITS), "√" + x);
    }
  }

  @Test
  public void everyDoubleComesBackAsItself() {
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 3000; i++) {
      double x = Numbers.random(random, Precision.FLOAT64, 1023);
      assertEquals(of(x).toDoubles()[0], x);
      double tiny = Double.longBitsToDouble(random.nextLong(1L << 52)); // subnormal
      assertEquals(of(-tiny).toDoubles()[0], -tiny);
    }
    assertEquals(of(Double.MIN_VALUE).toDoubles()[0], Double.MIN_VALUE);
    assertEquals(of(Double.MAX_VALUE).toDoubles()[0], Double.MAX_VALUE);
  }

  @Test
  public void readingRoundsToTheNearestDouble() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 1000; i++) {
      double x = Numbers.random(random, Precision.FLOAT64, 500);
      double y = Numbers.random(random, Precision.FLOAT64, 500);
      BigDecimal product = new BigDecimal(x).multiply(new BigDecimal(y));
      assertEquals(of(x).times(y).toDoubles()[0], product.doubleValue(), x + " * " + y);
    }
  }
}
