package org.gradmark.optimizers.descent.stochastic;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.DOUBLED;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import org.gradmark.core.problem.FiniteSum;
import org.gradmark.core.problem.PolyakLojasiewicz;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * The gradients of stochastic gradient descent on smooth functions, convex or not.
 *
 * <ul>
 *   <li><b>Class</b>: L-smooth, bounded below by f*; independent noise of mean 0 and variance s²
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - h (g_t + noise)}, {@code h < 2/L}
 *   <li><b>Guarantee</b>: {@code mean_(k<t) E||g_k||² <= ((f(x_0) - f*)/(h t) + h L s²/2)/(1 - h
 *       L/2)}, upper
 *   <li><b>Reference</b>: Ghadimi, Lan, Stochastic first- and zeroth-order methods for nonconvex
 *       stochastic programming, 2013, theorem 2.1 with constant rates
 *   <li><b>Worst instance</b>: the quadratic of curvature L, which loses only what is left of f
 * </ul>
 */
public final class NonconvexGradient {

  private static final double L = 4;
  private static final double H = 0.125;
  private static final double NOISE = 0.25;

  public static final Theorem THEOREM =
      Theorem.named("SGD-93", "stochastic-nonconvex")
          .says(
              "On L-smooth functions with noise of variance s², rate h < 2/L: mean_(k<t) E||g_k||² <= ((f(x_0) - f*)/(h t) + h L s²/2)/(1 - hL/2).")
          .from("Ghadimi, Lan 2013, theorem 2.1")
          .upper(0.95)
          .worst(on(Quadratic.of(L), 1))
          .also(on(new PolyakLojasiewicz(L, 0.25, 1), 2.5))
          .exceededBy(CommonMistakes.ASCENT, HALVED, DOUBLED);

  private NonconvexGradient() {}

  private static Instance on(Problem problem, double start) {
    FiniteSum sum = Sums.noisy(problem, NOISE);
    return Instance.on(sum)
        .drawing(sum)
        .from(start)
        .with(LEARNING_RATE, H)
        .steps(6)
        .measuring("mean of ||g_k||² before step t", (c, t) -> mean(c, t))
        .atTheEnd()
        .atMost((c, t) -> (c.gap(0) / (H * t) + H * L * NOISE * NOISE / 2) / (1 - H * L / 2));
  }

  private static double mean(Course course, int t) {
    double sum = 0;
    for (int k = 0; k < t; k++) {
      sum += Math.pow(course.gradientNorm(k), 2);
    }
    return sum / t;
  }
}
