package org.gradmark.optimizers.descent.nonsmooth;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import java.util.List;
import org.gradmark.core.problem.AbsoluteValue;
import org.gradmark.core.problem.FiniteSum;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Stochastic subgradient method on nonsmooth convex functions: the inequality in expectation.
 *
 * <ul>
 *   <li><b>Class</b>: a mean of convex functions, one drawn per step; {@code E ||g||² <= G²};
 *       {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: {@code x_t = x_(t-1) - lr g_t}, constant rate
 *   <li><b>Guarantee</b>: {@code E [2 lr sum_(s<t) (f(x_s) - f*) + ||x_t - x*||²] <= R² + t lr²
 *       G²}, tight at every step
 *   <li><b>Reference</b>: Nemirovski, Juditsky, Lan and Shapiro, Robust stochastic approximation
 *       approach to stochastic programming, 2009, section 2; the last distance is kept
 *   <li><b>Worst instance</b>: {@code |x|} and {@code 3 |x|}, one or the other: linear on either
 *       side of the common minimiser, with the same second moment everywhere
 * </ul>
 */
public final class StochasticEnergy {

  private static final double G_SQUARED = 5;
  private static final double RATE = 0.25;
  private static final int N = 6;

  private static final FiniteSum TWO_SLOPES =
      new FiniteSum(
          "absolute[M=1] or absolute[M=3]",
          List.of(new AbsoluteValue(1), new AbsoluteValue(3)),
          new Values(Shape.of(1), 0),
          0);

  public static final Theorem THEOREM =
      Theorem.named("SGD-60", "nonsmooth-stochastic-energy")
          .says(
              "On means of convex functions, one drawn per step, E ||g||² <= G²: E [2 lr sum (f(x_s) - f*) + ||x_t - x*||²] <= R² + t lr² G².")
          .from("Nemirovski, Juditsky, Lan and Shapiro 2009, section 2")
          .tight()
          .worst(from(1))
          .also(from(-0.375))
          .exceededBy(CommonMistakes.ASCENT, Scaling.HALVED, Scaling.SUMMED)
          .missedBy(Scaling.DOUBLED, Scaling.HALVED);

  private StochasticEnergy() {}

  private static Instance from(double start) {
    return Instance.on(TWO_SLOPES)
        .from(start)
        .drawing(TWO_SLOPES)
        .with(LEARNING_RATE, RATE)
        .steps(N)
        .measuring("2 lr sum (f(x_s) - f*) + ||x_t - x*||²", StochasticEnergy::energy)
        .atMost(t -> start * start + t * RATE * RATE * G_SQUARED);
  }

  private static double energy(Course course, int t) {
    double sum = course.distance(t) * course.distance(t);
    for (int s = 0; s < t; s++) {
      sum += 2 * RATE * course.gap(s);
    }
    return sum;
  }
}
