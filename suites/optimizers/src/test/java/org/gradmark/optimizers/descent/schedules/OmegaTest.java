package org.gradmark.optimizers.descent.schedules;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The bound on the last iterate against closed forms of its sums. */
public class OmegaTest {

  private static double[] schedule(int length, IntToDoubleFunction multiplier) {
    return IntStream.rangeClosed(1, length).mapToDouble(multiplier).toArray();
  }

  private static double[] ones(int length) {
    return schedule(length, t -> 1);
  }

  private static double harmonic(int n) {
    return IntStream.rangeClosed(1, n).mapToDouble(k -> 1.0 / k).sum();
  }

  private static double best(int length, IntToDoubleFunction multiplier) {
    return Omega.best(schedule(length, multiplier), ones(length), 1);
  }

  @DataProvider
  public static Object[][] lengths() {
    return new Object[][] {{2}, {10}, {400}, {1000}};
  }

  @Test(dataProvider = "lengths")
  public void ofAConstantRateIsTheRootOfAHarmonicNumber(int length) {
    double closed = Math.sqrt((1 + harmonic(length - 1)) / length);
    assertEquals(best(length, t -> 1), closed, 1e-13);
  }

  @Test(dataProvider = "lengths")
  public void ofLinearDecayHasNoLogarithm(int length) {
    double share = (harmonic(length - 1) - 0.5) / length;
    double closed = 2 * Math.sqrt((1 + share) / (length + 1));
    assertEquals(best(length, t -> length + 1 - t), closed, 1e-13);
  }

  /** Numbers of the paper's own code. */
  @Test
  public void theNumbersOfTheLiteratureAreMet() {
    assertEquals(best(10, t -> 1) * Math.sqrt(10), 1.9567749625, 1e-10);
    assertEquals(best(10, t -> 11 - t), 0.6695715931, 1e-10);
    assertEquals(best(400, t -> 401 - t), 0.1006298654, 1e-10);
  }

  /** A cooldown over the last fifth: nearly linear decay, well below a constant rate. */
  @Test
  public void aCooldownSavesTheLogarithm() {
    int length = 2000;
    double cooled = best(length, t -> Math.min(1, (length + 1 - t) / 400.0));
    double constant = best(length, t -> 1);
    double linear = best(length, t -> length + 1 - t);
    assertTrue(linear < cooled && cooled < 0.75 * constant, linear + " " + cooled + " " + constant);
    assertEquals(constant, 0.067742, 1e-6);
    assertEquals(linear, 0.04480, 1e-5);
    assertEquals(cooled, 0.048456, 2e-5);
  }

  /** Rates that are refined by the norms of the subgradients have the smallest bound. */
  @Test
  public void refinementHelpsWhereNormsDiffer() {
    int length = 99;
    double[] norms = schedule(length, t -> t <= 50 ? 1 : 3);
    double[] weights = Arrays.stream(norms).map(g -> 1 / (g * g)).toArray();
    double[] refined = new double[length];
    double later = 1.0 / 9;
    for (int t = length; t >= 1; t--) {
      refined[t - 1] = weights[t - 1] * later;
      later += weights[t - 1];
    }
    double best = Omega.best(refined, norms, 1);
    double linear = Omega.best(schedule(length, t -> length + 1 - t), norms, 1);
    double constant = Omega.best(ones(length), norms, 1);
    assertEquals(best, 0.275105, 1e-6);
    assertEquals(linear, 0.461590, 1e-6);
    assertEquals(constant, 0.709514, 1e-6);
  }

  /** Rate by rate and norm by norm: two points, by hand. */
  @Test
  public void ofTwoPointsIsWhatItSays() {
    double[] rates = {0.5, 0.25};
    double[] norms = {2, 1};
    double first = (9 + 1 + 0.0625) / 1.5;
    double second = 0.5 * (0.5 / 0.25) * (1 + 0.0625) / 0.75;
    assertEquals(Omega.of(rates, norms, 3), first + second, 1e-14);
  }
}
