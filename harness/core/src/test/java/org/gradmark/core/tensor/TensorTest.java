package org.gradmark.core.tensor;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertSame;
import static org.testng.Assert.expectThrows;

import org.gradmark.core.backend.IeeeBackend;
import org.testng.Assert.ThrowingRunnable;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The façade: every method does what it says, and refuses what it cannot do. */
public class TensorTest {

  private static final Backend F64 = IeeeBackend.F64;
  private static final Tensor A = F64.tensor(Shape.of(2), 3, -4);
  private static final Tensor B = F64.tensor(Shape.of(2), 0.5, -4);
  private static final Tensor THREE = F64.tensor(Shape.of(3), 1, 2, 3);
  private static final Tensor MATRIX = F64.tensor(Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
  private static final Tensor COLUMN = F64.tensor(Shape.of(2, 1), 1, 2);

  @DataProvider
  public static Object[][] results() {
    return new Object[][] {
      {"plus", A.plus(B), 3.5, -8.0},
      {"minus", A.minus(B), 2.5, 0.0},
      {"times", A.times(B), 1.5, 16.0},
      {"over", A.over(B), 6.0, 1.0},
      {"pow", A.pow(F64.tensor(Shape.of(2), 2, 3)), 9.0, -64.0},
      {"max", A.max(B), 3.0, -4.0},
      {"min", A.min(B), 0.5, -4.0},
      {"lessThan", B.lessThan(A), 1.0, 0.0},
      {"greaterThan", A.greaterThan(B), 1.0, 0.0},
      {"equalTo", A.equalTo(B), 0.0, 1.0},
      {"plus scalar", A.plus(1), 4.0, -3.0},
      {"minus scalar", A.minus(1), 2.0, -5.0},
      {"times scalar", A.times(2), 6.0, -8.0},
      {"over scalar", A.over(2), 1.5, -2.0},
      {"pow scalar", A.pow(2), 9.0, 16.0},
      {"equalTo scalar", A.equalTo(3), 1.0, 0.0},
      {"oneMinus", A.oneMinus(), -2.0, 5.0},
      {"negate", A.negate(), -3.0, 4.0},
      {"abs", A.abs(), 3.0, 4.0},
      {"sign", A.sign(), 1.0, -1.0},
      {"square", A.square(), 9.0, 16.0},
      {"sqrt", A.square().sqrt(), 3.0, 4.0},
      {"exp", A.exp(), StrictMath.exp(3), StrictMath.exp(-4)},
      {"log", A.abs().log(), StrictMath.log(3), StrictMath.log(4)},
      {"where", A.greaterThan(B).where(A, B.plus(1)), 3.0, -3.0},
      {"clamp", A.clamp(F64.scalar(-1), F64.scalar(2)), 2.0, -1.0},
    };
  }

  @Test(dataProvider = "results")
  public void operations(String name, Tensor result, double first, double second) {
    assertEquals(result.toDoubles(), new double[] {first, second}, name);
    assertEquals(result.shape(), A.shape());
    assertSame(result.backend(), F64);
  }

  @Test
  public void operandsAreLeftAsTheyWere() {
    A.plus(B).times(A).negate().sqrt();
    assertEquals(A.toDoubles(), new double[] {3, -4});
    A.toDoubles()[0] = 7;
    assertEquals(A.toDoubles(), new double[] {3, -4});
  }

  private static Object[] wrong(ThrowingRunnable operation, String message) {
    return new Object[] {operation, message};
  }

  @DataProvider
  public static Object[][] mistakes() {
    String clash = " shapes [2] and [3] do not match";
    return new Object[][] {
      wrong(() -> A.plus(THREE), "plus:" + clash),
      wrong(() -> A.minus(THREE), "minus:" + clash),
      wrong(() -> A.times(THREE), "times:" + clash),
      wrong(() -> A.over(THREE), "over:" + clash),
      wrong(() -> A.max(THREE), "max:" + clash),
      wrong(() -> A.min(THREE), "min:" + clash),
      wrong(() -> A.pow(THREE), "power:" + clash),
      wrong(() -> A.lessThan(THREE), "less:" + clash),
      wrong(() -> A.greaterThan(THREE), "greater:" + clash),
      wrong(() -> A.equalTo(THREE), "equal:" + clash),
      wrong(() -> A.where(THREE, A), "where:" + clash),
      wrong(() -> A.where(A, THREE), "where:" + clash),
      wrong(() -> MATRIX.matmul(MATRIX), "matmul: shapes [2,3] and [2,3] do not match"),
      wrong(() -> COLUMN.outer(COLUMN), "outer: shapes [2,1] and [2,1] are no column and row"),
      wrong(() -> MATRIX.outer(MATRIX), "outer: shapes [2,3] and [2,3] are no column and row"),
      wrong(() -> A.matmul(A), "a matrix (rank 2) is needed, got shape [2]"),
      wrong(() -> A.transpose(), "a matrix (rank 2) is needed, got shape [2]"),
      wrong(() -> A.sum(Axis.ROW), "a matrix (rank 2) is needed, got shape [2]"),
      wrong(() -> F64.tensor(Shape.of(2), 1, 2, 3), "3 values for shape [2]"),
    };
  }

  @Test(dataProvider = "mistakes")
  public void errorsNameTheOperationAndTheShapes(ThrowingRunnable operation, String message) {
    Exception e = expectThrows(IllegalArgumentException.class, operation);
    assertEquals(e.getMessage(), message);
  }

  @DataProvider
  public static Object[][] mixtures() {
    Tensor other = IeeeBackend.F32.tensor(Shape.of(2), 1, 2);
    Tensor square = IeeeBackend.F32.tensor(Shape.of(3, 1), 1, 2, 3);
    return new Object[][] {
      wrong(() -> A.plus(other), "plus"),
      wrong(() -> A.where(other, A), "where"),
      wrong(() -> A.where(A, other), "where"),
      wrong(() -> MATRIX.matmul(square), "matmul"),
    };
  }

  @Test(dataProvider = "mixtures")
  public void backendsDoNotMix(ThrowingRunnable operation, String name) {
    Exception e = expectThrows(IllegalArgumentException.class, operation);
    assertEquals(e.getMessage(), name + ": one tensor lives on f64, the other on f32");
  }
}
