package org.gradmark.core.problem;

import static org.gradmark.core.problem.Probe.EXACT;
import static org.gradmark.core.problem.Probe.dot;
import static org.gradmark.core.problem.Probe.gradient;
import static org.gradmark.core.problem.Probe.norm;
import static org.gradmark.core.problem.Probe.plus;
import static org.gradmark.core.problem.Probe.points;
import static org.gradmark.core.problem.Probe.proximal;
import static org.gradmark.core.problem.Probe.value;
import static org.gradmark.core.problem.Probe.vector;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.expectThrows;

import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Operators of games: their constants are equations, their resolvents solve. */
public class OperatorsTest {

  @DataProvider
  public static Object[][] operators() {
    return new Object[][] {
      {new BilinearGame(3), 2, 3.0, 0.0},
      {new BilinearGame(1, -4), 4, 4.0, 0.0},
      {new StronglyMonotoneGame(0.5, 3), 2, 3.0, 0.5},
      {new StronglyMonotoneGame(2, 2), 2, 2.0, 2.0},
      {new NegativeComonotone(0.1, 2), 2, 2.0, -0.4},
    };
  }

  @Test(dataProvider = "operators")
  public void constantsAreAttained(Problem operator, int dimension, double length, double along) {
    assertEquals(operator.smoothness(), length, 1e-15 * 4);
    double largest = 0;
    for (double[] z : points(dimension, 20)) {
      double[] f = gradient(operator, z);
      largest = Math.max(largest, norm(f) / norm(z));
      assertEquals(dot(f, z), along * dot(z, z), 1e-13 * dot(z, z), operator.name());
      double[] exact = operator.gradient(EXACT, List.of(vector(EXACT, z))).get(0).toDoubles();
      assertEquals(norm(plus(f, -1, exact)), 0, 1e-14 * norm(z));
    }
    double[] steepest = new double[dimension];
    steepest[dimension / 2 - 1] = 1;
    assertEquals(norm(gradient(operator, steepest)), length, 1e-14);
    assertEquals(largest <= length * (1 + 1e-14), true);
    assertEquals(gradient(operator, operator.minimiser().toArray()), new double[dimension]);
  }

  @Test(dataProvider = "operators")
  public void resolventsSolve(Problem operator, int dimension, double length, double along) {
    for (double[] z : points(dimension, 20)) {
      double[] u = proximal(operator, 0.7, z);
      assertEquals(norm(plus(plus(u, 0.7, gradient(operator, u)), -1, z)), 0, 1e-14 * norm(z));
    }
  }

  @Test
  public void negativeComonotonicityIsAnEquation() {
    Problem operator = new NegativeComonotone(0.3, 2);
    for (double[] z : points(2, 20)) {
      double[] f = gradient(operator, z);
      assertEquals(dot(f, z), -0.3 * dot(f, f), 1e-14 * dot(f, f));
    }
  }

  @Test
  public void theGameIsTheOneOfItsValue() {
    assertEquals(gradient(new BilinearGame(3), 2, 5), new double[] {15, -6});
    assertEquals(gradient(new BilinearGame(1, -4), 2, 5, 7, 11), new double[] {7, -44, -2, 20});
    assertEquals(gradient(new StronglyMonotoneGame(3, 5), 1, 10), new double[] {43, 26});
  }

  @Test(dataProvider = "operators")
  public void anOperatorHasNoValue(Problem operator, int dimension, double length, double along) {
    Exception e =
        expectThrows(
            UnsupportedOperationException.class, () -> value(operator, new double[dimension]));
    assertEquals(e.getMessage(), operator.name() + ": an operator has no value");
    expectThrows(UnsupportedOperationException.class, operator::minimum);
  }
}
