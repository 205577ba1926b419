package org.gradmark.core.problem;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.List;
import java.util.Random;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Maxima of linear functions: subgradients, minimisers, and what their worst ways come to. */
public class NonsmoothProblemsTest {

  private static final int N = 6;

  @DataProvider
  public static Object[][] problems() {
    return new Object[][] {
      {new StronglyConvexMax(2, 0.5, N)}, {new LastIterateWorst(2, 1, N)},
    };
  }

  private static double value(Problem problem, Tensor x) {
    return problem.value(IeeeBackend.F64, List.of(x)).toDoubles()[0];
  }

  private static Tensor gradient(Problem problem, Tensor x) {
    return problem.gradient(IeeeBackend.F64, List.of(x)).get(0);
  }

  private static Tensor random(Random random, double scale) {
    double[] x = random.doubles(N, -scale, scale).toArray();
    return new Values(Shape.of(N), x).on(IeeeBackend.F64);
  }

  @Test(dataProvider = "problems")
  public void itsGradientIsAStrongSubgradientAndItsMinimumIsSmallest(Problem problem) {
    Random random = new Random(1);
    Tensor best = problem.minimiser().on(IeeeBackend.F64);
    assertEquals(value(problem, best), problem.minimum(), 1e-14);
    for (int i = 0; i < 1000; i++) {
      Tensor x = random(random, 3);
      Tensor y = i % 2 == 0 ? random(random, 3) : best.plus(random(random, 1e-3));
      Tensor g = gradient(problem, x);
      Tensor way = y.minus(x);
      double curved = problem.strongConvexity() / 2 * Vectors.dot(way, way).toDoubles()[0];
      double line = value(problem, x) + Vectors.dot(g, way).toDoubles()[0] + curved;
      assertTrue(value(problem, y) >= line - 1e-12, problem.name());
      assertTrue(value(problem, y) >= problem.minimum() - 1e-12, problem.name());
      assertTrue(g.norm2().toDoubles()[0] <= problem.lipschitz() * (1 + 1e-14), problem.name());
    }
  }

  @Test
  public void strongConvexityIsAnEqualityTowardsTheMinimiser() {
    StronglyConvexMax problem = new StronglyConvexMax(2, 0.5, N);
    Random random = new Random(2);
    for (int i = 0; i < 100; i++) {
      Tensor x = random(random, 3);
      Tensor way = x.minus(problem.minimiser().on(IeeeBackend.F64));
      double slope = Vectors.dot(gradient(problem, x), way).toDoubles()[0];
      double expected = slope - problem.strongConvexity() / 2 * way.square().norm1().toDoubles()[0];
      assertEquals(value(problem, x) - problem.minimum(), expected, 1e-12);
    }
  }

  @Test
  public void aConstantRateEndsWhereItIsSaidTo() {
    for (int n : new int[] {2, 4, 16}) {
      LastIterateWorst problem = new LastIterateWorst(2, 1, n);
      double rate = 1 / (2 * Math.sqrt(n));
      Tensor x = IeeeBackend.F64.tensor(Shape.of(n), new double[n]);
      for (int t = 1; t < n; t++) {
        x = x.minus(gradient(problem, x).times(rate));
      }
      assertEquals(value(problem, x) - problem.minimum(), problem.lastGap(rate), 1e-13);
      assertEquals(problem.minimiser().on(IeeeBackend.F64).norm2().toDoubles()[0], 1, 1e-14);
    }
  }

  /** A semidefinite program finds 1.4428 for three steps, the worst of all functions. */
  @Test
  public void itIsNearlyTheWorstOfAll() {
    double gap = new LastIterateWorst(2, 1, 4).lastGap(0.25);
    assertTrue(gap > 0.999 * 1.4428 && gap < 1.4428121284, "gap " + gap);
  }
}
