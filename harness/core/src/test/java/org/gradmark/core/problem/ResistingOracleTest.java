package org.gradmark.core.problem;

import static org.gradmark.core.problem.Probe.gradient;
import static org.gradmark.core.problem.Probe.norm;
import static org.gradmark.core.problem.Probe.plus;
import static org.gradmark.core.problem.Probe.value;
import static org.testng.Assert.assertEquals;

import org.testng.annotations.Test;

/** Subgradients where there is a choice, and the lower bounds that these choices make. */
public class ResistingOracleTest {

  @Test
  public void theFirstOfTheLargestCoordinatesAnswers() {
    Problem coordinate = new MaxCoordinate(2, 3, 3);
    assertEquals(gradient(coordinate, 0, 0, 0), new double[] {2, 0, 0});
    assertEquals(gradient(coordinate, -1, 0, 0), new double[] {0, 2, 0});
    assertEquals(gradient(coordinate, 1, 0.5, 1), new double[] {2, 0, 0});
    Problem absolute = new MaxAbsolute(2, 3);
    assertEquals(gradient(absolute, 0, 0, 0), new double[] {2, 0, 0});
    assertEquals(gradient(absolute, 1, -3, 3), new double[] {0, -2, 0});
    assertEquals(gradient(absolute, -1, 1, 1), new double[] {-2, 0, 0});
  }

  @Test
  public void farAwayTheNormAnswers() {
    Problem problem = new MaxCoordinate(2, 3, 4);
    assertEquals(value(problem, -10, 0, 0, 0), 2 * (10 - 4.5));
    assertEquals(gradient(problem, -10, 0, 0, 0), new double[] {-2, 0, 0, 0});
    assertEquals(value(problem, -4.5, 0, 0, 0), 0.0, "both terms");
    assertEquals(gradient(problem, -4.5, 0, 0, 0), new double[] {0, 2, 0, 0}, "coordinates first");
  }

  @Test
  public void theSubgradientAtZeroIsTheChosenOne() {
    assertEquals(gradient(new AbsoluteValue(3), 0), new double[] {3});
    assertEquals(gradient(new AbsoluteValue(3, -1), 0), new double[] {-1});
    assertEquals(gradient(new AbsoluteValue(3, -1), -2), new double[] {-3});
    assertEquals(gradient(new AbsoluteValue(3, -1), 1e-300), new double[] {3});
  }

  @Test
  public void subgradientsReachTheirBound() {
    assertEquals(
        new Huber(4, 0.1, 2).lipschitz(), norm(gradient(new Huber(4, 0.1, 2), 3, 4)), 1e-15);
    assertEquals(new AbsoluteValue(3).lipschitz(), 3.0);
    assertEquals(new MaxAbsolute(2, 3).lipschitz(), norm(gradient(new MaxAbsolute(2, 3), 1, 2, 3)));
    Problem coordinate = new MaxCoordinate(2, 3, 3);
    assertEquals(coordinate.lipschitz(), norm(gradient(coordinate, -1, -2, -3)));
    assertEquals(new Linear(3, 4).lipschitz(), 5.0);
  }

  /** Best of N steps of the subgradient method: M R/sqrt(N+1), no less. */
  @Test
  public void theSubgradientMethodReachesTheLowerBound() {
    for (int steps : new int[] {1, 5, 20}) {
      Problem problem = new MaxCoordinate(2, 3, steps + 1);
      double size = 3 / (2 * Math.sqrt(steps + 1));
      double[] x = new double[steps + 1];
      double best = value(problem, x);
      for (int k = 0; k < steps; k++) {
        x = plus(x, -size, gradient(problem, x));
        best = Math.min(best, value(problem, x));
      }
      assertEquals(best - problem.minimum(), 2 * 3 / Math.sqrt(steps + 1), 1e-14);
    }
  }

  /** Nesterov, Theorem 2.1.7: 3 L R^2/(32 (k+1)^2) after k gradient steps in 2k+1 dimensions. */
  @Test
  public void nesterovsFunctionShowsOneCoordinatePerStep() {
    int k = 6;
    Problem problem = new NesterovWorst(8, 0, 2 * k + 1);
    double[] x = new double[2 * k + 1];
    for (int t = 1; t <= k; t++) {
      x = plus(x, -1 / 8.0, gradient(problem, x));
      assertEquals(x[t - 1] != 0, true, "seen " + t);
      assertEquals(x[t], 0.0, "unseen " + t);
    }
    double radius = norm(problem.minimiser().toArray());
    double bound = 3 * 8 * radius * radius / (32 * (k + 1) * (k + 1));
    assertEquals(Math.min(value(problem, x) - problem.minimum(), bound), bound);
  }
}
