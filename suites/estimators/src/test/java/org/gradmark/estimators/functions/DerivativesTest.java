package org.gradmark.estimators.functions;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import org.gradmark.core.backend.ExactBackend;
import org.gradmark.core.contract.FunctionOracle;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.tensor.Tensor;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * Derivatives by hand agree with central differences in 50 digits, and forward mode with reverse
 * mode. With a step of 2^-40 a difference is off by about 1e-24, so all 15 digits must agree.
 */
public class DerivativesTest {

  private static final double STEP = 0x1p-40;
  private static final double DIGITS = 1e-15;

  private final ExactBackend exact = new ExactBackend();

  @DataProvider
  public static Object[][] functions() {
    ExactBackend exact = new ExactBackend();
    double[] input = {0.75, -0.5, 0.25};
    double[] direction = {0.5, 1, -0.25};
    double[] weights = Networks.small(Activation.TANH, Head.LOGIT).parameters(exact).toDoubles();
    double[] way = new double[weights.length];
    for (int i = 0; i < way.length; i++) {
      way[i] = (i % 5 - 2) * 0.25;
    }
    return new Object[][] {
      {Networks.small(Activation.TANH, Head.LOGIT), input, direction},
      {Networks.small(Activation.TANH, Head.CROSS_ENTROPY), input, direction},
      {Networks.small(Activation.SOFTPLUS, Head.LOGIT), input, direction},
      {Networks.small(Activation.SOFTPLUS, Head.CROSS_ENTROPY), input, direction},
      {Networks.loss(Activation.TANH), weights, way},
      {Networks.loss(Activation.SOFTPLUS).component(1), weights, way},
      {Quadratic.of(new double[] {2, 1, 0, 1, 3, -1, 0, -1, 1}, 1, -2, 0.5), input, direction},
      {Separable.FOURTH, input, direction},
      {Separable.EXP, input, direction},
    };
  }

  @Test(dataProvider = "functions")
  public void reverseModeAgreesWithDifferences(
      FunctionOracle f, double[] point, double[] direction) {
    Tensor x = Rows.of(exact, point);
    double[] gradient = f.gradient(x).toDoubles();
    for (int i = 0; i < point.length; i++) {
      double[] unit = new double[point.length];
      unit[i] = 1;
      agree(gradient[i], difference(f, x, Rows.of(exact, unit)), f.name() + ", element " + i);
    }
  }

  @Test(dataProvider = "functions")
  public void forwardModeAgreesWithReverseMode(
      FunctionOracle f, double[] point, double[] direction) {
    Tensor x = Rows.of(exact, point);
    Tensor v = Rows.of(exact, direction);
    Tensor forward = f.directional(x, v);
    Tensor gap = forward.minus(Rows.dot(f.gradient(x), v));
    assertTrue(Math.abs(gap.toDoubles()[0]) < 1e-45, f.name() + ": " + gap.toDoubles()[0]);
    agree(forward.toDoubles()[0], difference(f, x, v), f.name());
  }

  @Test(dataProvider = "functions")
  public void hessianVectorsAgreeWithDifferences(
      FunctionOracle f, double[] point, double[] direction) {
    if (f instanceof TrainingLoss) {
      return;
    }
    Tensor x = Rows.of(exact, point);
    Tensor v = Rows.of(exact, direction);
    double[] product = f.hessianVector(x, v).toDoubles();
    Tensor step = v.times(STEP);
    Tensor change = f.gradient(x.plus(step)).minus(f.gradient(x.minus(step))).over(2 * STEP);
    double[] expected = change.toDoubles();
    for (int i = 0; i < product.length; i++) {
      agree(product[i], expected[i], f.name() + ", element " + i);
    }
  }

  @Test(dataProvider = "functions")
  public void aBatchIsAnsweredRowByRow(FunctionOracle f, double[] point, double[] direction) {
    Tensor x = Rows.of(exact, point);
    Tensor other = Rows.of(exact, direction);
    Tensor both = Rows.stack(x, other);
    assertEquals(f.value(both).toDoubles(), Rows.stack(f.value(x), f.value(other)).toDoubles());
    assertEquals(
        f.gradient(both).toDoubles(), Rows.stack(f.gradient(x), f.gradient(other)).toDoubles());
  }

  @Test
  public void aLossIsTheMeanOfItsComponents() {
    TrainingLoss loss = Networks.loss(Activation.TANH);
    Tensor w = loss.network().parameters(exact);
    Tensor sum = loss.component(0).gradient(w);
    for (int i = 1; i < loss.components(); i++) {
      sum = sum.plus(loss.component(i).gradient(w));
    }
    Tensor gap = loss.gradient(w).minus(sum.over(loss.components())).normMax();
    assertTrue(gap.toDoubles()[0] < 1e-45);
  }

  private double difference(FunctionOracle f, Tensor x, Tensor direction) {
    Tensor step = direction.times(STEP);
    Tensor change = f.value(x.plus(step)).minus(f.value(x.minus(step)));
    return change.over(2 * STEP).toDoubles()[0];
  }

  private static void agree(double observed, double expected, String what) {
    assertEquals(observed, expected, DIGITS * Math.max(1, Math.abs(expected)), what);
  }
}
