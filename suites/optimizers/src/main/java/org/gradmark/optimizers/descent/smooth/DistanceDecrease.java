package org.gradmark.optimizers.descent.smooth;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.STRETCHED;

import org.gradmark.core.problem.Huber;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Every step towards a minimiser of a smooth convex function comes nearer, by how much it had to
 * gain.
 *
 * <ul>
 *   <li><b>Class</b>: convex, L-smooth
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - (h/L) g_t}, {@code h > 0}
 *   <li><b>Guarantee</b>: {@code ||x_(t+1) - x*||² <= ||x_t - x*||² - (2h/L)(f(x_t) - f*) - (h (1 -
 *       h)/L²) ||g_t||²}, tight
 *   <li><b>Reference</b>: derived here from {@code <g, x - x*> >= f(x) - f* + ||g||²/(2L)}
 *       (Nesterov, Lectures on Convex Optimization, 2018, theorem 2.1.5)
 *   <li><b>Worst instance</b>: the Huber function outside its threshold; the quadratic of curvature
 *       L
 * </ul>
 */
public final class DistanceDecrease {

  private static final double L = 4;

  public static final Theorem THEOREM =
      Theorem.named("SGD-29", "distance-decrease")
          .says(
              "On convex L-smooth functions, rate h/L: ||x_(t+1) - x*||² <= ||x_t - x*||² - (2h/L)(f(x_t) - f*) - (h (1 - h)/L²) ||g_t||².")
          .from("derived here from Nesterov 2018, theorem 2.1.5")
          .tight()
          .worst(on(new Huber(L, 0.0625, 2), 1, 1, 0))
          .also(
              on(Quadratic.of(L, L), 0.5, 1, -2),
              on(Quadratic.of(L, L), 1.75, 1, -2),
              on(Quadratic.of(0.25, 1, L), 0.5, 1, 1, 1))
          .exceededBy(CommonMistakes.ASCENT, HALVED, CommonMistakes.CLIPPED)
          .missedBy(STRETCHED);

  private DistanceDecrease() {}

  private static Instance on(Problem problem, double h, double... start) {
    return Instance.on(problem)
        .from(start)
        .with(LEARNING_RATE, h / L)
        .steps(10)
        .measuring("||x_t - x*||²", (course, t) -> Math.pow(course.distance(t), 2))
        .atMost(
            (course, t) ->
                Math.pow(course.distance(t - 1), 2)
                    - 2 * h / L * course.gap(t - 1)
                    - h * (1 - h) / (L * L) * Math.pow(course.gradientNorm(t - 1), 2));
  }
}
