package org.gradmark.backends.nd4j;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.gradmark.core.tensor.Binary;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Unary;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Every element-wise operation, against plain doubles: the same bits, or 2 ulp where they may. */
public class ElementwiseAgreementTest {

  private static final double[] SPECIAL = Inputs.special();

  @DataProvider
  Object[][] unary() {
    Object[][] operations = new Object[Unary.values().length][];
    for (Unary operation : Unary.values()) {
      operations[operation.ordinal()] = new Object[] {operation};
    }
    return operations;
  }

  @Test(dataProvider = "unary")
  public void unaryOperationAgreesOnSpecialValues(Unary operation) {
    int ulps = operation == Unary.EXP || operation == Unary.LOG ? 2 : 0;
    for (Shape shape :
        List.of(Shape.of(SPECIAL.length), Shape.of(7, 3), Shape.of(3, 1, 7), Shape.of(1, 1))) {
      Agreement.within(
          ulps,
          operation + " " + shape,
          on -> on.unary(operation, on.tensor(shape, Inputs.fill(shape, 0))));
    }
    for (double value : SPECIAL) {
      Agreement.within(
          ulps, operation + " of scalar " + value, on -> on.unary(operation, on.scalar(value)));
    }
  }

  @DataProvider
  Object[][] binary() {
    Object[][] operations = new Object[Binary.values().length][];
    for (Binary operation : Binary.values()) {
      operations[operation.ordinal()] = new Object[] {operation};
    }
    return operations;
  }

  @Test(dataProvider = "binary")
  public void binaryOperationAgreesOnEveryPairOfSpecialValues(Binary operation) {
    int count = SPECIAL.length;
    Shape shape = Shape.of(count * count);
    double[] left = new double[count * count];
    double[] right = new double[count * count];
    for (int i = 0; i < left.length; i++) {
      left[i] = SPECIAL[i / count];
      right[i] = SPECIAL[i % count];
    }
    Agreement.within(
        ulps(operation),
        operation.name(),
        on -> on.binary(operation, on.tensor(shape, left), on.tensor(shape, right), shape));
  }

  @DataProvider
  Iterator<Object[]> broadcasts() {
    List<Object[]> cases = new ArrayList<>();
    for (Binary operation : Binary.values()) {
      for (Shape[] pair : Inputs.broadcastPairs()) {
        cases.add(new Object[] {operation, pair[0], pair[1]});
      }
    }
    return cases.iterator();
  }

  @Test(dataProvider = "broadcasts")
  public void binaryOperationBroadcasts(Binary operation, Shape a, Shape b) {
    Shape joint = a.broadcast(b, "test");
    for (int offset = 0; offset < SPECIAL.length; offset += 4) {
      int left = offset;
      Agreement.within(
          ulps(operation),
          operation + " " + a + b,
          on ->
              on.binary(
                  operation,
                  on.tensor(a, Inputs.fill(a, left)),
                  on.tensor(b, Inputs.fill(b, left + 9)),
                  joint));
    }
  }

  @DataProvider
  Iterator<Object[]> choices() {
    List<Object[]> cases = new ArrayList<>();
    for (Shape[] pair : Inputs.broadcastPairs()) {
      for (Shape condition : List.of(Shape.SCALAR, pair[0], pair[1])) {
        cases.add(new Object[] {condition, pair[0], pair[1]});
      }
    }
    return cases.iterator();
  }

  @Test(dataProvider = "choices")
  public void whereChoosesAndBroadcasts(Shape condition, Shape yes, Shape no) {
    for (double[] conditions :
        List.of(new double[] {1, 0, Double.NaN, -0.0, 1e-320}, new double[] {0, 3})) {
      double[] chosen = new double[condition.size()];
      for (int i = 0; i < chosen.length; i++) {
        chosen[i] = conditions[i % conditions.length];
      }
      Agreement.sameBits(
          "where " + condition + yes + no,
          on ->
              on.tensor(condition, chosen)
                  .where(on.tensor(yes, Inputs.fill(yes, 0)), on.tensor(no, Inputs.fill(no, 11))));
    }
  }

  private static int ulps(Binary operation) {
    return operation == Binary.POWER ? 2 : 0;
  }
}
