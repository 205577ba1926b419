package org.gradmark.backends.fused.cpu;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Reduction;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Sums are within their bound of the exact ones; maxima and minima are exact. */
public class ReductionTest {

  /** Terms of a lane, in float; what is left is added in double. */
  private static final int TERMS = Blocks.ELEMENTS / Lanes.COUNT;

  private static final double TALL = 0.7;

  @DataProvider
  Iterator<Object[]> backends() {
    return Inputs.pairs().stream().map(pair -> new Object[] {pair[0], pair[1]}).iterator();
  }

  /** A sum of n numbers in the way that the kernels add has at most so many roundings in a row. */
  private static double bound(FusedCpuBackend backend, double[] values) {
    double sizes = Arrays.stream(values).map(Math::abs).sum();
    int joins = backend.precision().bits() > 24 ? 10 + values.length / Blocks.ELEMENTS : 1;
    return (TERMS + joins) * Math.scalb(1.0, -backend.precision().bits()) * sizes * 1.001;
  }

  @Test(dataProvider = "backends")
  public void sumsOfEverySize(String fused, String plain) {
    FusedCpuBackend backend = Inputs.fused(fused);
    for (int size : new int[] {1, 2, 3, 511, 512, 513, 1025, 16_384, 16_385, 100_003}) {
      double[] values = rounded(backend, Inputs.random(size, size));
      double sum = backend.tensor(Shape.of(size), values).sum(Axis.ALL).toDoubles()[0];
      double exact = exact(values);
      assertTrue(
          Math.abs(sum - exact) <= bound(backend, values),
          size + " numbers: " + sum + " instead of " + exact);
    }
  }

  /** One large number, and many that are too small to be added to it one at a time. */
  @Test(dataProvider = "backends")
  public void lanesAreJoinedWithMoreDigits(String fused, String plain) {
    FusedCpuBackend backend = Inputs.fused(fused);
    double[] values = new double[Lanes.COUNT];
    Arrays.fill(values, 1);
    values[0] = Math.scalb(1.0, backend.precision().bits());
    double sum = backend.tensor(Shape.of(values.length), values).sum(Axis.ALL).toDoubles()[0];
    assertTrue(Math.abs(sum - exact(values)) <= bound(backend, values), sum + "");
  }

  /** Added one after the other, so many equal numbers would all be rounded to the same side. */
  @Test(dataProvider = "backends")
  public void tallColumnsAreAddedInParts(String fused, String plain) {
    FusedCpuBackend backend = Inputs.fused(fused);
    double[] values = new double[Blocks.ELEMENTS];
    Arrays.fill(values, backend.precision().nearest(TALL));
    Shape column = Shape.of(values.length, 1);
    double sum = backend.tensor(column, values).sum(Axis.COLUMN).toDoubles()[0];
    // 512 in a row, and the parts in double.
    int roundings = 512 + (backend.precision().bits() > 24 ? values.length / 512 : 1);
    double allowed = roundings * Math.scalb(1.0, -backend.precision().bits()) * exact(values);
    assertTrue(Math.abs(sum - exact(values)) <= allowed, sum + " for " + exact(values));
  }

  @Test(dataProvider = "backends")
  public void sumsOfRowsAndColumns(String fused, String plain) {
    FusedCpuBackend backend = Inputs.fused(fused);
    for (Shape shape :
        List.of(Shape.of(1, 1), Shape.of(3, 700), Shape.of(700, 3), Shape.of(600, 40))) {
      double[] values = rounded(backend, Inputs.random(shape.size(), 5));
      Tensor matrix = backend.tensor(shape, values);
      double[] rows = matrix.sum(Axis.ROW).toDoubles();
      double[] columns = matrix.sum(Axis.COLUMN).toDoubles();
      for (int r = 0; r < shape.rows(); r++) {
        double[] row = Arrays.copyOfRange(values, r * shape.columns(), (r + 1) * shape.columns());
        assertTrue(Math.abs(rows[r] - exact(row)) <= bound(backend, row), shape + " row " + r);
      }
      for (int c = 0; c < shape.columns(); c++) {
        double[] column = new double[shape.rows()];
        for (int r = 0; r < column.length; r++) {
          column[r] = values[r * shape.columns() + c];
        }
        // Up to 512 rows are added one after the other.
        double allowed = bound(backend, column) * 512 / TERMS;
        assertTrue(Math.abs(columns[c] - exact(column)) <= allowed, shape + " column " + c);
      }
    }
  }

  @Test(dataProvider = "backends")
  public void extremesHaveTheBitsOfThePlainBackend(String fused, String plain) {
    for (Shape shape : List.of(Shape.of(5, 22), Shape.of(22, 5), Shape.of(2, 600))) {
      for (Axis axis : Axis.values()) {
        for (Reduction reduction : List.of(Reduction.MAX, Reduction.MIN)) {
          for (boolean withNaN : new boolean[] {true, false}) {
            double[] values = Inputs.nasty(shape, 2);
            for (int i = 0; i < values.length && !withNaN; i++) {
              values[i] = Double.isNaN(values[i]) ? -0.0 : values[i];
            }
            double[] actual = reduce(Inputs.fused(fused).tensor(shape, values), reduction, axis);
            double[] expected = reduce(Inputs.plain(plain).tensor(shape, values), reduction, axis);
            assertEquals(bits(actual), bits(expected), reduction + " " + axis + " " + shape);
          }
        }
      }
    }
  }

  @Test(dataProvider = "backends")
  public void signsOfZeroInfinitiesAndNaN(String fused, String plain) {
    FusedCpuBackend backend = Inputs.fused(fused);
    double infinity = Double.POSITIVE_INFINITY;
    double[][] cases = {
      {-0.0, -0.0, -0.0},
      {-0.0, 0.0},
      {1, -1},
      {infinity, 1},
      {infinity, -infinity},
      {1, Double.NaN}
    };
    for (double[] values : cases) {
      double[] actual = backend.tensor(Shape.of(values.length), values).sum(Axis.ALL).toDoubles();
      double sum = -0.0;
      for (double value : values) {
        sum += value;
      }
      assertEquals(bits(actual), bits(new double[] {sum}), Arrays.toString(values));
    }
  }

  @Test(dataProvider = "backends")
  public void severalReductionsAndWhatComesAfter(String fused, String plain) {
    Shape shape = Shape.of(7, 30);
    // Whole numbers: no sum rounds, so the bits are the plain backend's.
    double[] values = new double[shape.size()];
    Arrays.setAll(values, i -> i % 13 - 6);
    double[][] results = new double[2][];
    for (int i = 0; i < 2; i++) {
      Tensor x = (i == 0 ? Inputs.fused(fused) : Inputs.plain(plain)).tensor(shape, values);
      Tensor rows = x.square().sum(Axis.ROW);
      Tensor columns = x.square().sum(Axis.COLUMN);
      Tensor factored = rows.times(columns).over(x.square().sum(Axis.ALL));
      Tensor shifted = x.minus(x.max(Axis.ROW)).over(x.abs().max(Axis.COLUMN)).plus(factored);
      results[i] = shifted.times(x.norm2()).plus(x.norm1()).toDoubles();
    }
    assertEquals(bits(results[0]), bits(results[1]));
  }

  private static double[] reduce(Tensor x, Reduction reduction, Axis axis) {
    return x.backend().reduce(reduction, axis, x).toDoubles();
  }

  private static double[] rounded(FusedCpuBackend backend, double[] values) {
    return Arrays.stream(values).map(backend.precision()::nearest).toArray();
  }

  private static double exact(double[] values) {
    BigDecimal sum = BigDecimal.ZERO;
    for (double value : values) {
      sum = sum.add(new BigDecimal(value));
    }
    return sum.doubleValue();
  }

  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
  }
}
