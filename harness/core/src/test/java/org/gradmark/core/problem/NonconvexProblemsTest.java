package org.gradmark.core.problem;

import static org.gradmark.core.problem.Probe.dot;
import static org.gradmark.core.problem.Probe.gradient;
import static org.gradmark.core.problem.Probe.norm;
import static org.gradmark.core.problem.Probe.plus;
import static org.gradmark.core.problem.Probe.points;
import static org.gradmark.core.problem.Probe.value;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Problems without convexity: gradients, constants, and the inequality that each has instead. */
public class NonconvexProblemsTest {

  @DataProvider
  public static Object[][] problems() {
    return new Object[][] {
      {new PolyakLojasiewicz(8, 0.25, 1), 1},
      {new PolyakLojasiewicz(2, 1, 3), 3},
      {new QuasarConvex(3, 0.5, 1), 1},
      {new QuasarConvex(2, 0.1, 3), 3},
      {new QuasarConvex(2, 1, 2), 2},
    };
  }

  @Test(dataProvider = "problems")
  public void gradientsAreThoseOfTheValues(Problem problem, int dimension) {
    for (double[] x : points(dimension, 8)) {
      Probe.checkDifferences(problem, x);
      Probe.checkComplexSteps(problem, x);
      Probe.checkAgreement(problem, (1 + value(problem, x)) * 10, x);
    }
  }

  @Test
  public void rosenbrocksGradientIsThatOfItsValue() {
    for (double[] x : points(2, 8)) {
      Probe.checkDifferences(new Rosenbrock(), x);
      Probe.checkComplexSteps(new Rosenbrock(), x);
    }
  }

  @Test(dataProvider = "problems")
  public void theGradientIsLipschitz(Problem problem, int dimension) {
    List<double[]> points = points(dimension, 60);
    double steepest = 0;
    for (int i = 1; i < points.size(); i++) {
      double[] x = points.get(i);
      for (double[] y : List.of(points.get(i - 1), plus(x, 1e-3, points.get(i - 1)))) {
        double change = norm(plus(gradient(problem, x), -1, gradient(problem, y)));
        assertTrue(change <= problem.smoothness() * norm(plus(x, -1, y)) * (1 + 1e-12) + 1e-14);
      }
      assertTrue(norm(gradient(problem, x)) <= problem.lipschitz() * (1 + 1e-14), "M");
      steepest =
          Math.max(
              steepest,
              norm(gradient(problem, plus(new double[dimension], 1e-6, x))) / norm(x) * 1e6);
    }
    assertEquals(steepest / problem.smoothness(), 1, 1e-9, "L is reached");
  }

  @Test(dataProvider = "problems")
  public void theMinimumIsAtZero(Problem problem, int dimension) {
    double[] best = problem.minimiser().toArray();
    assertEquals(value(problem, best), problem.minimum());
    assertEquals(gradient(problem, best), new double[dimension]);
    for (double[] x : points(dimension, 40)) {
      assertTrue(value(problem, x) > 0);
    }
  }

  /** On a line through all three parts of the slope. */
  @Test
  public void theLojasiewiczInequalityIsTight() {
    for (double mu : new double[] {0.01, 0.25, 3, 7.5}) {
      PolyakLojasiewicz problem = new PolyakLojasiewicz(8, mu, 1);
      double tightest = Double.POSITIVE_INFINITY;
      for (double r = 0.001; r < 20; r += 0.001) {
        double slope = gradient(problem, r)[0];
        tightest = Math.min(tightest, slope * slope / (2 * value(problem, r)));
      }
      assertTrue(tightest >= mu * (1 - 1e-12), "never below " + mu + ": " + tightest);
      double r = problem.tightAt();
      double slope = gradient(problem, r)[0];
      assertEquals(slope * slope / (2 * value(problem, r)) / mu, 1, 1e-11);
    }
  }

  @Test
  public void theQuasarInequalityIsTightFarAway() {
    for (double gamma : new double[] {0.1, 0.5, 1}) {
      QuasarConvex problem = new QuasarConvex(3, gamma, 2);
      for (double[] x : points(2, 60)) {
        double ratio = dot(gradient(problem, x), x) / value(problem, x);
        assertTrue(ratio >= gamma * (1 - 1e-12), gamma + ": " + ratio);
      }
      double far = Math.pow(10, 6 / gamma);
      double[] x = {far, far};
      assertEquals(dot(gradient(problem, x), x) / value(problem, x) / gamma, 1, 2e-6);
    }
  }

  /** The largest gradient is at {@code ||x||^2 = 1/(1-gamma)}. */
  @Test
  public void theQuasarsLargestGradientIsReached() {
    QuasarConvex problem = new QuasarConvex(3, 0.5, 1);
    assertEquals(gradient(problem, Math.sqrt(2))[0], problem.lipschitz(), 1e-15 * 10);
  }

  @Test
  public void noneOfThemIsConvex() {
    PolyakLojasiewicz lojasiewicz = new PolyakLojasiewicz(8, 0.25, 1);
    assertTrue(gradient(lojasiewicz, 1.5)[0] < gradient(lojasiewicz, 1)[0]);
    QuasarConvex quasar = new QuasarConvex(3, 0.5, 1);
    assertTrue(gradient(quasar, 10)[0] < gradient(quasar, 2)[0]);
  }
}
