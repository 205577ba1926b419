package org.gradmark.backends.gpu;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.function.Function;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Binary;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Reduction;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Unary;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Every operation on a device against the plain backends, on numbers that go wrong elsewhere. */
public class AgreementTest {

  private static final double[] NASTY = {
    0.0,
    -0.0,
    1,
    -1,
    0.1,
    -3.5,
    1e-3,
    7,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    1e-40,
    -3e-42,
    1.4e-45,
    3e38,
    -3e38,
    1e-20,
    16777217,
    2,
    0.5,
    1e-310
  };

  @DataProvider
  public static Object[][] precisions() {
    return new Object[][] {{"single"}, {"twice"}};
  }

  private static GpuBackend device(String precision) {
    return precision.equals("single") ? OnDevice.single() : OnDevice.twice();
  }

  private static Backend plain(Backend device) {
    return device.precision() == Precision.FLOAT32 ? IeeeBackend.F32 : IeeeBackend.F64;
  }

  private static void assertSame(Backend device, String what, Function<Backend, Tensor> f) {
    double[] got = f.apply(device).toDoubles();
    double[] due = f.apply(plain(device)).toDoubles();
    assertEquals(got.length, due.length);
    for (int i = 0; i < got.length; i++) {
      assertEquals(
          Double.doubleToLongBits(got[i]),
          Double.doubleToLongBits(due[i]),
          what + "[" + i + "]: " + got[i] + ", not " + due[i]);
    }
  }

  private static void assertNear(Backend device, String what, Function<Backend, Tensor> f) {
    double[] got = f.apply(device).toDoubles();
    double[] due = f.apply(plain(device)).toDoubles();
    for (int i = 0; i < got.length; i++) {
      boolean same = Double.doubleToLongBits(got[i]) == Double.doubleToLongBits(due[i]);
      // OpenCL allows a power 16 ulp of double; of single, the nearest number's neighbour.
      double allowed =
          (device.precision() == Precision.FLOAT32 ? 1 : 16) * device.precision().ulp(due[i]);
      assertTrue(
          same || Math.abs(got[i] - due[i]) <= allowed,
          what + "[" + i + "]: " + got[i] + ", not " + due[i]);
    }
  }

  /** All pairs: the number in its row, the number in its column. */
  private static Tensor left(Backend backend) {
    return backend.tensor(Shape.of(NASTY.length, 1), NASTY);
  }

  private static Tensor right(Backend backend) {
    return backend.tensor(Shape.of(1, NASTY.length), NASTY);
  }

  @Test(dataProvider = "precisions")
  public void operationsOfOneNumber(String precision) {
    GpuBackend device = device(precision);
    for (Unary unary : Unary.values()) {
      Function<Backend, Tensor> f = b -> b.unary(unary, left(b));
      if (unary == Unary.EXP || unary == Unary.LOG) {
        assertNear(device, unary.name(), f);
      } else {
        assertSame(device, unary.name(), f);
      }
    }
  }

  @Test(dataProvider = "precisions")
  public void operationsOfTwoNumbers(String precision) {
    GpuBackend device = device(precision);
    Shape square = Shape.of(NASTY.length, NASTY.length);
    for (Binary binary : Binary.values()) {
      Function<Backend, Tensor> f = b -> b.binary(binary, left(b), right(b), square);
      if (binary == Binary.POWER) {
        assertNear(device, binary.name(), f);
      } else {
        assertSame(device, binary.name(), f);
      }
    }
  }

  @Test(dataProvider = "precisions")
  public void aStepIsNotContracted(String precision) {
    // A fused multiply-add would keep the bits that 0.1 * 0.1 loses.
    assertSame(
        device(precision),
        "a * b + c",
        b -> left(b).times(right(b)).plus(left(b)).minus(left(b).times(right(b))));
  }

  /** They are handed over some at a time. */
  @Test(dataProvider = "precisions")
  public void manyNumbersOfTheHost(String precision) {
    assertSame(
        device(precision),
        "a polynomial of twenty coefficients",
        b -> {
          Tensor x = b.tensor(Shape.of(5), 0.5, -0.25, 0.75, 1, -1);
          Tensor sum = x.times(0);
          for (int i = 1; i <= 20; i++) {
            sum = sum.times(x).plus(1.0 / i);
          }
          return sum;
        });
  }

  @Test(dataProvider = "precisions")
  public void choices(String precision) {
    assertSame(
        device(precision),
        "where",
        b -> left(b).lessThan(right(b)).where(left(b).negate(), right(b)));
  }

  @Test(dataProvider = "precisions")
  public void matrices(String precision) {
    GpuBackend device = device(precision);
    assertSame(device, "transpose", b -> numbers(b, 19, 33).transpose());
    assertSame(device, "product", b -> numbers(b, 19, 33).matmul(numbers(b, 33, 18)));
  }

  @Test(dataProvider = "precisions")
  public void extremes(String precision) {
    GpuBackend device = device(precision);
    for (Axis axis : Axis.values()) {
      for (Reduction reduction : new Reduction[] {Reduction.MAX, Reduction.MIN}) {
        String what = reduction + " over " + axis;
        assertSame(device, what, b -> b.reduce(reduction, axis, numbers(b, 300, 411)));
        assertSame(device, what, b -> b.reduce(reduction, axis, left(b).plus(right(b))));
      }
    }
  }

  @Test(dataProvider = "precisions")
  public void sumsOfWholeNumbersAreExact(String precision) {
    GpuBackend device = device(precision);
    for (Axis axis : Axis.values()) {
      assertSame(device, "sum over " + axis, b -> whole(b, 300, 411).sum(axis));
      // Rows that no number of parts divides, a row, a column.
      assertSame(device, "sum of 131 rows over " + axis, b -> whole(b, 131, 5).sum(axis));
      assertSame(device, "sum of 1031 rows over " + axis, b -> whole(b, 1031, 3).sum(axis));
      assertSame(device, "sum of a row over " + axis, b -> whole(b, 1, 4099).sum(axis));
      assertSame(device, "sum of a column over " + axis, b -> whole(b, 4099, 1).sum(axis));
      assertSame(device, "sum of one over " + axis, b -> whole(b, 1, 1).sum(axis));
      assertSame(device, "sum of -0 over " + axis, b -> whole(b, 5, 3).times(-0.0).sum(axis));
    }
    assertSame(device, "of a vector", b -> b.tensor(Shape.of(3), 4, 5, 6).sum(Axis.ALL));
  }

  @Test(dataProvider = "precisions")
  public void sumsErrAsTreesDo(String precision) {
    GpuBackend device = device(precision);
    int rows = 700;
    int columns = 301;
    double exact = numbers(IeeeBackend.F64, rows, columns).sum(Axis.ALL).toDoubles()[0];
    double sizes = numbers(IeeeBackend.F64, rows, columns).norm1().toDoubles()[0];
    double got = numbers(device, rows, columns).sum(Axis.ALL).toDoubles()[0];
    // At most 4 additions of an item, 8 levels of the tree, and as many for the parts; each adds
    // half
    // an ulp relative to what it adds (Higham 2002, section 4.2). And the numbers themselves.
    double unit = Math.scalb(1.0, -device.precision().bits());
    assertTrue(Math.abs(got - exact) <= 24 * unit * sizes, got + " for " + exact);
  }

  private static Tensor numbers(Backend backend, int rows, int columns) {
    double[] values = new double[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.sin(i * 1.7) * (1 + i % 13);
    }
    return backend.tensor(Shape.of(rows, columns), values);
  }

  private static Tensor whole(Backend backend, int rows, int columns) {
    double[] values = new double[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 7 + 1;
    }
    return backend.tensor(Shape.of(rows, columns), values);
  }
}
