package org.gradmark.core.statistics;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class LawTest {

  @DataProvider
  public static Object[][] laws() {
    return new Object[][] {
      {Law.normal(0.5, 2)},
      {Law.uniform(-1, 3)},
      {Law.truncatedNormal(0.25, 0.5, 2)},
      {Law.truncatedNormal(0, 1, 0.5)},
      {Law.sphere(3)},
      {Law.sphere(7)},
      {Law.sparse(0.25, Law.uniform(-2, 2))}
    };
  }

  /** Moments by their definition: sums over the steps of the distribution function. */
  @Test(dataProvider = "laws")
  public void momentsAreThoseOfTheDistributionFunction(Law law) {
    int steps = 400_000;
    double low = Math.max(law.low(), -20);
    double high = Math.min(law.high(), 20);
    double width = (high - low) / steps;
    double mean = 0;
    double second = 0;
    double fourth = 0;
    double total = 0;
    for (int i = 0; i < steps; i++) {
      double left = low + i * width;
      double middle = left + width / 2;
      double p = law.cdf(left + width) - (i == 0 ? law.below(left) : law.cdf(left));
      total += p;
      mean += p * middle;
      second += p * (middle - law.mean()) * (middle - law.mean());
      fourth += p * Math.pow(middle - law.mean(), 4);
    }
    assertEquals(total, 1, 1e-10);
    assertEquals(mean, law.mean(), 1e-4);
    assertEquals(second, law.variance(), 1e-6 * (1 + law.variance()));
    assertEquals(fourth / (second * second), law.kurtosis(), 1e-4);
  }

  @Test(dataProvider = "laws")
  public void nothingIsBeyondTheEnds(Law law) {
    if (Double.isFinite(law.low())) {
      assertEquals(law.cdf(Math.nextDown(law.low()) - 1), 0.0);
      assertEquals(law.cdf(law.high()), 1.0);
      assertTrue(law.cdf(law.high() + 1) <= 1);
    }
  }

  /** The constant that Keras and JAX divide by; SciPy's is compared in LibraryConstantsTest. */
  @Test
  public void theCutAtTwoDeviationsIsThatOfTheLibraries() {
    assertEquals(
        Math.sqrt(Law.truncatedNormal(0, 1, 2).variance()), 0.87962566103423978, 2e-16 * 4);
  }

  @Test
  public void archimedes() {
    Law sphere = Law.sphere(3);
    Law uniform = Law.uniform(-1, 1);
    for (double x = -1.5; x < 1.5; x += 0.0625) {
      assertEquals(sphere.cdf(x), uniform.cdf(x), 1e-14);
    }
  }

  @Test
  public void aPointMassIsAStep() {
    Law law = Law.sparse(0.25, Law.normal(0, 1));
    assertEquals(law.below(0), 0.125, 1e-15);
    assertEquals(law.cdf(0), 0.875, 1e-15);
  }
}
