package org.gradmark.core.tensor;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import org.gradmark.core.backend.IeeeBackend;
import org.testng.annotations.Test;

/** Numbers on the host. */
public class ValuesTest {

  @Test
  public void everyBitIsKept() {
    double[] numbers = {-0.0, Double.MIN_VALUE, Double.NaN, Double.NEGATIVE_INFINITY, 0.1};
    Values values = Values.of(new Values(Shape.of(5), numbers).on(IeeeBackend.F64));
    for (int i = 0; i < numbers.length; i++) {
      assertEquals(
          Double.doubleToLongBits(values.get(i)), Double.doubleToLongBits(numbers[i]), "" + i);
    }
  }

  @Test
  public void nothingOutsideCanChangeThem() {
    double[] numbers = {1, 2};
    Values values = new Values(Shape.of(2), numbers);
    numbers[0] = 7;
    values.toArray()[1] = 7;
    assertEquals(values, new Values(Shape.of(2), 1, 2));
  }

  @Test
  public void equalityIsOfBitsAndShape() {
    Values zero = new Values(Shape.of(1), 0.0);
    assertNotEquals(zero, new Values(Shape.of(1), -0.0));
    assertNotEquals(zero, new Values(Shape.SCALAR, 0.0));
    Values nan = new Values(Shape.of(1), Double.NaN);
    assertEquals(nan, new Values(Shape.of(1), 0.0 / 0.0));
    assertEquals(nan.hashCode(), new Values(Shape.of(1), 0.0 / 0.0).hashCode());
  }

  @Test
  public void finiteMeansAllOfThem() {
    assertTrue(new Values(Shape.of(2), 1, Double.MAX_VALUE).isFinite());
    assertFalse(new Values(Shape.of(2), 1, Double.NaN).isFinite());
    assertFalse(new Values(Shape.of(2), Double.NEGATIVE_INFINITY, 1).isFinite());
  }

  @Test
  public void mapKeepsTheShape() {
    Values doubled = new Values(Shape.of(1, 2), 1, -3).map(v -> 2 * v);
    assertEquals(doubled, new Values(Shape.of(1, 2), 2, -6));
  }

  @Test
  public void aWrongCountIsRefused() {
    Exception e =
        expectThrows(IllegalArgumentException.class, () -> new Values(Shape.of(2, 3), 1, 2));
    assertEquals(e.getMessage(), "2 numbers for shape [2,3], which holds 6");
  }
}
