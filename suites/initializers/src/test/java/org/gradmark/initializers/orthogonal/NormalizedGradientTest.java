package org.gradmark.initializers.orthogonal;

import static org.testng.Assert.assertEquals;

import java.util.Arrays;
import org.gradmark.core.statistics.Draws;
import org.gradmark.initializers.purpose.Layer;
import org.testng.annotations.Test;

/** The derivative of the normalization by hand agrees with differences of it. */
public class NormalizedGradientTest {

  @Test
  public void derivativeOfNormalization() {
    Draws draws = Draws.of(3);
    double[] y = vector(draws);
    double[] g = vector(draws);
    double[] d = vector(draws);
    double step = 1e-4;
    // Fourth order: errors of 1e-16 from the step, 1e-12 from rounding.
    double difference =
        (8 * (value(g, y, d, step) - value(g, y, d, -step))
                - (value(g, y, d, 2 * step) - value(g, y, d, -2 * step)))
            / (12 * step);
    double due = Layer.dot(NormalizedGradient.perpendicular(g, y), d);
    assertEquals(difference, due, 1e-10);
  }

  private static double value(double[] g, double[] y, double[] d, double t) {
    double[] moved = new double[y.length];
    Arrays.setAll(moved, i -> y[i] + t * d[i]);
    return Layer.dot(g, Layer.standard(moved));
  }

  private static double[] vector(Draws draws) {
    double[] numbers = new double[6];
    Arrays.setAll(numbers, i -> draws.normal());
    return numbers;
  }
}
