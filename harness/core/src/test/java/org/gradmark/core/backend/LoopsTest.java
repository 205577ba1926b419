package org.gradmark.core.backend;

import static org.testng.Assert.assertEquals;

import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Which element meets which, on small whole numbers, where every backend is exact. */
public class LoopsTest {

  @DataProvider
  public static Object[][] backends() {
    return new Object[][] {
      {IeeeBackend.F64},
      {IeeeBackend.F32},
      {new ExactBackend()},
      {new RoundingBackend(Precision.FLOAT32, 5)},
    };
  }

  private static Tensor matrix(Backend backend) {
    return backend.tensor(Shape.of(2, 3), 1, 20, 300, 4000, 5, 6);
  }

  private static void check(Tensor tensor, Shape shape, double... values) {
    assertEquals(tensor.shape(), shape);
    assertEquals(tensor.toDoubles(), values);
  }

  @Test(dataProvider = "backends")
  public void reductions(Backend backend) {
    Tensor a = matrix(backend);
    check(a.sum(Axis.ALL), Shape.SCALAR, 4332);
    check(a.sum(Axis.ROW), Shape.of(2, 1), 321, 4011);
    check(a.sum(Axis.COLUMN), Shape.of(1, 3), 4001, 25, 306);
    check(a.max(Axis.ALL), Shape.SCALAR, 4000);
    check(a.max(Axis.ROW), Shape.of(2, 1), 300, 4000);
    check(a.max(Axis.COLUMN), Shape.of(1, 3), 4000, 20, 300);
    check(a.min(Axis.ALL), Shape.SCALAR, 1);
    check(a.min(Axis.ROW), Shape.of(2, 1), 1, 5);
    check(a.min(Axis.COLUMN), Shape.of(1, 3), 1, 5, 6);
    check(a.mean(Axis.ALL), Shape.SCALAR, 722);
    check(a.mean(Axis.ROW), Shape.of(2, 1), 107, 1337);
    check(a.plus(1).mean(Axis.COLUMN), Shape.of(1, 3), 2001.5, 13.5, 154);
    check(backend.tensor(Shape.of(4), 3, 9, 2, 8).sum(Axis.ALL), Shape.SCALAR, 22);
    check(
        backend.tensor(Shape.of(2, 2, 2), 1, 2, 3, 4, 5, 6, 7, 80).max(Axis.ALL), Shape.SCALAR, 80);
    check(backend.scalar(7).sum(Axis.ALL), Shape.SCALAR, 7);
  }

  @Test(dataProvider = "backends")
  public void norms(Backend backend) {
    Tensor a = backend.tensor(Shape.of(2, 2), 1, -5, 3, 1);
    check(a.norm1(), Shape.SCALAR, 10);
    check(a.norm2(), Shape.SCALAR, 6);
    check(a.normMax(), Shape.SCALAR, 5);
  }

  @Test(dataProvider = "backends")
  public void aReductionSeesNaN(Backend backend) {
    for (int i = 0; i < 3; i++) {
      double[] values = {1, 2, 3};
      values[i] = Double.NaN;
      Tensor a = backend.tensor(Shape.of(3), values);
      check(a.sum(Axis.ALL), Shape.SCALAR, Double.NaN);
      check(a.max(Axis.ALL), Shape.SCALAR, Double.NaN);
      check(a.min(Axis.ALL), Shape.SCALAR, Double.NaN);
    }
  }

  @Test(dataProvider = "backends")
  public void matrices(Backend backend) {
    Tensor a = matrix(backend);
    Tensor b = backend.tensor(Shape.of(3, 2), 1, 2, 3, 4, 5, 6);
    check(a.matmul(b), Shape.of(2, 2), 1561, 1882, 4045, 8056);
    check(b.matmul(a).sum(Axis.ALL), Shape.SCALAR, 9 * 321 + 12 * 4011);
    check(a.transpose(), Shape.of(3, 2), 1, 4000, 20, 5, 300, 6);
    Tensor column = backend.tensor(Shape.of(2, 1), 2, 3);
    Tensor row = backend.tensor(Shape.of(1, 3), 5, 7, 11);
    check(column.outer(row), Shape.of(2, 3), 10, 14, 22, 15, 21, 33);
    check(column.matmul(row), Shape.of(2, 3), 10, 14, 22, 15, 21, 33);
    check(row.matmul(row.transpose()), Shape.of(1, 1), 195);
  }

  @Test(dataProvider = "backends")
  public void broadcasting(Backend backend) {
    Tensor a = matrix(backend);
    Tensor column = backend.tensor(Shape.of(2, 1), 1, 2);
    Tensor row = backend.tensor(Shape.of(1, 3), 10, 20, 30);
    check(a.minus(column), Shape.of(2, 3), 0, 19, 299, 3998, 3, 4);
    check(column.minus(a), Shape.of(2, 3), 0, -19, -299, -3998, -3, -4);
    check(a.minus(row), Shape.of(2, 3), -9, 0, 270, 3990, -15, -24);
    check(column.plus(row), Shape.of(2, 3), 11, 21, 31, 12, 22, 32);
    check(row.plus(column), Shape.of(2, 3), 11, 21, 31, 12, 22, 32);
    check(backend.scalar(7).minus(column), Shape.of(2, 1), 6, 5);
    check(a.minus(1), Shape.of(2, 3), 0, 19, 299, 3999, 4, 5);
    check(backend.tensor(Shape.of(1, 1), 5).plus(row), Shape.of(1, 3), 15, 25, 35);
  }

  @Test(dataProvider = "backends")
  public void choicesAndLimits(Backend backend) {
    Tensor a = matrix(backend);
    Tensor column = backend.tensor(Shape.of(2, 1), 1, 0);
    Tensor row = backend.tensor(Shape.of(1, 3), -1, -2, -3);
    check(column.where(a, row), Shape.of(2, 3), 1, 20, 300, -1, -2, -3);
    check(backend.scalar(0).where(a, row), Shape.of(2, 3), -1, -2, -3, -1, -2, -3);
    check(a.lessThan(row.abs().times(6)).where(column, a), Shape.of(2, 3), 1, 20, 300, 4000, 0, 0);
    Tensor limited = a.clamp(backend.scalar(5), backend.scalar(100));
    check(limited, Shape.of(2, 3), 5, 20, 100, 100, 5, 6);
  }
}
