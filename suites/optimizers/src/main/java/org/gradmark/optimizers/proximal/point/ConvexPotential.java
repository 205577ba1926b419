package org.gradmark.optimizers.proximal.point;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.AbsoluteValue;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.proximal.wrong.WrongRate;
import org.gradmark.optimizers.proximal.wrong.WrongStep;

/**
 * The potential of the proximal point method on convex functions.
 *
 * <ul>
 *   <li><b>Class</b>: convex, not necessarily differentiable
 *   <li><b>Method</b>: {@code x_(t+1) = prox(x_t, g)}
 *   <li><b>Guarantee</b>: {@code V_t = ||x_t - x*||² + 2 t g (f(x_t) - f*) + t² ||x_t - x_(t-1)||²}
 *       never grows, tight
 *   <li><b>Reference</b>: derived here, with {@code g s_t = x_(t-1) - x_t} a subgradient at {@code
 *       x_t}: the first term changes by at most {@code -2 g (f(x_t) - f*) - g² ||s_t||²}, the
 *       second by at most {@code 2 g (f(x_t) - f*) - 2 (t-1) g² ||s_t||²}, and the third by at most
 *       {@code (2 t - 1) g² ||s_t||²}, because subgradients get no longer
 *   <li><b>Worst instance</b>: {@code M |x|} before it reaches 0: the potential stays
 * </ul>
 */
public final class ConvexPotential {

  private static final double G = 0.5;
  private static final int N = 8;

  public static final Theorem THEOREM =
      Theorem.named("PROX-13", "convex-potential")
          .says(
              "On convex functions V_t = ||x_t - x*||² + 2 t g (f(x_t) - f*) + t² ||x_t - x_(t-1)||² never grows.")
          .from("derived here")
          .tight()
          .worst(on(new AbsoluteValue(1 / (G * N)), 1))
          .also(on(Quadratic.of(8, 0.25), 0.6, 0.8))
          .exceededBy(WrongRate.HALVED, WrongRate.DOUBLED, WrongStep.AVERAGED)
          .missedBy(WrongRate.HALVED, WrongRate.DOUBLED);

  private ConvexPotential() {}

  private static Instance on(Problem problem, double... start) {
    return Instance.on(problem)
        .from(start)
        .with(LEARNING_RATE, G)
        .steps(N)
        .measuring("V_t", ConvexPotential::potential)
        .atMost((course, t) -> potential(course, t - 1));
  }

  private static double potential(Course course, int t) {
    double distance = course.distance(t);
    double moved = t == 0 ? 0 : Course.distance(course.x(t), course.x(t - 1));
    return distance * distance + 2 * t * G * course.gap(t) + t * t * moved * moved;
  }
}
