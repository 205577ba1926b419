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
 * How far one step goes down a smooth convex function, by the gradients at both of its ends.
 *
 * <ul>
 *   <li><b>Class</b>: convex, L-smooth
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - g_t/L}
 *   <li><b>Guarantee</b>: {@code f(x_(t+1)) <= f(x_t) - (||g_t||² + ||g_(t+1)||²)/(2L)}, tight
 *   <li><b>Reference</b>: derived here from {@code f(x) >= f(y) + <g_y, x - y> + ||g_x -
 *       g_y||²/(2L)} (Nesterov, Lectures on Convex Optimization, 2018, theorem 2.1.5) at both ends
 *       of the step
 *   <li><b>Worst instance</b>: the Huber function outside its threshold
 * </ul>
 */
public final class TwoGradientDecrease {

  private static final double L = 4;

  public static final Theorem THEOREM =
      Theorem.named("SGD-28", "two-gradient-decrease")
          .says(
              "On convex L-smooth functions, rate 1/L: f(x_(t+1)) <= f(x_t) - (||g_t||² + ||g_(t+1)||²)/(2L).")
          .from("derived here from Nesterov 2018, theorem 2.1.5")
          .tight()
          .worst(on(new Huber(L, 0.0625, 2), 1, 0))
          .also(on(Quadratic.of(0.25, 1, L), 1, 1, 1), on(new Huber(L, 0.0625, 2), -1, 0.5))
          .exceededBy(CommonMistakes.ASCENT, HALVED, CommonMistakes.CLIPPED)
          .missedBy(STRETCHED);

  private TwoGradientDecrease() {}

  private static Instance on(Problem problem, double... start) {
    return Instance.on(problem)
        .from(start)
        .with(LEARNING_RATE, 1 / L)
        .steps(10)
        .measuring("f(x_t) - f*", Course::gap)
        .atMost(
            (course, t) ->
                course.gap(t - 1)
                    - (Math.pow(course.gradientNorm(t - 1), 2)
                            + Math.pow(course.gradientNorm(t), 2))
                        / (2 * L));
  }
}
