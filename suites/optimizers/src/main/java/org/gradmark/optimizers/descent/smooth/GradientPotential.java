package org.gradmark.optimizers.descent.smooth;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.STRETCHED;

import org.gradmark.core.problem.Huber;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * A potential of gradient descent on smooth convex functions, with the gradient in it.
 *
 * <ul>
 *   <li><b>Class</b>: convex, L-smooth
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - g_t/L}
 *   <li><b>Guarantee</b>: {@code V_t = (2t + 1) L (f(x_t) - f*) + t (t + 2) ||g_t||² + L² ||x_t -
 *       x*||²} never grows, tight
 *   <li><b>Reference</b>: Taylor and Bach, Stochastic first-order methods: non-asymptotic and
 *       computer-aided analyses via potential functions, 2019, theorem 3; PEPit,
 *       potential_functions
 *   <li><b>Worst instance</b>: the Huber function outside its threshold: the potential stays
 *       exactly as it is
 * </ul>
 */
public final class GradientPotential {

  private static final double L = 4;

  public static final Theorem THEOREM =
      Theorem.named("SGD-26", "gradient-potential")
          .says(
              "On convex L-smooth functions, rate 1/L: V_t = (2t + 1) L (f(x_t) - f*) + t (t + 2) ||g_t||² + L² ||x_t - x*||² never grows.")
          .from("Taylor and Bach 2019, theorem 3")
          .tight()
          .worst(on(new Huber(L, 0.0625, 1), 1))
          .also(on(Quadratic.of(0.25, 1, L), 1, 1, 1))
          .exceededBy(CommonMistakes.ASCENT, HALVED, CommonMistakes.CLIPPED)
          .missedBy(STRETCHED)
          .confirmedBy("gradient-descent-potential-gradient", p -> 0);

  private GradientPotential() {}

  private static Instance on(Problem problem, double... start) {
    return Instance.on(problem)
        .from(start)
        .with(LEARNING_RATE, 1 / L)
        .steps(10)
        .measuring("V_t", GradientPotential::potential)
        .atMost((course, t) -> potential(course, t - 1));
  }

  private static double potential(Course course, int t) {
    return (2 * t + 1) * L * course.gap(t)
        + t * (t + 2) * Math.pow(course.gradientNorm(t), 2)
        + Math.pow(L * course.distance(t), 2);
  }
}
