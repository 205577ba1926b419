package org.gradmark.core.problem;

import static org.gradmark.core.problem.Probe.F64;
import static org.gradmark.core.problem.Probe.gradient;
import static org.gradmark.core.problem.Probe.norm;
import static org.gradmark.core.problem.Probe.plus;
import static org.gradmark.core.problem.Probe.points;
import static org.gradmark.core.problem.Probe.proximal;
import static org.gradmark.core.problem.Probe.value;
import static org.gradmark.core.problem.Probe.vector;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.testng.annotations.Test;

/** Problems with a feasible set, a penalty, noise or another origin. */
public class WrappedProblemsTest {

  private static Values values(double... numbers) {
    return new Values(Shape.of(numbers.length), numbers);
  }

  @Test
  public void onASetTheProximalMapIsTheProjection() {
    Problem problem = Constrained.of(Quadratic.of(1, 4), new Ball(2, 2), values(0, 0));
    assertEquals(problem.name(), "quadratic[1,4] on ball[2,n=2]");
    assertEquals(proximal(problem, 0.1, 3, 4), new double[] {1.2, 1.6}, 1e-15);
    assertEquals(proximal(problem, 100, 3, 4), proximal(problem, 0.1, 3, 4));
    double[] low = problem.linearMinimum(F64, vector(F64, 3, 4)).toDoubles();
    assertEquals(low, new double[] {-1.2, -1.6}, 1e-15);
    assertEquals(value(problem, 1, 2), 8.5);
    assertEquals(gradient(problem, 1, 2), new double[] {1, 8});
    assertEquals(problem.smoothness(), 4.0);
  }

  @Test
  public void theMinimumOnASetIsThatOfItsMinimiser() {
    Problem shifted = new Shifted(Quadratic.of(1, 1), values(3, 4));
    Problem problem = Constrained.of(shifted, new Ball(1, 2), values(0.6, 0.8));
    assertEquals(problem.minimum(), 8, 1e-14);
    for (double[] x : points(2, 40)) {
      assertTrue(value(problem, proximal(problem, 1, x)) >= 8 - 1e-14);
    }
    Exception outside =
        expectThrows(
            IllegalArgumentException.class,
            () -> Constrained.of(shifted, new Ball(1, 2), values(3, 4)));
    assertTrue(outside.getMessage().endsWith("[2][3.0, 4.0] is not in the set"));
    Exception moves =
        expectThrows(
            IllegalArgumentException.class,
            () -> Constrained.of(shifted, new Ball(1, 2), values(0.8, 0.6)));
    assertTrue(moves.getMessage().contains("a projected step leaves the minimiser by 0."));
  }

  @Test
  public void aLinearFunctionOnASetHasAMinimiser() {
    Problem problem = Constrained.of(new Linear(2, -1, 3), new Simplex(3));
    assertEquals(problem.minimiser(), values(0, 1, 0));
    assertEquals(problem.minimum(), -1.0);
    Exception none =
        expectThrows(UnsupportedOperationException.class, () -> new Linear(2, -1).minimiser());
    assertEquals(
        none.getMessage(), "linear[2,-1] has no minimiser; constrain it to a feasible set");
    Problem unsolved = Constrained.unsolved(new Linear(2, -1, 3), new Simplex(3));
    expectThrows(UnsupportedOperationException.class, unsolved::minimum);
  }

  @Test
  public void aCompositeHasTheValueOfBothAndTheGradientOfOne() {
    Composite problem = Composite.of(Quadratic.of(1, 4, 2), values(3, -1, 0.1), 2);
    assertEquals(problem.minimiser(), values(1, -0.5, 0));
    assertEquals(problem.minimum(), 2 + 0.5 + 0.01 + 2 * 1.5, 1e-14);
    assertEquals(gradient(problem, 0, 0, 0), new double[] {-3, 4, -0.2}, 1e-15);
    assertEquals(proximal(problem, 0.5, 3, -0.5, 1.5), new double[] {2, 0, 0.5});
    for (double[] x : points(3, 40)) {
      assertTrue(value(problem, x) >= problem.minimum() - 1e-14);
      assertTrue(
          value(problem, plus(problem.minimiser().toArray(), 1e-3, x))
              >= problem.minimum() - 1e-14);
    }
    Exception e =
        expectThrows(
            IllegalArgumentException.class, () -> new Composite(Quadratic.of(1), 1, values(0.5)));
    assertEquals(e.getMessage(), "quadratic[1]+1*l1: a proximal step leaves the minimiser by 0.5");
  }

  @Test
  public void noiseIsAddedToTheGradientOnly() {
    Problem noisy = new Noisy(Quadratic.of(1, 4), values(10, -100));
    assertEquals(gradient(noisy, 1, 2), new double[] {11, -92});
    assertEquals(value(noisy, 1, 2), 8.5);
    assertEquals(noisy.minimiser(), values(0, 0));
    assertEquals(noisy.smoothness(), 4.0);
  }

  @Test
  public void aShiftMovesEverything() {
    Problem shifted = new Shifted(Quadratic.of(1, 4), values(2, -1));
    assertEquals(shifted.name(), "quadratic[1,4]@[2,-1]");
    assertEquals(shifted.minimiser(), values(2, -1));
    assertEquals(value(shifted, 3, 1), 8.5);
    double[] line = shifted.lineMinimum(F64, vector(F64, 3, -1), vector(F64, -1, 0)).toDoubles();
    assertEquals(line, new double[] {1});
    assertEquals(norm(proximal(shifted, 5, 2, -1)), Math.sqrt(5), 1e-15);
  }

  @Test
  public void reddisLossesRewardTheWrongEnd() {
    ReddiDeterministic rounds = new ReddiDeterministic(5);
    assertEquals(rounds.minimiser(), values(-1));
    assertEquals(rounds.minimum(), -1.0);
    double[] slopes = new double[4];
    for (int t = 1; t <= 4; t++) {
      slopes[t - 1] = gradient(rounds.loss(t), 0.3)[0];
    }
    assertEquals(slopes, new double[] {5, -1, -1, 5});
    assertEquals(gradient(rounds, 0.3)[0], (5 - 1 - 1) / 3.0);
    ReddiStochastic random = new ReddiStochastic(9, 0.5);
    double p = random.steepProbability();
    assertEquals(p, 0.15, 1e-16);
    assertEquals(gradient(random.loss(0.1499), 0)[0], 9.0);
    assertEquals(gradient(random.loss(0.1501), 0)[0], -1.0);
    assertEquals(p * 9 - (1 - p), gradient(random, 0)[0], 1e-15);
    assertEquals(random.minimum(), -0.5);
    assertEquals(proximal(random, 1, -7), new double[] {-1});
  }
}
