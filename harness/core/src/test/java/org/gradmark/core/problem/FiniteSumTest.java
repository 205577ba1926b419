package org.gradmark.core.problem;

import static org.gradmark.core.problem.Probe.F64;
import static org.gradmark.core.problem.Probe.gradient;
import static org.gradmark.core.problem.Probe.norm;
import static org.gradmark.core.problem.Probe.plus;
import static org.gradmark.core.problem.Probe.value;
import static org.gradmark.core.problem.Probe.vector;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.List;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.testng.annotations.Test;

/** Sums of components: their mean, what a drawn one answers, and interpolation. */
public class FiniteSumTest {

  private static final double[][] ROWS = {{1, 2}, {-1, 0.5}, {3, -1}};
  private static final double[] X = {0.25, -3};

  @Test
  public void aDrawnComponentAnswersForItself() {
    FiniteSum sum = LeastSquares.of("sum", ROWS, 1, 2, -1);
    double[] mean = new double[2];
    double values = 0;
    for (int i = 0; i < 3; i++) {
      Problem drawn = sum.drawn(i);
      assertEquals(drawn.name(), "sum#" + i);
      assertEquals(drawn.drawn(), i);
      assertEquals(drawn.components(), 3);
      assertEquals(gradient(drawn, X), gradient(sum.component(i), X));
      assertEquals(
          drawn.componentGradient(F64, 1, vector(F64, X)).toDoubles(),
          gradient(sum.component(1), X));
      assertEquals(drawn.minimum(), 0.0);
      assertEquals(drawn.smoothness(), Probe.dot(ROWS[i], ROWS[i]));
      mean = plus(mean, 1 / 3.0, gradient(drawn, X));
      values += value(drawn, X) / 3;
    }
    assertEquals(norm(plus(mean, -1, gradient(sum, X))), 0, 1e-14);
    assertEquals(values, value(sum, X), 1e-14);
    assertEquals(sum.components(), 3);
    assertEquals(sum.componentSmoothness(), 10.0);
  }

  @Test
  public void onlyInterpolationHasNoNoise() {
    FiniteSum exact = LeastSquares.interpolating("exact", ROWS, 0.5, -2);
    assertEquals(exact.noiseAtMinimiser(), 0, 1e-28);
    assertEquals(exact.minimum(), 0, 1e-28);
    FiniteSum noisy = LeastSquares.of("noisy", ROWS, 1, 2, -1);
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double size = norm(gradient(noisy.component(i), noisy.minimiser().toArray()));
      sum += size * size / 3;
    }
    assertEquals(noisy.noiseAtMinimiser(), sum, 1e-14);
    assertTrue(sum > 0.1);
  }

  /** Fewer equations than unknowns: the shortest of many solutions. */
  @Test
  public void manySolutionsGiveTheShortest() {
    FiniteSum flat = LeastSquares.of("flat", new double[][] {{3, 4}}, 10);
    assertEquals(norm(plus(flat.minimiser().toArray(), -1, 1.2, 1.6)), 0, 1e-14);
    assertEquals(flat.strongConvexity(), 0.0);
  }

  @Test
  public void inOneDimensionConstantsAreMeans() {
    List<Problem> parts = List.of(Quadratic.of(1), Quadratic.of(5));
    FiniteSum sum = new FiniteSum("pair", parts, new Values(Shape.of(1), 0), 0);
    assertEquals(sum.smoothness(), 3.0);
    assertEquals(sum.strongConvexity(), 3.0);
    assertEquals(gradient(sum, 2), new double[] {6});
  }

  @Test
  public void whatIsNotTheMinimumIsRefused() {
    List<Problem> parts = List.of(Quadratic.of(1), Quadratic.of(5));
    Values one = new Values(Shape.of(1), 1);
    Exception value =
        expectThrows(IllegalArgumentException.class, () -> new FiniteSum("pair", parts, one, 0));
    assertEquals(
        value.getMessage(), "pair: the value at the minimiser is 1.5, not the minimum 0.0");
    Exception slope =
        expectThrows(IllegalArgumentException.class, () -> new FiniteSum("pair", parts, one, 1.5));
    assertEquals(slope.getMessage(), "pair: the gradient at the minimiser has norm 3.0, not 0");
    Exception empty =
        expectThrows(
            IllegalArgumentException.class, () -> new FiniteSum("none", List.of(), one, 0));
    assertEquals(empty.getMessage(), "none has no components; give at least one");
    FiniteSum pair = new FiniteSum("pair", parts, new Values(Shape.of(1), 0), 0);
    Exception range = expectThrows(IllegalArgumentException.class, () -> pair.drawn(2));
    assertEquals(range.getMessage(), "pair has components 0 to 1, not 2");
  }
}
