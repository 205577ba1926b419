package org.gradmark.core.backend;

import static org.testng.Assert.assertEquals;

import java.util.List;
import java.util.function.UnaryOperator;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Tensor;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Zeros with a sign, infinities and NaN mean the same on every plain backend: what Java says. */
public class SpecialValuesTest {

  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;
  private static final double[] VALUES = {0.0, -0.0, 1, -1, 2.5, INF, -INF, NAN};

  private interface Two<T> {
    T of(T a, T b);
  }

  private record Binary(String name, Two<Tensor> tensor, Two<Double> java) {}

  private record Unary(String name, UnaryOperator<Tensor> tensor, UnaryOperator<Double> java) {}

  private static final List<Binary> BINARIES =
      List.of(
          new Binary("plus", Tensor::plus, (a, b) -> a + b),
          new Binary("minus", Tensor::minus, (a, b) -> a - b),
          new Binary("times", Tensor::times, (a, b) -> a * b),
          new Binary("over", Tensor::over, (a, b) -> a / b),
          new Binary("max", Tensor::max, Math::max),
          new Binary("min", Tensor::min, Math::min),
          new Binary("less", Tensor::lessThan, (a, b) -> a < b ? 1.0 : 0.0),
          new Binary("greater", Tensor::greaterThan, (a, b) -> a > b ? 1.0 : 0.0),
          new Binary("equal", Tensor::equalTo, (a, b) -> a.doubleValue() == b ? 1.0 : 0.0));

  private static final List<Unary> UNARIES =
      List.of(
          new Unary("negate", Tensor::negate, a -> -a),
          new Unary("abs", Tensor::abs, Math::abs),
          new Unary("sign", Tensor::sign, Math::signum),
          new Unary("square", Tensor::square, a -> a * a),
          new Unary("sqrt", Tensor::sqrt, Math::sqrt));

  @DataProvider
  public static Object[][] backends() {
    return new Object[][] {
      {IeeeBackend.F64, 0},
      {IeeeBackend.F32, 0x1p-24},
      {new ExactBackend(), 0},
      {new RoundingBackend(Precision.FLOAT64, 1), 0x1p-52},
      {new RoundingBackend(Precision.FLOAT32, 1), 0x1p-23},
      {new RoundingBackend(Precision.BFLOAT16, 1), 0x1p-7},
      {new RoundingBackend(Precision.FLOAT32, RoundingBackend.Direction.UP), 0x1p-23},
    };
  }

  @Test(dataProvider = "backends")
  public void operationsOfTwo(Backend backend, double roundOff) {
    for (Binary operation : BINARIES) {
      for (double a : VALUES) {
        for (double b : VALUES) {
          double got = operation.tensor.of(backend.scalar(a), backend.scalar(b)).toDoubles()[0];
          same(got, operation.java.of(a, b), roundOff, a + " " + operation.name + " " + b);
        }
      }
    }
  }

  @Test(dataProvider = "backends")
  public void operationsOfOne(Backend backend, double roundOff) {
    for (Unary operation : UNARIES) {
      for (double a : VALUES) {
        double got = operation.tensor.apply(backend.scalar(a)).toDoubles()[0];
        same(got, operation.java.apply(a), roundOff, operation.name + " " + a);
      }
    }
  }

  @Test(dataProvider = "backends")
  public void powersExponentialsAndLogarithms(Backend backend, double roundOff) {
    for (double a : VALUES) {
      same(backend.scalar(a).exp().toDoubles()[0], Math.exp(a), 2 * roundOff + 1e-15, "exp " + a);
      same(backend.scalar(a).log().toDoubles()[0], Math.log(a), 2 * roundOff + 1e-15, "log " + a);
      for (double b : new double[] {0, 1, 2, 3, -1, -2, 0.5, -0.5, INF, -INF, NAN}) {
        double got = backend.scalar(a).pow(b).toDoubles()[0];
        same(got, Math.pow(a, b), 2 * roundOff + 1e-15, a + " to the power of " + b);
      }
    }
  }

  private static void same(double got, double due, double roundOff, String what) {
    if (due == 0 || !Double.isFinite(due)) {
      // The sign of a zero counts; all NaNs are one.
      assertEquals(Double.doubleToLongBits(got), Double.doubleToLongBits(due), what + " = " + got);
    } else {
      assertEquals(got, due, roundOff * Math.abs(due), what);
    }
  }

  @Test(dataProvider = "backends")
  public void aChoiceTakesOneSideAndNothingOfTheOther(Backend backend, double roundOff) {
    Tensor nan = backend.scalar(NAN);
    Tensor one = backend.scalar(1);
    assertEquals(backend.scalar(1).where(one, nan).toDoubles()[0], 1.0);
    assertEquals(backend.scalar(0).where(nan, one).toDoubles()[0], 1.0);
    assertEquals(backend.scalar(-0.0).where(nan, one).toDoubles()[0], 1.0);
    assertEquals(backend.scalar(-2).where(one, nan).toDoubles()[0], 1.0);
  }
}
