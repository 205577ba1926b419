package org.gradmark.core.tensor;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.ArrayList;
import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Extents and broadcasting. */
public class ShapeTest {

  private static final Shape SCALAR = Shape.SCALAR;

  @DataProvider
  public static Object[][] matching() {
    return new Object[][] {
      {SCALAR, SCALAR, SCALAR},
      {Shape.of(3), SCALAR, Shape.of(3)},
      {Shape.of(3), Shape.of(3), Shape.of(3)},
      {Shape.of(2, 3, 4), SCALAR, Shape.of(2, 3, 4)},
      {Shape.of(2, 3, 4), Shape.of(2, 3, 4), Shape.of(2, 3, 4)},
      {Shape.of(2, 3), Shape.of(2, 1), Shape.of(2, 3)},
      {Shape.of(2, 3), Shape.of(1, 3), Shape.of(2, 3)},
      {Shape.of(2, 3), Shape.of(1, 1), Shape.of(2, 3)},
      {Shape.of(2, 1), Shape.of(1, 3), Shape.of(2, 3)},
    };
  }

  @Test(dataProvider = "matching")
  public void shapesThatMatchHaveAJointShapeEitherWay(Shape a, Shape b, Shape joint) {
    assertEquals(a.broadcast(b, "plus"), joint);
    assertEquals(b.broadcast(a, "plus"), joint);
  }

  @DataProvider
  public static Object[][] clashing() {
    return new Object[][] {
      {Shape.of(3), Shape.of(4)},
      {Shape.of(3), Shape.of(1)},
      {Shape.of(3), Shape.of(1, 3)},
      {Shape.of(2, 3), Shape.of(3, 2)},
      {Shape.of(2, 3), Shape.of(2, 2)},
      {Shape.of(2, 3), Shape.of(3, 3)},
      {Shape.of(4, 3), Shape.of(2, 1)},
      {Shape.of(2, 3, 4), Shape.of(2, 3, 1)},
    };
  }

  @Test(dataProvider = "clashing")
  public void shapesThatDoNotAreNamedTogetherWithTheOperation(Shape a, Shape b) {
    IllegalArgumentException e =
        expectThrows(IllegalArgumentException.class, () -> a.broadcast(b, "plus"));
    assertEquals(e.getMessage(), "plus: shapes " + a + " and " + b + " do not match");
    assertThrows(IllegalArgumentException.class, () -> b.broadcast(a, "plus"));
  }

  @Test
  public void extentsAreCounted() {
    assertEquals(SCALAR.size(), 1);
    assertEquals(SCALAR.rank(), 0);
    assertTrue(SCALAR.isScalar());
    assertFalse(Shape.of(1).isScalar());
    assertEquals(Shape.of(2, 3, 4).size(), 24);
    assertEquals(Shape.of(2, 3, 4).rank(), 3);
    assertEquals(Shape.of(2, 3).rows(), 2);
    assertEquals(Shape.of(2, 3).columns(), 3);
    assertEquals(Shape.of(2, 3).toString(), "[2,3]");
  }

  @Test
  public void aSizeThatOverflowsIsNotWrappedAround() {
    assertThrows(ArithmeticException.class, () -> Shape.of(65536, 65536).size());
  }

  @Test
  public void emptyExtentsAreRefused() {
    Exception e = expectThrows(IllegalArgumentException.class, () -> Shape.of(2, 0));
    assertEquals(e.getMessage(), "extent 0 in shape [2, 0]; every extent is at least 1");
  }

  @Test
  public void onlyMatricesHaveRowsAndColumns() {
    for (Shape shape : List.of(SCALAR, Shape.of(3), Shape.of(1, 2, 3))) {
      Exception e = expectThrows(IllegalArgumentException.class, shape::rows);
      assertEquals(e.getMessage(), "a matrix (rank 2) is needed, got shape " + shape);
      assertThrows(IllegalArgumentException.class, shape::columns);
    }
  }

  @Test
  public void aShapeDoesNotSeeLaterChangesOfItsList() {
    List<Integer> extents = new ArrayList<>(List.of(2, 3));
    Shape shape = new Shape(extents);
    extents.set(0, 7);
    assertEquals(shape, Shape.of(2, 3));
  }
}
