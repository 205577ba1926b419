package org.gradmark.initializers.claims;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import org.testng.annotations.Test;

/** The closed forms against sums over a fine grid, and the power that is stated. */
public class NormalShapeTest {

  private static final double STEP = 1e-4;

  @Test
  public void meanAndVarianceAreThoseOfTheNormalLaw() {
    double mean = 0;
    double square = 0;
    for (double z = -12; z < 12; z += STEP) {
      double weight = STEP * Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
      mean += weight * NormalShape.clipped(z);
      square += weight * NormalShape.clipped(z) * NormalShape.clipped(z);
    }
    assertEquals(NormalShape.mean(), mean, 1e-6);
    assertEquals(NormalShape.variance(), square - mean * mean, 1e-5);
  }

  /** The density of the sum of 12 uniform numbers, by adding one after the other on a grid. */
  @Test
  public void twelveUniformNumbersAreFarEnoughOff() {
    int cells = 200;
    double[] density = {1};
    for (int k = 0; k < 12; k++) {
      double[] next = new double[density.length + cells - 1];
      for (int i = 0; i < density.length; i++) {
        for (int j = 0; j < cells; j++) {
          next[i + j] += density[i] / cells;
        }
      }
      density = next;
    }
    double mean = 0;
    double square = 0;
    for (int i = 0; i < density.length; i++) {
      double h = NormalShape.clipped((i - 0.5 * (density.length - 1)) / cells);
      mean += density[i] * h;
      square += density[i] * h * h;
    }
    double deviation = Math.sqrt(NormalShape.variance());
    double off = Math.abs(mean - NormalShape.mean()) / deviation;
    assertEquals(off, 0.0202, 2e-4);
    double error = Math.sqrt((square - mean * mean) / NormalShape.DRAWS) / deviation;
    assertTrue((off - 0.0152) / error > 2.33, "missed at " + (off - 0.0152) / error);
  }
}
