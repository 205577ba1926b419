package org.gradmark.core.problem;

import static org.gradmark.core.problem.Probe.EXACT;
import static org.gradmark.core.problem.Probe.F64;
import static org.gradmark.core.problem.Probe.dot;
import static org.gradmark.core.problem.Probe.norm;
import static org.gradmark.core.problem.Probe.plus;
import static org.gradmark.core.problem.Probe.points;
import static org.gradmark.core.problem.Probe.vector;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Sets: projections are the nearest points, linear minima the lowest, diameters are reached. */
public class FeasibleSetTest {

  @DataProvider
  public static Object[][] sets() {
    return new Object[][] {
      {new Ball(1.5, 3)},
      {new Box(-1, 1, 1)},
      {new Box(-0.5, 2, 3)},
      {new Simplex(2)},
      {new Simplex(5)},
    };
  }

  private static double[] project(FeasibleSet set, double... x) {
    return set.project(F64, vector(F64, x)).toDoubles();
  }

  private static double[] lowest(FeasibleSet set, double... direction) {
    return set.linearMinimum(F64, vector(F64, direction)).toDoubles();
  }

  private static boolean contains(FeasibleSet set, double... x) {
    return set.contains(new Values(Shape.of(x.length), x), 1e-14);
  }

  @Test(dataProvider = "sets")
  public void projectionsAreInTheSetAndStay(FeasibleSet set) {
    for (double[] x : points(set.dimension(), 40)) {
      double[] p = project(set, x);
      assertTrue(contains(set, p), set.name());
      assertEquals(norm(plus(project(set, p), -1, p)), 0, 1e-15, set.name());
      double[] exact = set.project(EXACT, vector(EXACT, x)).toDoubles();
      assertEquals(norm(plus(p, -1, exact)), 0, 1e-14, set.name());
    }
  }

  /** {@code <x - p, u - p> <= 0} for all u of the set: that is being nearest. */
  @Test(dataProvider = "sets")
  public void noPointOfTheSetIsNearer(FeasibleSet set) {
    for (double[] x : points(set.dimension(), 40)) {
      double[] p = project(set, x);
      double[] out = plus(x, -1, p);
      double[] best = lowest(set, plus(new double[x.length], -1, out));
      assertTrue(dot(out, plus(best, -1, p)) <= 1e-13 * (1 + norm(x)), set.name());
    }
  }

  @Test(dataProvider = "sets")
  public void noPointOfTheSetIsLower(FeasibleSet set) {
    for (double[] direction : points(set.dimension(), 40)) {
      double[] low = lowest(set, direction);
      assertTrue(contains(set, low), set.name());
      for (double[] x : points(set.dimension(), 40)) {
        double[] u = project(set, x);
        assertTrue(dot(direction, low) <= dot(direction, u) + 1e-13, set.name());
      }
    }
  }

  @Test(dataProvider = "sets")
  public void theDiameterIsReachedAndNotExceeded(FeasibleSet set) {
    double[] ones = new double[set.dimension()];
    java.util.Arrays.fill(ones, -1);
    ones[0] = set instanceof Simplex ? 1 : -1;
    double[] there = lowest(set, ones);
    double[] back = lowest(set, plus(new double[ones.length], -1, ones));
    assertEquals(norm(plus(there, -1, back)), set.diameter(), 1e-14, set.name());
    for (double[] x : points(set.dimension(), 20)) {
      for (double[] y : points(set.dimension(), 20)) {
        double distance = norm(plus(lowest(set, x), -1, lowest(set, y)));
        assertTrue(distance <= set.diameter() + 1e-14, set.name());
      }
    }
  }

  @Test
  public void tiesGoToTheFirstVertex() {
    assertEquals(lowest(new Simplex(3), 1, 1, 1), new double[] {1, 0, 0});
    assertEquals(lowest(new Simplex(3), 2, 1, 1), new double[] {0, 1, 0});
    assertEquals(lowest(new Ball(2, 2), 0, 0), new double[] {-2, 0});
    assertEquals(lowest(new Box(-1, 3, 2), 0, -1), new double[] {-1, 3});
  }

  @Test
  public void projectionsByHand() {
    assertEquals(project(new Simplex(3), 0.5, 0.5, 0.5)[1], 1 / 3.0, 1e-16);
    assertEquals(project(new Simplex(3), 5, 0, -5), new double[] {1, 0, 0});
    assertEquals(project(new Simplex(3), 1, 0.5, -5), new double[] {0.75, 0.25, 0});
    assertEquals(project(new Ball(2, 2), 3, 4), new double[] {2 * 0.6, 2 * 0.8}, 1e-15);
    assertEquals(project(new Ball(2, 2), 0, 0), new double[] {0, 0});
    assertEquals(project(new Box(-1, 3, 2), -7, 2), new double[] {-1, 2});
  }

  @Test
  public void pointsOutsideAreNotContained() {
    assertFalse(contains(new Simplex(2), 0.5, 0.6));
    assertFalse(contains(new Simplex(2), -0.5, 1.5));
    assertFalse(contains(new Ball(1, 2), 0.8, 0.7));
    assertFalse(contains(new Box(0, 1, 2), 0.5, 1.1));
  }
}
