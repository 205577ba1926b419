package org.gradmark.optimizers.descent.smooth;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.STALE;

import org.gradmark.core.problem.Huber;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * A potential of gradient descent on smooth convex functions, from values and distances.
 *
 * <ul>
 *   <li><b>Class</b>: convex, L-smooth
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - g_t/L}
 *   <li><b>Guarantee</b>: {@code V_t = t (f(x_t) - f*) + L/2 ||x_t - x*||²} never grows, upper
 *   <li><b>Reference</b>: Bansal and Gupta, Potential-function proofs for gradient methods, 2019,
 *       theorem 3.3; PEPit, potential_functions
 *   <li><b>Worst instance</b>: a quadratic as flat as L/64: nearly all of the potential stays
 * </ul>
 */
public final class ValuePotential {

  private static final double L = 4;

  public static final Theorem THEOREM =
      Theorem.named("SGD-25", "value-potential")
          .says(
              "On convex L-smooth functions, rate 1/L: V_t = t (f(x_t) - f*) + L/2 ||x_t - x*||² never grows.")
          .from("Bansal and Gupta 2019, theorem 3.3")
          .upper(0.98)
          .worst(on(Quadratic.of(L / 64, L), 1, 0))
          .also(on(new Huber(L, 0.0625, 1), 1), on(Quadratic.of(0.25, 1, L), 1, 1, 1))
          .exceededBy(CommonMistakes.ASCENT, CommonMistakes.CLIPPED, STALE)
          .confirmedBy("gradient-descent-potential-value", p -> 0);

  private ValuePotential() {}

  private static Instance on(Problem problem, double... start) {
    return Instance.on(problem)
        .from(start)
        .with(LEARNING_RATE, 1 / L)
        .steps(10)
        .measuring("V_t", ValuePotential::potential)
        .atMost((course, t) -> potential(course, t - 1));
  }

  private static double potential(Course course, int t) {
    return t * course.gap(t) + L / 2 * Math.pow(course.distance(t), 2);
  }
}
