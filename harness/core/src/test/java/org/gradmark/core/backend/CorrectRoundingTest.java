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

/** The plain backends against decimal arithmetic: every result is the nearest number there is. */
public class CorrectRoundingTest {

  private static final int CASES = 2000;
  private static final MathContext DIGITS = new MathContext(60);

  @DataProvider
  public static Object[][] plain() {
    return new Object[][] {{IeeeBackend.F64}, {IeeeBackend.F32}};
  }

  @Test(dataProvider = "plain")
  public void theFiveBasicOperationsAreCorrectlyRounded(IeeeBackend backend) {
    Precision precision = backend.precision();
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < CASES; i++) {
      double x = Numbers.random(random, precision, 12);
      double y = Numbers.random(random, precision, 12);
      BigDecimal a = new BigDecimal(x);
      BigDecimal b = new BigDecimal(y);
      Tensor u = backend.scalar(x);
      Tensor v = backend.scalar(y);
      String what = x + " and " + y;
      check(u.plus(v), precision, a.add(b), what);
      check(u.minus(v), precision, a.subtract(b), what);
      check(u.times(v), precision, a.multiply(b), what);
      check(u.over(v), precision, a.divide(b, DIGITS), what);
      check(u.square(), precision, a.multiply(a), what);
      check(u.abs().sqrt(), precision, a.abs().sqrt(DIGITS), what);
    }
  }

  private static void check(Tensor got, Precision precision, BigDecimal exact, String what) {
    assertEquals(got.toDoubles()[0], Numbers.nearest(precision, exact), what);
  }

  @Test
  public void floatsAreWhatJavaMakesOfThem() {
    SplittableRandom random = new SplittableRandom(8);
    for (int i = 0; i < CASES; i++) {
      float x = (float) Numbers.random(random, Precision.FLOAT32, 120);
      float y = (float) Numbers.random(random, Precision.FLOAT32, 120);
      Tensor u = IeeeBackend.F32.scalar(x);
      Tensor v = IeeeBackend.F32.scalar(y);
      assertEquals(u.plus(v).toDoubles()[0], (double) (x + y));
      assertEquals(u.minus(v).toDoubles()[0], (double) (x - y));
      assertEquals(u.times(v).toDoubles()[0], (double) (x * y)); // may over- or underflow
      assertEquals(u.over(v).toDoubles()[0], (double) (x / y));
    }
  }

  @Test
  public void constantsAreRoundedToTheFormat() {
    assertEquals(IeeeBackend.F32.scalar(0.999).toDoubles()[0], (double) 0.999f);
    assertEquals(IeeeBackend.F64.scalar(0.999).toDoubles()[0], 0.999);
  }

  @Test(dataProvider = "plain")
  public void theOtherFunctionsAreWithinOneUlpOfTheExactBackend(IeeeBackend backend) {
    ExactBackend exact = new ExactBackend();
    SplittableRandom random = new SplittableRandom(9);
    for (int i = 0; i < 200; i++) {
      double x = Math.abs(Numbers.random(random, backend.precision(), 4));
      double y = backend.precision().nearest(random.nextDouble(-3, 3));
      close(backend.scalar(x).exp(), exact.scalar(x).exp(), "exp " + x);
      close(backend.scalar(x).log(), exact.scalar(x).log(), "log " + x);
      close(backend.scalar(x).pow(y), exact.scalar(x).pow(y), x + " to the power of " + y);
    }
  }

  private static void close(Tensor got, Tensor exact, String what) {
    double due = exact.toDoubles()[0];
    double error = Math.abs(got.toDoubles()[0] - due);
    assertTrue(error <= got.backend().precision().ulp(due), what + " errs by " + error);
  }
}
