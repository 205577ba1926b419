package org.gradmark.optimizers.descent.momentum;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.core.rule.Hyperparameter.MOMENTUM;
import static org.gradmark.optimizers.descent.momentum.WrongMomentum.VELOCITY_LOST;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import org.gradmark.core.problem.Huber;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Heavy ball on smooth convex functions, the average of its iterates.
 *
 * <ul>
 *   <li><b>Class</b>: convex, L-smooth; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: {@code v = b v + h g_t}, {@code x_(t+1) = x_t - v} with {@code 0 <= b < 1},
 *       {@code 0 < h <= (1 - b)/L}
 *   <li><b>Guarantee</b>: {@code f(mean of x_0, ..., x_n) - f* <= ((1 - b)/(2h) R² + b/(1 - b)
 *       (f(x_0) - f*))/(n + 1)}, upper
 *   <li><b>Reference</b>: Ghadimi, Feyzmahdavian, Johansson, Global convergence of the heavy-ball
 *       method for convex optimization, 2015, theorem 1, before {@code f(x_0) - f* <= L R²/2} is
 *       put in
 *   <li><b>Worst instance</b>: the Huber function whose threshold is reached at the end of the run
 * </ul>
 */
public final class AverageIterate {

  private static final double L = 4;
  private static final double B = 0.5;
  private static final double H = 0.125;
  private static final int N = 10;

  public static final Theorem THEOREM =
      Theorem.named("MOMENTUM-13", "average-iterate")
          .in("paper", "rate-outside")
          .says(
              "On convex L-smooth functions, h <= (1 - b)/L: the mean of x_0 to x_n has f - f* <= ((1 - b)/(2h) R² + b/(1 - b) (f(x_0) - f*))/(n + 1).")
          .from("Ghadimi, Feyzmahdavian, Johansson 2015, theorem 1")
          .upper(0.9)
          .worst(on(new Huber(L, 0.09375, 2), 1, 0))
          .also(on(Quadratic.of(0.25, 1, L), 1, 1, 1))
          .exceededBy(CommonMistakes.ASCENT, HALVED, VELOCITY_LOST, CommonMistakes.CLIPPED);

  private AverageIterate() {}

  private static Instance on(Problem problem, double... start) {
    return Instance.on(problem)
        .from(start)
        .with(LEARNING_RATE, H)
        .with(MOMENTUM, B)
        .steps(N)
        .measuring("f(mean) - f*", (course, t) -> course.gap(course.mean(0, t)))
        .atMost(
            (course, t) ->
                ((1 - B) / (2 * H) * Math.pow(course.distance(0), 2) + B / (1 - B) * course.gap(0))
                    / (t + 1));
  }
}
