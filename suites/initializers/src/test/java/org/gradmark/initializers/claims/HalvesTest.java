package org.gradmark.initializers.claims;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** A wrong law is no dependence, and a dependence is one under every law. */
public class HalvesTest {

  private static final int SIZE = 4000;

  @DataProvider
  public static Object[][] laws() {
    return new Object[][] {
      {"too narrow", (DoubleUnaryOperator) z -> 0.01 * z},
      {"too wide", (DoubleUnaryOperator) z -> 7 * z},
      {"off the mean", (DoubleUnaryOperator) z -> z + 3},
      {"one-sided", (DoubleUnaryOperator) Math::abs},
      {"signs only", (DoubleUnaryOperator) Math::signum},
      {"nothing", (DoubleUnaryOperator) z -> 0}
    };
  }

  private static Halves ofSizes(double[] weights) {
    return Halves.ofSigns(weights).ofSizes(weights);
  }

  @Test(dataProvider = "laws")
  public void independentWeightsAreNotAccused(String law, DoubleUnaryOperator shape) {
    double[] weights = weights(shape);
    for (Halves halves : new Halves[] {Halves.ofSigns(weights), ofSizes(weights)}) {
      Findings findings = new Findings(3);
      for (int lag = 1; lag <= 3; lag++) {
        halves.compare(findings, halves, lag, "at distance " + lag);
      }
      assertTrue(findings.good(), law);
    }
  }

  @Test
  public void aDependenceIsSeenWhateverTheScale() {
    for (double scale : new double[] {1e-9, 1, 1e9}) {
      double[] weights = weights(z -> scale * z);
      for (int i = 1; i < SIZE; i += 2) {
        weights[i] = weights[i - 1] * (1 + 0.1 * weights[i] / scale);
      }
      Findings findings = new Findings(1);
      ofSizes(weights).compare(findings, ofSizes(weights), 1, "in pairs");
      assertTrue(!findings.good());
    }
  }

  /** Three of four coins that are two 1 and two 0 make no more agreements than the bound says. */
  @Test
  public void theBoundIsTheWholeTailOverTheChanceOfAsMany() {
    Halves four = Halves.ofSigns(new double[] {4, 1, 3, 2});
    // Fair coins: 0 of 20 agree, or 20, with 2^-19; six of sixteen arrangements have two ones.
    assertEquals(four.agreeing(0, 20), Math.scalb(1, -19) / 0.375, 1e-20);
    assertEquals(four.agreeing(1, 3), 1.0, 0.0);
  }

  private static double[] weights(DoubleUnaryOperator shape) {
    Random random = new Random(42);
    double[] weights = new double[SIZE];
    Arrays.setAll(weights, i -> shape.applyAsDouble(random.nextGaussian()));
    return weights;
  }
}
