package org.gradmark.backends.nd4j;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Reduction;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Reductions against plain doubles. */
public class ReductionAgreementTest {

  private static final double NAN = Double.NaN;
  private static final double INF = Double.POSITIVE_INFINITY;

  @DataProvider
  Object[][] tables() {
    return new Object[][] {
      {new double[] {1, NAN, 3}},
      {new double[] {NAN, 1, 3}},
      {new double[] {1, 3, NAN}},
      {new double[] {NAN, NAN, NAN}},
      {new double[] {INF, NAN, -INF}},
      {new double[] {INF, 1, -INF}},
      {new double[] {-INF, -INF, -INF}},
      {new double[] {INF, INF, INF}},
      {new double[] {0.0, -0.0, -1}},
      {new double[] {-0.0, 0.0, -1}},
      {new double[] {-0.0, 0.0, 1}},
      {new double[] {0.0, -0.0, 1}},
      {new double[] {-0.0, -0.0, -2}},
      {new double[] {0.0, 0.0, 2}},
      {new double[] {-Double.MIN_VALUE, 0.0, -0.0}},
      {new double[] {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE}},
      {new double[] {Double.MIN_VALUE, 3e-310, -1e-320}},
      {new double[] {-5, -7, -6}},
    };
  }

  @Test(dataProvider = "tables")
  public void smallTablesReduceToTheSameBits(double[] table) {
    for (Reduction reduction : Reduction.values()) {
      for (Axis axis : Axis.values()) {
        for (Shape shape : List.of(Shape.of(3, 1), Shape.of(1, 3))) {
          Agreement.sameBits(
              reduction + " " + axis + " " + shape,
              on -> on.reduce(reduction, axis, on.tensor(shape, table)));
        }
      }
      for (Shape shape : List.of(Shape.of(3), Shape.of(1, 3, 1))) {
        Agreement.sameBits(
            reduction + " ALL " + shape,
            on -> on.reduce(reduction, Axis.ALL, on.tensor(shape, table)));
      }
      Agreement.sameBits(
          reduction + " of a scalar", on -> on.reduce(reduction, Axis.ALL, on.scalar(table[0])));
    }
  }

  @DataProvider
  Iterator<Object[]> sizes() {
    List<Object[]> cases = new ArrayList<>();
    for (Shape shape :
        List.of(
            Shape.of(1, 1),
            Shape.of(7, 5),
            Shape.of(200, 3),
            Shape.of(3, 200),
            Shape.of(1, 1023),
            Shape.of(1024, 1),
            Shape.of(1, 2047),
            Shape.of(1, 2048),
            Shape.of(1, 100_003),
            Shape.of(100_003, 1),
            Shape.of(300, 40))) {
      for (Axis axis : Axis.values()) {
        cases.add(new Object[] {shape, axis});
      }
    }
    return cases.iterator();
  }

  /** Index order, whatever the number of cores: ND4J's sum over everything fails this. */
  @Test(dataProvider = "sizes")
  public void reductionsOfManyNumbersHaveTheSameBits(Shape shape, Axis axis) {
    double[] values = new SplittableRandom(42).doubles(shape.size(), -1, 1).toArray();
    for (Reduction reduction : Reduction.values()) {
      Agreement.sameBits(
          reduction + " " + axis + " " + shape,
          on -> on.reduce(reduction, axis, on.tensor(shape, values)));
    }
  }

  @Test
  public void sumOfVectorAndCubeIsOverEverything() {
    for (Shape shape : List.of(Shape.of(5), Shape.of(2, 3, 4))) {
      double[] values = new SplittableRandom(7).doubles(shape.size(), -1, 1).toArray();
      Agreement.sameBits("sum " + shape, on -> on.tensor(shape, values).sum(Axis.ALL));
      Agreement.sameBits("norm " + shape, on -> on.tensor(shape, values).norm2());
    }
  }

  @Test
  public void reductionsOfSpecialValuesAgreeWithNanAndInfinityInPlace() {
    Shape shape = Shape.of(6, 4);
    for (int offset = 0; offset < Inputs.special().length; offset++) {
      double[] values = Inputs.fill(shape, offset);
      for (Reduction reduction : Reduction.values()) {
        for (Axis axis : Axis.values()) {
          Agreement.sameBits(
              reduction + " " + axis + " from " + offset,
              on -> {
                Tensor a = on.tensor(shape, values);
                return on.reduce(reduction, axis, a);
              });
        }
      }
    }
  }
}
