package org.gradmark.initializers.width;

import static org.testng.Assert.assertEquals;

import java.util.Arrays;
import org.gradmark.core.statistics.Draws;
import org.testng.annotations.Test;

/** The gradient by hand, backward, agrees with the derivative forward, in random directions. */
public class OneHiddenTest {

  private static final int WIDTH = 7;
  private static final double[] X = {0.3, -1.2, 2};

  @Test
  public void backwardIsForward() {
    Draws draws = Draws.of(5);
    OneHidden net = new OneHidden(matrix(draws), 0.7, vector(draws), 1.9);
    OneHidden moved = net.step(X, 1, 1, 1);
    for (int trial = 0; trial < 20; trial++) {
      double[][] du = matrix(draws);
      double[] dw = vector(draws);
      double backward = 0;
      for (int j = 0; j < WIDTH; j++) {
        backward += dw[j] * (net.w()[j] - moved.w()[j]);
        for (int i = 0; i < X.length; i++) {
          backward += du[j][i] * (net.u()[j][i] - moved.u()[j][i]);
        }
      }
      assertEquals(backward, net.along(X, du, dw), 1e-12);
    }
  }

  @Test
  public void theDerivativeIsThatOfTheOutput() {
    Draws draws = Draws.of(6);
    OneHidden net = new OneHidden(matrix(draws), 0.7, vector(draws), 1.9);
    double[][] du = matrix(draws);
    double[] dw = vector(draws);
    // The output is quadratic along a line: the central difference is exact but for rounding.
    double difference = at(net, du, dw, 0.5).output(X) - at(net, du, dw, -0.5).output(X);
    assertEquals(difference, net.along(X, du, dw), 1e-12);
  }

  private static OneHidden at(OneHidden net, double[][] du, double[] dw, double t) {
    double[][] u = new double[WIDTH][X.length];
    double[] w = new double[WIDTH];
    for (int j = 0; j < WIDTH; j++) {
      w[j] = net.w()[j] + t * dw[j];
      for (int i = 0; i < X.length; i++) {
        u[j][i] = net.u()[j][i] + t * du[j][i];
      }
    }
    return new OneHidden(u, net.m1(), w, net.m2());
  }

  private static double[][] matrix(Draws draws) {
    double[][] rows = new double[WIDTH][X.length];
    Arrays.stream(rows).forEach(row -> Arrays.setAll(row, i -> draws.normal()));
    return rows;
  }

  private static double[] vector(Draws draws) {
    double[] numbers = new double[WIDTH];
    Arrays.setAll(numbers, i -> draws.normal());
    return numbers;
  }
}
