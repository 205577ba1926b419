package org.gradmark.core.problem;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gradmark.core.backend.ExactBackend;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;

/** What is asked of a problem in tests, in doubles or 50 digits. */
final class Probe {

  static final Backend F64 = IeeeBackend.F64;
  static final Backend EXACT = new ExactBackend();
  private static final double STEP = 1e-15;

  private Probe() {}

  static Tensor vector(Backend backend, double... x) {
    return backend.tensor(Shape.of(x.length), x);
  }

  static double value(Problem problem, double... x) {
    return problem.value(F64, List.of(vector(F64, x))).toDoubles()[0];
  }

  static double[] gradient(Problem problem, double... x) {
    return problem.gradient(F64, List.of(vector(F64, x))).get(0).toDoubles();
  }

  static double[] proximal(Problem problem, double weight, double... x) {
    return problem.proximal(F64, vector(F64, x), F64.scalar(weight)).toDoubles();
  }

  static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  static double norm(double... x) {
    return Math.sqrt(dot(x, x));
  }

  /** {@code x + s y}. */
  static double[] plus(double[] x, double s, double... y) {
    double[] sum = x.clone();
    for (int i = 0; i < x.length; i++) {
      sum[i] += s * y[i];
    }
    return sum;
  }

  /** Points of several sizes around zero; the same ones every time. */
  static List<double[]> points(int dimension, int count) {
    Random random = new Random(17L * dimension);
    List<double[]> points = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      double scale = Math.pow(4, k % 4 - 2);
      double[] x = new double[dimension];
      for (int i = 0; i < dimension; i++) {
        x[i] = scale * random.nextGaussian();
      }
      points.add(x);
    }
    return points;
  }

  /** The gradient against central differences in 50 digits: their error is about 1e-30. */
  static void checkDifferences(Problem problem, double... x) {
    Tensor at = vector(EXACT, x);
    Tensor gradient = problem.gradient(EXACT, List.of(at)).get(0);
    for (int i = 0; i < x.length; i++) {
      Tensor unit = Vectors.unit(EXACT, x.length, i);
      Tensor step = unit.times(STEP);
      Tensor rise =
          problem
              .value(EXACT, List.of(at.plus(step)))
              .minus(problem.value(EXACT, List.of(at.minus(step))));
      Tensor error = rise.over(2).over(STEP).minus(Vectors.dot(unit, gradient));
      double size = Math.max(1, gradient.normMax().toDoubles()[0]);
      assertEquals(error.toDoubles()[0], 0, 1e-24 * size, problem.name() + " element " + i);
    }
  }

  /** The gradient in doubles against complex steps, which lose no digit. */
  static void checkComplexSteps(Problem problem, double... x) {
    double[] gradient = gradient(problem, x);
    ComplexBackend complex = new ComplexBackend();
    for (int i = 0; i < x.length; i++) {
      Tensor at = complex.tensor(x, 1e-60, i);
      double slope = ComplexBackend.imaginary(problem.value(complex, List.of(at))) / 1e-60;
      double size = Math.max(1, norm(gradient));
      assertEquals(gradient[i], slope, 1e-13 * size, problem.name() + " element " + i);
    }
  }

  /** Value and gradient in doubles against 50 digits, relative to the sizes of what is added. */
  static void checkAgreement(Problem problem, double scale, double... x) {
    List<Tensor> at = List.of(vector(EXACT, x));
    double value = problem.value(EXACT, at).toDoubles()[0];
    assertEquals(value(problem, x), value, 1e-14 * scale, problem.name());
    double[] exact = problem.gradient(EXACT, at).get(0).toDoubles();
    assertEquals(norm(plus(gradient(problem, x), -1, exact)), 0, 1e-14 * scale, problem.name());
  }

  /** L, mu and M between two points. */
  static void checkConstants(Problem problem, double[] x, double[] y) {
    double[] move = plus(x, -1, y);
    double[] change = plus(gradient(problem, x), -1, gradient(problem, y));
    double distance = norm(move);
    double slack = 1e-12 * (1 + norm(gradient(problem, x)) + norm(gradient(problem, y)));
    String where = problem.name();
    assertTrue(norm(change) <= problem.smoothness() * distance + slack, where + " L");
    double strong = problem.strongConvexity() * distance * distance;
    assertTrue(dot(change, move) >= strong - slack * (1 + distance), where + " mu");
    assertTrue(norm(gradient(problem, x)) <= problem.lipschitz() + slack, where + " M");
  }
}
