package org.gradmark.core.problem;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.expectThrows;

import java.util.List;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.testng.annotations.Test;

/** Objectives: values known by hand, gradients from differences. */
public class ProblemsTest {

  private static final IeeeBackend F64 = IeeeBackend.F64;

  private static double value(Problem problem, double... x) {
    return problem.value(F64, point(x)).toDoubles()[0];
  }

  private static List<Tensor> point(double... x) {
    return List.of(F64.tensor(Shape.of(x.length), x));
  }

  @Test
  public void valuesByHand() {
    Problem quadratic = Problem.named("quadratic[1,10,100]");
    assertEquals(value(quadratic, 0, 0, 0), 0.0);
    assertEquals(value(quadratic, 2, 1, -1), (4 + 10 + 100) / 2.0);
    Problem valley = Problem.named("rosenbrock");
    assertEquals(value(valley, 1, 1), 0.0);
    assertEquals(value(valley, -1, 3), 4 + 100 * 4.0);
  }

  @Test
  public void gradientsAreThoseOfTheValues() {
    check(Problem.named("quadratic[0.5,3,100]"), 2, -1, 0.25);
    check(Problem.named("rosenbrock"), -1.5, 0.5);
    check(Problem.named("rosenbrock"), 1, 1);
  }

  private static void check(Problem problem, double... x) {
    double h = 1e-5;
    double[] gradient = problem.gradient(F64, point(x)).get(0).toDoubles();
    for (int i = 0; i < x.length; i++) {
      double[] up = x.clone();
      double[] down = x.clone();
      up[i] += h;
      down[i] -= h;
      double difference = (value(problem, up) - value(problem, down)) / (2 * h);
      assertEquals(gradient[i], difference, 1e-5, problem.name() + " " + i);
    }
  }

  @Test
  public void gradientsOfNumbersAreInDouble() {
    Values at = new Values(Shape.of(2), 0.1, 3);
    List<Values> gradient = Problem.named("quadratic[3,0.5]").gradient(List.of(at));
    assertEquals(gradient, List.of(new Values(Shape.of(2), 0.1 * 3, 1.5)));
  }

  @Test
  public void namesAreKept() {
    assertEquals(Problem.named("rosenbrock").name(), "rosenbrock");
    assertEquals(Problem.named("quadratic[1,2]").name(), "quadratic[1,2]");
  }

  @Test
  public void anUnknownNameIsAnsweredWithTheKnownOnes() {
    Exception e = expectThrows(IllegalArgumentException.class, () -> Problem.named("cubic"));
    assertEquals(
        e.getMessage(), "no problem \"cubic\"; there are quadratic[l1,l2,...] and rosenbrock");
  }
}
