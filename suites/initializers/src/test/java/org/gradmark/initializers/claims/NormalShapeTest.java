package org.gradmark.initializers.claims;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.initializer.StartWrapper;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.statistics.MomentTest;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.initializers.plain.Normal;
import org.testng.annotations.Test;

/** The closed forms against sums over a fine grid, and the power that is stated. */
public class NormalShapeTest {

  private static final double STEP = 1e-4;

  @Test
  public void meanAndVarianceAreThoseOfTheNormalLaw() {
    for (int order : new int[] {4, 6}) {
      double mean = 0;
      double square = 0;
      double largest = 0;
      for (double z = -12; z < 12; z += STEP) {
        double weight = STEP * Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
        double h = NormalShape.clipped(order, z);
        mean += weight * h;
        square += weight * h * h;
        largest = Math.max(largest, Math.abs(h));
      }
      assertEquals(NormalShape.mean(order), mean, 1e-6);
      assertEquals(NormalShape.variance(order), square - mean * mean, 1e-4);
      assertEquals(largest, NormalShape.clipped(order, NormalShape.END));
    }
  }

  /** The density of the sum of uniform numbers, by adding one after the other on a grid. */
  @Test
  public void sumsOfUniformNumbersAreFarEnoughOff() {
    assertEquals(off(12), 0.0202, 2e-4);
    assertEquals(off(24), 0.0100, 1e-4);
    assertEquals(off(33), 0.0072, 1e-4);
  }

  private static double off(int numbers) {
    int cells = 200;
    double[] density = {1};
    for (int k = 0; k < numbers; k++) {
      double[] next = new double[density.length + cells - 1];
      for (int i = 0; i < density.length; i++) {
        for (int j = 0; j < cells; j++) {
          next[i + j] += density[i] / cells;
        }
      }
      density = next;
    }
    double mean = 0;
    for (int i = 0; i < density.length; i++) {
      double z = (i - 0.5 * (density.length - 1)) / cells / Math.sqrt(numbers / 12.0);
      mean += density[i] * NormalShape.clipped(4, z);
    }
    return Math.abs(mean - NormalShape.mean(4)) / Math.sqrt(NormalShape.variance(4));
  }

  /** Tukey's lambda, by its quantiles, moves the sixth order. */
  @Test
  public void anApproximateQuantileIsFarEnoughOff() {
    double mean = 0;
    int grid = 1_000_000;
    for (int i = 0; i < grid; i++) {
      double u = (i + 0.5) / grid;
      double z = (Math.pow(u, 0.1349) - Math.pow(1 - u, 0.1349)) / 0.1975;
      mean += NormalShape.clipped(6, z) / grid;
    }
    double off = Math.abs(mean - NormalShape.mean(6)) / Math.sqrt(NormalShape.variance(6));
    assertEquals(off, 0.0095, 1e-4);
  }

  /** What is refused, and with 2.33 standard errors more found with probability 0.99. */
  @Test
  public void theStatedPowerIsThatOfTheBound() {
    int n = LargeSample.WEIGHTS;
    for (int order : new int[] {4, 6}) {
      double deviation = Math.sqrt(NormalShape.variance(order));
      double range =
          NormalShape.clipped(order, NormalShape.END) + Math.abs(NormalShape.mean(order));
      double p = MomentTest.bernstein(0.0053 * deviation, deviation * deviation, range, n);
      assertTrue(p < Statement.ALPHA / 2, "p = " + p);
    }
    assertTrue(0.0053 + 2.33 / Math.sqrt(n) < 0.0072);
  }

  /** Which moves no polynomial by what is refused. */
  @Test
  public void aCutFarOutIsSeen() {
    InitializerSystem system = Normal.SYSTEM;
    InitializerMistake cut =
        InitializerMistake.seeing(
            "cut-at-4.2",
            "normal numbers beyond 4.2 are drawn again",
            s ->
                new StartWrapper(s) {
                  @Override
                  public Tensor normal(String name, Shape shape) {
                    return super.truncated(name, NormalShape.FAR, shape);
                  }
                });
    InitializerSubject subject = system.rejection("paper", cut, "").impostor();
    Claim<InitializerSubject> claim =
        system.claims().stream().filter(c -> c.id().equals("LAW-04")).findFirst().orElseThrow();
    Laboratory laboratory = Laboratory.on(ReferenceData.bundled());
    Outcome outcome = claim.check().check(new Trial<>(subject, "f64", laboratory, 1));
    assertEquals(outcome.result(), Result.FAIL, outcome.message());
    assertTrue(outcome.message().contains("are beyond 4.2 standard"), outcome.message());
  }
}
