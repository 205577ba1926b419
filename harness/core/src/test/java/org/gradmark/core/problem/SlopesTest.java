package org.gradmark.core.problem;

import static org.gradmark.core.problem.Probe.gradient;
import static org.gradmark.core.problem.Probe.value;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;

import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Functions of one variable that are made from their slope. */
public class SlopesTest {

  /** Further than any kink of the problems below. */
  private static final double FAR = 4;

  private static final int GRID = 512;

  @DataProvider
  public static Object[][] problems() {
    return new Object[][] {
      {new Sawtooth(4, 1, 0.25, 8), -4.0},
      {new Sawtooth(2, 1, 0.75, 3), -2.0},
      {new Terraced(25, 1, 1, 2), 1.0},
      {new Terraced(3, 0.5, 0.5, 3), 0.5},
    };
  }

  /** Between the points of the grid, so that no kink of a slope comes between two differences. */
  private static double at(int i) {
    return -FAR + 2 * FAR * (i + 1 / 3.0) / GRID;
  }

  @Test(dataProvider = "problems")
  public void gradientsAreThoseOfTheValues(Problem problem, double least) {
    for (int i = 0; i < GRID; i += 7) {
      Probe.checkDifferences(problem, at(i));
    }
  }

  /** The slope never changes faster than by L nor slower than by {@code least}, and does both. */
  @Test(dataProvider = "problems")
  public void theCurvatureLiesBetweenItsConstants(Problem problem, double least) {
    double l = problem instanceof Sawtooth saw ? saw.smoothness() : problem.smoothness();
    double steepest = Double.NEGATIVE_INFINITY;
    double gentlest = Double.POSITIVE_INFINITY;
    for (int i = 1; i < GRID; i++) {
      double rise = gradient(problem, at(i))[0] - gradient(problem, at(i - 1))[0];
      steepest = Math.max(steepest, rise / (at(i) - at(i - 1)));
      gentlest = Math.min(gentlest, rise / (at(i) - at(i - 1)));
    }
    assertEquals(steepest, l, 1e-9);
    assertEquals(gentlest, least, 1e-9);
    assertEquals(problem.smoothness(), l);
  }

  @Test(dataProvider = "problems")
  public void theMinimumIsWhereItIsSaidToBe(Problem problem, double least) {
    double best = problem.minimiser().get(0);
    assertEquals(gradient(problem, best)[0], 0, 1e-12);
    assertEquals(value(problem, best), problem.minimum(), 1e-12);
    for (int i = 0; i < GRID; i++) {
      assertTrue(value(problem, at(i)) > problem.minimum(), "at " + at(i));
    }
  }

  /** Each tooth takes {@code L w²/4} from what the slope at its ends would give. */
  @Test
  public void aToothTakesAsMuchAsSmoothnessAllows() {
    Sawtooth saw = new Sawtooth(4, 1, 0.25, 8);
    assertEquals(saw.length(), 2.0);
    for (int i = 1; i <= 8; i++) {
      assertEquals(gradient(saw, 0.25 * i)[0], 1.0);
      assertEquals(value(saw, 0.25 * i) - value(saw, 0.25 * (i - 1)), 0.25 - 4 * 0.0625 / 4, 1e-15);
    }
    assertEquals(gradient(saw, 0.125)[0], 0.5);
  }

  @Test
  public void theSlopeOfTheCounterexampleIsAsPublished() {
    Terraced problem = new Terraced(25, 1, 1, 2);
    assertEquals(problem.strongConvexity(), 1.0);
    assertEquals(gradient(problem, 0.5)[0], 12.5);
    assertEquals(gradient(problem, 1.5)[0], 25.5);
    assertEquals(gradient(problem, 3)[0], 51.0);
  }

  @Test
  public void constantsThatMakeNoSenseAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Sawtooth(4, 1, 0.5, 8));
    assertThrows(IllegalArgumentException.class, () -> new Sawtooth(4, 1, 0.25, 0));
    assertThrows(IllegalArgumentException.class, () -> new Terraced(1, 2, 1, 2));
    assertThrows(IllegalArgumentException.class, () -> new Terraced(2, 1, 2, 2));
  }
}
