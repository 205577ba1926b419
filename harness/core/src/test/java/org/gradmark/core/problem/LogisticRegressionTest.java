package org.gradmark.core.problem;

import static org.gradmark.core.problem.Probe.EXACT;
import static org.gradmark.core.problem.Probe.gradient;
import static org.gradmark.core.problem.Probe.norm;
import static org.gradmark.core.problem.Probe.plus;
import static org.gradmark.core.problem.Probe.points;
import static org.gradmark.core.problem.Probe.value;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.List;
import org.testng.annotations.Test;

/** Logistic regression on the shipped data. */
public class LogisticRegressionTest {

  /** Means of Fisher's table, in centimetres: versicolor, then virginica. */
  @Test
  public void theDataAreFishers() {
    FiniteSum iris = LogisticRegression.iris(0.1);
    assertEquals(iris.components(), 100);
    double[][] means = new double[2][4];
    for (int i = 0; i < 100; i++) {
      double[] row = ((LogisticLoss) iris.component(i)).row().toArray();
      means[i / 50] = plus(means[i / 50], 1 / 50.0, row);
    }
    assertEquals(means[0], new double[] {-5.936, -2.770, -4.260, -1.326}, 1e-12);
    assertEquals(means[1], new double[] {6.588, 2.974, 5.552, 2.026}, 1e-12);
  }

  /** In 50 digits, so that only the minimiser's own rounding is left. */
  @Test
  public void theMinimiserIsStationary() {
    for (double ridge : new double[] {1, 0.1, 1e-3}) {
      FiniteSum iris = LogisticRegression.iris(ridge);
      double[] g = iris.gradient(EXACT, List.of(iris.minimiser().on(EXACT))).get(0).toDoubles();
      assertEquals(norm(g), 0, 1e-14, "ridge " + ridge);
      double minimum = iris.value(EXACT, List.of(iris.minimiser().on(EXACT))).toDoubles()[0];
      assertEquals(iris.minimum(), minimum, 1e-15, "ridge " + ridge);
      assertTrue(minimum < Math.log(2) && minimum > 0);
    }
  }

  /** L is the curvature at 0 along the first principal direction. */
  @Test
  public void smoothnessIsReachedAtZero() {
    FiniteSum iris = LogisticRegression.iris(0.1);
    double[] x = {1, 1, 1, 1};
    double curvature = 0;
    for (int k = 0; k < 50; k++) {
      double[] small = plus(new double[4], 1e-4 / norm(x), x);
      double[] minus = plus(new double[4], -1, small);
      x = plus(gradient(iris, small), -1, gradient(iris, minus));
      curvature = norm(x) / 2e-4;
    }
    assertEquals(curvature / iris.smoothness(), 1, 1e-6);
  }

  /** At 0, along the row. */
  @Test
  public void componentsReachTheirSmoothness() {
    LogisticLoss loss = (LogisticLoss) LogisticRegression.iris(0.1).component(3);
    double[] row = loss.row().toArray();
    double[] step = plus(new double[4], 1e-4 / norm(row), row);
    double[] change = plus(gradient(loss, step), -1, gradient(loss, 0, 0, 0, 0));
    assertEquals(norm(change) * 1e4 / loss.smoothness(), 1, 1e-6);
  }

  @Test
  public void componentsHaveTheirOwnMinimum() {
    for (double ridge : new double[] {1e-6, 0.01, 100}) {
      FiniteSum iris = LogisticRegression.iris(ridge);
      for (int i : new int[] {0, 30, 99}) {
        Problem loss = iris.component(i);
        double[] best = loss.minimiser().toArray();
        double size = loss.smoothness();
        assertEquals(
            norm(gradient(loss, best)), 0, 1e-14 * size * (1 + norm(best)), "ridge " + ridge);
        assertEquals(value(loss, best), loss.minimum(), 1e-15);
      }
    }
  }

  /** No overflow at margins of a thousand. */
  @Test
  public void largeMarginsAreFinite() {
    Problem loss = LogisticRegression.iris(1e-3).component(0);
    double[] far = plus(new double[4], 1e3, 1, 1, 1, 1);
    assertEquals(value(loss, far), 16.3e3 + 2e-3 / 2 * 2e6, 1e-9);
    for (double[] x : points(4, 4)) {
      double[] there = plus(x, 1, far);
      assertTrue(Double.isFinite(norm(gradient(loss, there))));
    }
  }
}
