package org.gradmark.backends.nd4j;

import static org.testng.Assert.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Matrix product and transpose against plain doubles. */
public class MatrixAgreementTest {

  @DataProvider
  Object[][] products() {
    return new Object[][] {
      {1, 1, 1}, {1, 5, 1}, {5, 1, 4}, {2, 3, 4}, {3, 3, 3}, {1, 4, 3}, {3, 4, 1}, {40, 60, 50}
    };
  }

  /** Any order of summation is within k rounding errors of the sum of sizes. */
  @Test(dataProvider = "products")
  public void productIsWithinItsRoundingErrors(int n, int inner, int m) {
    SplittableRandom random = new SplittableRandom(n * 100L + inner);
    double[] left = random.doubles((long) n * inner, -1, 1).toArray();
    double[] right = random.doubles((long) inner * m, -1, 1).toArray();
    Tensor a = Agreement.ND4J.tensor(Shape.of(n, inner), left);
    Tensor b = Agreement.ND4J.tensor(Shape.of(inner, m), right);
    Tensor x = IeeeBackend.F64.tensor(Shape.of(n, inner), left);
    Tensor y = IeeeBackend.F64.tensor(Shape.of(inner, m), right);
    double[] bound = x.abs().matmul(y.abs()).times(2 * inner * 0x1p-53).toDoubles();
    double[] expected = x.matmul(y).toDoubles();
    double[] actual = a.matmul(b).toDoubles();
    assertEquals(a.matmul(b).shape(), Shape.of(n, m));
    for (int i = 0; i < expected.length; i++) {
      assertEquals(actual[i], expected[i], bound[i], "element " + i);
    }
  }

  @Test
  public void productOfIntegersIsExact() {
    Agreement.sameBits(
        "matmul",
        on ->
            on.tensor(Shape.of(2, 3), 1, 2, 3, 4, 5, 6)
                .matmul(on.tensor(Shape.of(3, 2), 7, 8, 9, 10, 11, 12)));
  }

  @Test
  public void productOfTransposedMatrixReadsRowMajor() {
    Agreement.sameBits(
        "a b'",
        on -> {
          Tensor a = on.tensor(Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
          Tensor b = on.tensor(Shape.of(4, 3), 1, 0, 2, 0, 3, 1, 4, 1, 0, 2, 2, 5);
          return a.matmul(b.transpose());
        });
  }

  @DataProvider
  Object[][] poisons() {
    return new Object[][] {{Double.NaN}, {Double.POSITIVE_INFINITY}, {Double.NEGATIVE_INFINITY}};
  }

  /** A product of zero and an infinity is NaN: no zero may be skipped. */
  @Test(dataProvider = "poisons")
  public void productCarriesNanAndInfinity(double poison) {
    double[] left = {0, 1, 2, 0};
    double[] right = {poison, 1, 3, 4};
    for (int[] shape : new int[][] {{2, 2, 2}, {1, 4, 1}, {4, 1, 4}}) {
      Agreement.sameBits(
          "matmul with " + poison,
          on ->
              on.tensor(Shape.of(shape[0], shape[1]), left)
                  .matmul(on.tensor(Shape.of(shape[1], shape[2]), right)));
      Agreement.sameBits(
          "matmul of " + poison,
          on ->
              on.tensor(Shape.of(shape[0], shape[1]), right)
                  .matmul(on.tensor(Shape.of(shape[1], shape[2]), left)));
    }
  }

  @Test
  public void flatReadsRowMajorAndKeepsEveryBit() {
    double[] odd = {-0.0, Double.NaN, 3, Double.NEGATIVE_INFINITY, 5, 6};
    Agreement.sameBits(
        "flat",
        on -> {
          Tensor matrix = on.tensor(Shape.of(3, 2), odd).transpose();
          Tensor row = on.tensor(Shape.of(1, 2), 7, -0.0);
          return on.flat(List.of(matrix, row, on.scalar(9))).orElseThrow().times(2);
        });
    Agreement.sameBits(
        "flat of one", on -> on.flat(List.of(on.tensor(Shape.of(2, 3), odd))).orElseThrow());
  }

  @Test
  public void transposeReadsRowMajorAndTakesPartInEveryOperation() {
    for (Shape shape : new Shape[] {Shape.of(2, 3), Shape.of(1, 3), Shape.of(3, 1)}) {
      double[] values = Inputs.fill(shape, 2);
      Agreement.sameBits("transpose", on -> on.tensor(shape, values).transpose());
      Agreement.sameBits(
          "transpose plus",
          on -> {
            Tensor a = on.tensor(shape, values).transpose();
            return a.plus(on.tensor(a.shape(), Inputs.fill(a.shape(), 5)).max(a)).transpose();
          });
    }
  }
}
