package org.gradmark.core.estimator;

import static org.testng.Assert.assertEquals;

import java.util.Arrays;
import org.gradmark.core.backend.ExactBackend;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.backend.RoundingBackend;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Rows are put together and taken apart without a rounding error on any backend. */
public class RowsTest {

  @DataProvider
  public static Object[][] backends() {
    return new Object[][] {
      {new ExactBackend()},
      {IeeeBackend.F64},
      {IeeeBackend.F32},
      {new RoundingBackend(Precision.FLOAT32, 3)},
    };
  }

  private static double[] numbers(double... values) {
    return values;
  }

  @Test(dataProvider = "backends")
  public void rowsAreStackedAndFound(Backend b) {
    Tensor stacked = Rows.stack(Rows.of(b, 1, -2), Rows.of(b, 3, 0.5));
    assertEquals(stacked.shape(), Shape.of(2, 2));
    assertEquals(stacked.toDoubles(), numbers(1, -2, 3, 0.5));
    assertEquals(Rows.row(stacked, 1).toDoubles(), numbers(3, 0.5));
    assertEquals(Rows.stack(b.scalar(4), b.scalar(5)).shape(), Shape.of(2, 1));
  }

  @Test(dataProvider = "backends")
  public void matricesAreJoinedAndCut(Backend b) {
    Tensor left = b.tensor(Shape.of(2, 1), 1, 2);
    Tensor right = b.tensor(Shape.of(2, 2), 3, 4, 5, 6);
    Tensor joined = Rows.join(left, right);
    assertEquals(joined.toDoubles(), numbers(1, 3, 4, 2, 5, 6));
    assertEquals(Rows.columns(joined, 1, 3).toDoubles(), right.toDoubles());
  }

  @Test(dataProvider = "backends")
  public void aMatrixIsFlattenedAndFolded(Backend b) {
    Tensor matrix = b.tensor(Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
    Tensor flat = Rows.flat(matrix);
    assertEquals(flat.shape(), Shape.of(1, 6));
    assertEquals(flat.toDoubles(), matrix.toDoubles());
    assertEquals(Rows.matrix(flat, 2, 3).toDoubles(), matrix.toDoubles());
  }

  @Test(dataProvider = "backends")
  public void rowsAreJoinedAndKeepTheirZeros(Backend b) {
    Tensor joined = Rows.join(Rows.of(b, 1, -0.0), b.tensor(Shape.of(1, 1), 3));
    assertEquals(joined.shape(), Shape.of(1, 3));
    assertEquals(joined.toDoubles(), numbers(1, -0.0, 3));
  }

  /** A join that places each element among all others would take minutes. */
  @Test(dataProvider = "backends", timeOut = 30_000)
  public void manyElementsAreFlattenedInNoTime(Backend b) {
    double[] numbers = new double[40_000];
    Arrays.setAll(numbers, i -> i % 8);
    Tensor flat = Rows.flat(b.tensor(Shape.of(200, 200), numbers));
    assertEquals(flat.shape(), Shape.of(1, numbers.length));
    assertEquals(flat.toDoubles(), numbers);
  }

  /** A product with 0 would spoil its neighbours. */
  @Test(dataProvider = "backends")
  public void whatIsNotFiniteStaysWhereItIs(Backend b) {
    double[] odd = {1, Double.NaN, 3, Double.POSITIVE_INFINITY, -5, Double.NEGATIVE_INFINITY};
    Tensor matrix = b.tensor(Shape.of(2, 3), odd);
    assertEquals(Rows.flat(matrix).toDoubles(), odd);
    assertEquals(Rows.matrix(Rows.flat(matrix), 2, 3).toDoubles(), odd);
    assertEquals(Rows.row(matrix, 0).toDoubles(), numbers(1, Double.NaN, 3));
    assertEquals(Rows.columns(matrix, 2, 3).toDoubles(), numbers(3, odd[5]));
    Tensor halves = Rows.join(Rows.columns(matrix, 0, 2), Rows.columns(matrix, 2, 3));
    assertEquals(halves.toDoubles(), odd);
    assertEquals(Rows.stack(Rows.row(matrix, 0), Rows.row(matrix, 1)).toDoubles(), odd);
  }

  @Test(dataProvider = "backends")
  public void productsAreRowByRow(Backend b) {
    Tensor a = b.tensor(Shape.of(2, 2), 1, 2, 3, 4);
    assertEquals(Rows.dot(a, a).toDoubles(), numbers(5, 25));
    assertEquals(a.matmul(Rows.identity(b, 2)).toDoubles(), a.toDoubles());
  }

  @Test(dataProvider = "backends")
  public void softmaxDoesNotOverflow(Backend b) {
    Tensor p = Rows.softmax(b.tensor(Shape.of(2, 2), 1e4, 1e4, 0, 0));
    assertEquals(p.toDoubles(), numbers(0.5, 0.5, 0.5, 0.5));
  }
}
