package org.gradmark.core.problem;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.expectThrows;

import java.util.List;
import org.gradmark.core.backend.ExactBackend;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Hessian-vector products are the derivatives of the gradients. */
public class HessianVectorTest {

  /** Differences in 50 digits: their error, of the order of its square, is far below a double's. */
  private static final double STEP = 1e-15;

  private static final Backend EXACT = new ExactBackend();
  private static final Tensor AT = EXACT.tensor(Shape.of(2), 0.75, -1.5);
  private static final Tensor ALONG = EXACT.tensor(Shape.of(2), -0.5, 2);

  @DataProvider
  public Object[][] problems() {
    Residual first = new Residual(new Values(Shape.of(2), 1, -2), 0.5);
    Residual second = new Residual(new Values(Shape.of(2), 3, 0.5), -1);
    Values centre = new Values(Shape.of(2), 0.25, 4);
    return new Object[][] {
      {Quadratic.of(1, 10)},
      {new DenseQuadratic("dense", new double[][] {{2, 1}, {1, 3}}, 1, -1)},
      {new Rosenbrock()},
      {first},
      {LeastSquares.of("two rows", new double[][] {{1, -2}, {3, 0.5}}, 0.5, -1)},
      {LeastSquares.of("drawn", new double[][] {{1, -2}, {3, 0.5}}, 0.5, -1).drawn(1)},
      {new LogisticLoss(new Values(Shape.of(2), 2, -1), 0.125)},
      {new Shifted(new Rosenbrock(), centre)},
      {new Noisy(second, centre)},
    };
  }

  @Test(dataProvider = "problems")
  public void productsAreDerivativesOfGradients(Problem problem) {
    Tensor step = ALONG.times(STEP);
    Tensor up = problem.gradient(EXACT, List.of(AT.plus(step))).get(0);
    Tensor down = problem.gradient(EXACT, List.of(AT.minus(step))).get(0);
    double[] slopes = up.minus(down).over(2 * STEP).toDoubles();
    double[] products =
        problem.hessianVector(EXACT, List.of(AT), List.of(ALONG)).get(0).toDoubles();
    for (int i = 0; i < slopes.length; i++) {
      assertEquals(products[i], slopes[i], 1e-12 * Math.max(1, Math.abs(slopes[i])));
    }
  }

  @Test
  public void aFarMarginDoesNotOverflow() {
    Problem loss = new LogisticLoss(new Values(Shape.of(2), 2, -1), 0.125);
    Tensor far = EXACT.tensor(Shape.of(2), 1e4, 0);
    double[] product = loss.hessianVector(EXACT, List.of(far), List.of(ALONG)).get(0).toDoubles();
    assertEquals(product, new double[] {-0.0625, 0.25}, 1e-15);
  }

  @Test
  public void whoHasNoneSaysSo() {
    UnsupportedOperationException none =
        expectThrows(
            UnsupportedOperationException.class,
            () -> new AbsoluteValue(1).hessianVector(EXACT, List.of(AT), List.of(ALONG)));
    assertEquals(none.getMessage(), "this oracle does not give Hessian-vector products");
  }
}
