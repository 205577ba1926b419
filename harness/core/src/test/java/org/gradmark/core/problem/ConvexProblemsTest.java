package org.gradmark.core.problem;

import static org.gradmark.core.problem.Probe.gradient;
import static org.gradmark.core.problem.Probe.norm;
import static org.gradmark.core.problem.Probe.plus;
import static org.gradmark.core.problem.Probe.points;
import static org.gradmark.core.problem.Probe.proximal;
import static org.gradmark.core.problem.Probe.value;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.backend.RoundingBackend;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What every convex problem owes: its gradients, constants, minimum and maps. */
public class ConvexProblemsTest {

  private static final double[][] ROWS = {{1, 2}, {-1, 0.5}, {3, -1}};

  private static Values values(double... numbers) {
    return new Values(Shape.of(numbers.length), numbers);
  }

  /** The penalty of a composite alone: its proximal map knows nothing of the smooth part. */
  private static Problem penalty(double weight) {
    Problem composite = Composite.of(Quadratic.of(1, 2), values(0, 0), weight);
    return new Problem() {
      @Override
      public String name() {
        return composite.name();
      }

      @Override
      public Values minimiser() {
        return composite.minimiser();
      }

      @Override
      public Tensor value(Backend backend, List<Tensor> at) {
        return at.get(0).norm1().times(weight);
      }

      @Override
      public List<Tensor> gradient(Backend backend, List<Tensor> at) {
        throw new UnsupportedOperationException("not asked");
      }

      @Override
      public Tensor proximal(Backend backend, Tensor at, Tensor step) {
        return composite.proximal(backend, at, step);
      }
    };
  }

  private static Object[] row(Problem problem, int dimension) {
    return new Object[] {problem, dimension};
  }

  @DataProvider
  public static Object[][] smooth() {
    return new Object[][] {
      row(Quadratic.of(0.5, 3, 100), 3),
      row(new Huber(4, 0.1, 1), 1),
      row(new Huber(2, 0.75, 3), 3),
      row(new NesterovWorst(8, 0, 5), 5),
      row(new NesterovWorst(8, 0.5, 4), 4),
      row(
          DenseQuadratic.rotated(
              new double[] {1, 4, 9}, new double[] {1, 2, -1}, new double[] {0, 1, 3}),
          3),
      row(new DenseQuadratic("dense", new double[][] {{2, -1}, {-1, 3}}, 1, -2), 2),
      row(new Residual(values(1, -3), 2), 2),
      row(LeastSquares.of("least-squares", ROWS, 1, 2, -1), 2),
      row(new Shifted(Quadratic.of(1, 3), values(2, -1)), 2),
      row(LeastSquares.interpolating("interpolating", ROWS, 0.5, -2), 2),
    };
  }

  @DataProvider
  public static Object[][] convex() {
    Object[][] rough = {
      row(LogisticRegression.iris(0.1), 4),
      row(LogisticRegression.iris(0.01).component(70), 4),
      row(new AbsoluteValue(3), 1),
      row(new Shifted(new AbsoluteValue(3), values(0.5)), 1),
      row(new MaxAbsolute(2, 3), 3),
      row(new MaxCoordinate(2, 1.5, 4), 4),
    };
    Object[][] all = Arrays.copyOf(smooth(), smooth().length + rough.length);
    System.arraycopy(rough, 0, all, smooth().length, rough.length);
    return all;
  }

  @Test(dataProvider = "convex")
  public void gradientsAreThoseOfTheValues(Problem problem, int dimension) {
    for (double[] x : points(dimension, 6)) {
      Probe.checkDifferences(problem, x);
      Probe.checkComplexSteps(problem, x);
      Probe.checkAgreement(problem, (1 + Math.abs(value(problem, x))) * 10, x);
    }
  }

  /** The same text in few digits, where the answer differs by roundings only. */
  @Test(dataProvider = "convex")
  public void coarseArithmeticGivesTheSame(Problem problem, int dimension) {
    for (double[] x : points(dimension, 6)) {
      double[] fine = gradient(problem, x);
      double size = 100 * (1 + norm(x)) * (1 + norm(fine)) / 0x1p24;
      for (Backend coarse : List.of(IeeeBackend.F32, new RoundingBackend(Precision.FLOAT32, 7))) {
        List<Tensor> at = List.of(Probe.vector(coarse, x));
        double[] seen = problem.gradient(coarse, at).get(0).toDoubles();
        assertEquals(norm(plus(seen, -1, fine)), 0, size, problem.name());
        assertEquals(
            problem.value(coarse, at).toDoubles()[0], value(problem, x), size, problem.name());
      }
    }
  }

  @Test(dataProvider = "convex")
  public void constantsAreNeverExceeded(Problem problem, int dimension) {
    List<double[]> points = points(dimension, 40);
    for (int i = 1; i < points.size(); i++) {
      Probe.checkConstants(problem, points.get(i), points.get(i - 1));
    }
  }

  @Test(dataProvider = "convex")
  public void nothingIsBelowTheMinimum(Problem problem, int dimension) {
    double[] best = problem.minimiser().toArray();
    assertEquals(value(problem, best), problem.minimum(), 1e-13, problem.name());
    for (double[] x : points(dimension, 40)) {
      assertTrue(value(problem, x) >= problem.minimum() - 1e-13, problem.name());
      double[] near = plus(best, 1e-3, x);
      assertTrue(value(problem, near) >= problem.minimum() - 1e-13, problem.name());
    }
  }

  @Test(dataProvider = "smooth")
  public void theGradientVanishesAtTheMinimiser(Problem problem, int dimension) {
    double slope = norm(gradient(problem, problem.minimiser().toArray()));
    assertEquals(slope, 0, 1e-14 * problem.smoothness(), problem.name());
  }

  /** L is reached close to the minimiser, mu far from it. */
  @Test(dataProvider = "smooth")
  public void constantsAreAttained(Problem problem, int dimension) {
    double steepest = 0;
    double flattest = Double.POSITIVE_INFINITY;
    double[] up = points(dimension, 1).get(0);
    double[] down = up;
    for (int k = 0; k < 1000; k++) {
      double[] near = change(problem, 1e-3, up);
      double[] far = change(problem, 1e7, down);
      steepest = norm(near) / 1e-3;
      flattest = Math.min(flattest, norm(far) / 1e7);
      up = near;
      double[] left =
          plus(plus(new double[dimension], 1e7 / norm(down), down), -1 / problem.smoothness(), far);
      down = norm(left) < 1 ? down : left;
    }
    assertEquals(steepest / problem.smoothness(), 1, 1e-9, problem.name() + " L");
    assertEquals(flattest, problem.strongConvexity(), 1e-6, problem.name() + " mu");
  }

  /** How the gradient changes from the minimiser along a direction. */
  private static double[] change(Problem problem, double length, double[] direction) {
    double[] best = problem.minimiser().toArray();
    double[] there = plus(best, length / norm(direction), direction);
    return plus(gradient(problem, there), -1, gradient(problem, best));
  }

  @DataProvider
  public static Object[][] proximable() {
    return new Object[][] {
      row(Quadratic.of(0.5, 3, 100), 3),
      row(new Huber(4, 0.1, 1), 1),
      row(new Huber(2, 0.75, 3), 3),
      row(new AbsoluteValue(3), 1),
      row(DenseQuadratic.rotated(new double[] {1, 4, 9}, new double[] {1, 2, -1}), 3),
      row(new DenseQuadratic("dense", new double[][] {{2, -1}, {-1, 3}}, 1, -2), 2),
      row(LeastSquares.of("rows", ROWS, 1, 2, -1).component(2), 2),
      row(new Linear(2, -1), 2),
      row(new Shifted(new Huber(2, 0.75, 3), values(1, 0, -2)), 3),
      row(penalty(0.5), 2),
    };
  }

  @Test(dataProvider = "proximable")
  public void proximalMapsAreSmallest(Problem problem, int dimension) {
    for (double weight : new double[] {0.1, 2}) {
      for (double[] at : points(dimension, 12)) {
        double[] u = proximal(problem, weight, at);
        double best = envelope(problem, weight, at, u);
        for (double[] d : points(dimension, 12)) {
          for (double s : new double[] {1e-4, -1e-4, 0.1, -0.1, 1}) {
            double other = envelope(problem, weight, at, plus(u, s, d));
            assertTrue(other >= best - 1e-13 * (1 + Math.abs(best)), problem.name());
          }
        }
      }
    }
  }

  private static double envelope(Problem problem, double weight, double[] at, double[] u) {
    double distance = norm(plus(u, -1, at));
    return value(problem, u) + distance * distance / (2 * weight);
  }
}
