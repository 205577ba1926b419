package org.gradmark.initializers.purpose;

import static org.testng.Assert.assertEquals;

import java.util.Arrays;
import org.gradmark.core.statistics.Draws;
import org.testng.annotations.Test;

/** The derivative by hand agrees with differences, and has the null space that it must have. */
public class LayerNormTest {

  private static final int WIDTH = 6;

  @Test
  public void derivativeIsThatOfTheValue() {
    Draws draws = Draws.of(3);
    double[] x = vector(draws);
    double[] g = vector(draws);
    double[] d = vector(draws);
    double step = 1e-4;
    // Fourth order: errors of 1e-16 from the step, 1e-12 from rounding.
    double difference =
        (8 * (value(g, x, d, step) - value(g, x, d, -step))
                - (value(g, x, d, 2 * step) - value(g, x, d, -2 * step)))
            / (12 * step);
    assertEquals(difference, Layer.dot(LayerNorm.backward(g, x), d), 1e-10);
  }

  @Test
  public void scaleAndShiftHaveNoDerivative() {
    Draws draws = Draws.of(4);
    double[] x = vector(draws);
    double[] ones = new double[WIDTH];
    Arrays.fill(ones, 1);
    double[] back = LayerNorm.backward(vector(draws), x);
    assertEquals(Layer.dot(back, x), 0, 1e-14);
    assertEquals(Layer.dot(back, ones), 0, 1e-14);
  }

  private static double value(double[] g, double[] x, double[] d, double t) {
    double[] moved = new double[x.length];
    Arrays.setAll(moved, i -> x[i] + t * d[i]);
    return Layer.dot(g, LayerNorm.of(moved));
  }

  private static double[] vector(Draws draws) {
    double[] numbers = new double[WIDTH];
    Arrays.setAll(numbers, i -> draws.normal());
    return numbers;
  }
}
