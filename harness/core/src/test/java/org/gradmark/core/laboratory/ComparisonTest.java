package org.gradmark.core.laboratory;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertNull;
import static org.testng.Assert.assertTrue;

import java.util.List;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Errors as multiples of their tolerances. */
public class ComparisonTest {

  private static final double INF = Double.POSITIVE_INFINITY;

  /** One parameter, one step per row. */
  private static Trajectory steps(double[]... rows) {
    return new Trajectory(
        java.util.Arrays.stream(rows)
            .map(row -> List.of(new Values(Shape.of(row.length), row)))
            .toList());
  }

  @DataProvider
  public static Object[][] points() {
    return new Object[][] {
      {1.0, 1.0, 0.5, 0.0},
      {1.25, 1.0, 0.5, 0.5},
      {0.75, 1.0, 0.5, 0.5},
      {2.0, 1.0, 0.5, 2.0},
      {1.0, 1.0, 0.0, 0.0},
      {1.0, 2.0, 0.0, INF},
      {0.0, -0.0, 0.0, 0.0},
      {Double.NaN, Double.NaN, 0.5, 0.0},
      {Double.NaN, 1.0, 0.5, INF},
      {1.0, Double.NaN, 0.5, INF},
      {INF, INF, 0.5, 0.0},
      {INF, -INF, 0.5, INF},
      {1.0, INF, 0.5, INF},
      {-INF, 1.0, 0.5, INF},
    };
  }

  @Test(dataProvider = "points")
  public void ratios(double observed, double expected, double tolerance, double ratio) {
    Comparison comparison =
        Comparison.of(
            steps(new double[] {observed}), steps(new double[] {expected}), (t, p, i) -> tolerance);
    assertEquals(comparison.worst(), ratio);
    assertEquals(comparison.agrees(), ratio <= 1);
    assertEquals(comparison.compared(), 1);
  }

  @Test
  public void theWorstAndTheFirstArePlaced() {
    Trajectory expected = steps(new double[] {0, 0}, new double[] {0, 0}, new double[] {0, 0});
    Trajectory observed = steps(new double[] {0, 1}, new double[] {3, 0}, new double[] {9, 0});
    Comparison comparison = Comparison.of(observed, expected, (t, p, i) -> t == 3 ? 4 : 2);
    assertEquals(comparison.worst(), 2.25);
    assertEquals(comparison.at(), new Comparison.Point(3, 0, 0, 9, 0, 4));
    assertEquals(comparison.first(), new Comparison.Point(2, 0, 0, 3, 0, 2));
    assertEquals(comparison.compared(), 6);
    assertFalse(comparison.agrees());
  }

  @Test
  public void ofEqualErrorsTheEarlierIsShown() {
    Comparison comparison =
        Comparison.of(steps(new double[] {1, 1}), steps(new double[] {0, 2}), (t, p, i) -> 0.5);
    assertEquals(comparison.at(), new Comparison.Point(1, 0, 0, 1, 0, 0.5));
    assertEquals(comparison.first(), comparison.at());
  }

  @Test
  public void exactlyTheToleranceIsAgreement() {
    Comparison comparison =
        Comparison.of(steps(new double[] {1.5}), steps(new double[] {1}), (t, p, i) -> 0.5);
    assertTrue(comparison.agrees());
    assertNull(comparison.first());
  }

  @Test
  public void infiniteTolerancesAreLeftOut() {
    Trajectory expected = steps(new double[] {0, 1}, new double[] {0, 1});
    Trajectory observed = steps(new double[] {7, 1}, new double[] {7, 1});
    Comparison comparison = Comparison.of(observed, expected, (t, p, i) -> i == 0 ? INF : 0.5);
    assertTrue(comparison.agrees());
    assertEquals(comparison.compared(), 2);
  }

  @Test
  public void nothingComparedIsNoAgreement() {
    Comparison comparison =
        Comparison.of(steps(new double[] {7}), steps(new double[] {1}), (t, p, i) -> INF);
    assertEquals(comparison.compared(), 0);
    assertFalse(comparison.agrees());
    assertTrue(comparison.agreesWhereCompared());
    assertNull(comparison.at());
  }
}
