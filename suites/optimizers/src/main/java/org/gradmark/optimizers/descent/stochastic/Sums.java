package org.gradmark.optimizers.descent.stochastic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradmark.core.problem.FiniteSum;
import org.gradmark.core.problem.Noisy;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.problem.Shifted;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/** Finite sums whose noise is known by hand. */
public final class Sums {

  private Sums() {}

  /**
   * The components {@code lambda/2 (x - c_i)²} of one variable, each of which pulls to its own
   * centre: the noise has variance {@code lambda² mean(c_i²)} wherever it is asked.
   *
   * @param lambda curvature of every component
   * @param centres c_i, whose mean is 0
   */
  public static FiniteSum pulling(double lambda, double... centres) {
    List<Problem> components = new ArrayList<>();
    for (double centre : centres) {
      components.add(new Shifted(Quadratic.of(lambda), vector(centre)));
    }
    double spread = Arrays.stream(centres).map(c -> c * c).average().orElseThrow();
    String name = "pulling[" + lambda + "; " + Arrays.toString(centres) + "]";
    return new FiniteSum(name, components, vector(0), lambda / 2 * spread);
  }

  /**
   * A problem whose gradient is seen with either of two opposite errors: the noise has variance
   * {@code ||error||²}.
   */
  public static FiniteSum noisy(Problem problem, double... error) {
    Values one = vector(error);
    List<Noisy> components = List.of(new Noisy(problem, one), new Noisy(problem, one.map(e -> -e)));
    return new FiniteSum(
        problem.name() + "+-" + Arrays.toString(error),
        components,
        problem.smoothness(),
        problem.strongConvexity(),
        problem.minimiser(),
        problem.minimum());
  }

  private static Values vector(double... elements) {
    return new Values(Shape.of(elements.length), elements);
  }
}
