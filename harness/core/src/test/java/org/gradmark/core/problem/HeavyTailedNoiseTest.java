package org.gradmark.core.problem;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.expectThrows;

import org.testng.annotations.Test;

/** The law against sums over a fine grid of quantiles. */
public class HeavyTailedNoiseTest {

  private static final int GRID = 200_000;

  @Test
  public void momentsAreThoseOfTheQuantiles() {
    HeavyTailedNoise noise = new HeavyTailedNoise(3, 0.5);
    double sum = 0;
    double size = 0;
    double beyond = 0;
    for (int i = 0; i < GRID; i++) {
      double xi = noise.at((i + 0.5) / GRID);
      sum += xi / GRID;
      size += Math.abs(xi) / GRID;
      beyond += Math.abs(xi) >= 1 ? 1.0 / GRID : 0;
    }
    assertEquals(sum, 0, 1e-9, "mean");
    assertEquals(size, noise.moment(1), 1e-3, "E|xi|");
    assertEquals(noise.moment(1), 0.75);
    assertEquals(beyond, noise.exceeds(1), 1e-4, "tail");
    assertEquals(noise.exceeds(1), 0.125);
  }

  @Test
  public void momentsFromTheTailOnAreInfinite() {
    HeavyTailedNoise noise = new HeavyTailedNoise(1.5, 2);
    assertEquals(noise.moment(1), 6.0);
    assertEquals(noise.moment(1.5), Double.POSITIVE_INFINITY);
    assertEquals(noise.moment(2), Double.POSITIVE_INFINITY);
    assertEquals(noise.exceeds(1), 1.0);
  }

  @Test
  public void quantilesByHand() {
    HeavyTailedNoise noise = new HeavyTailedNoise(2, 3);
    assertEquals(noise.noise(0, 0.375, 0.5, 0.875).toArray(), new double[] {-3, -6, 3, 6}, 1e-14);
    Exception e = expectThrows(IllegalArgumentException.class, () -> noise.at(1));
    assertEquals(e.getMessage(), "heavy-tailed: the draw is 1.0; it must be in [0, 1)");
    expectThrows(IllegalArgumentException.class, () -> new HeavyTailedNoise(1, 1));
  }
}
