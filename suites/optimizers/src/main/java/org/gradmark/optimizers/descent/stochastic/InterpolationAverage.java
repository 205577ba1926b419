package org.gradmark.optimizers.descent.stochastic;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.DOUBLED;

import java.util.Arrays;
import java.util.List;
import org.gradmark.core.problem.FiniteSum;
import org.gradmark.core.problem.Huber;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Stochastic gradient descent on convex finite sums that interpolate.
 *
 * <ul>
 *   <li><b>Class</b>: components convex, L-smooth, all smallest at x*; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - h g_i}, i drawn uniformly, {@code h < 1/L}
 *   <li><b>Guarantee</b>: {@code mean_(k<t) E f(x_k) - f* <= R²/(2 h (1 - h L) t)}, upper
 *   <li><b>Reference</b>: derived here: {@code E||x_(k+1) - x*||² <= ||x_k - x*||² - 2 h (1 - h L)
 *       (f(x_k) - f*)}, since {@code ||g_i||² <= 2 L (f_i(x_k) - f_i*)}; Garrigos, Gower, Handbook
 *       of convergence theorems for (stochastic) gradient methods, 2023, arXiv:2301.11235, section
 *       5
 *   <li><b>Worst instance</b>: two Huber functions with different thresholds
 * </ul>
 */
public final class InterpolationAverage {

  private static final double L = 4;
  private static final double H = 0.125;
  private static final double R = 1;

  public static final Theorem THEOREM =
      Theorem.named("SGD-87", "stochastic-interpolation-average")
          .says(
              "On convex L-smooth components with one minimiser, rate h < 1/L: mean_(k<t) E f(x_k) - f* <= R²/(2 h (1 - hL) t).")
          .from("derived here; Garrigos, Gower 2023, section 5")
          .upper(0.4)
          .worst(instance(7, 0.3125, 0.5))
          .also(instance(4, 0.125, 1))
          .exceededBy(CommonMistakes.ASCENT, DOUBLED);

  private InterpolationAverage() {}

  private static Instance instance(int steps, double... thresholds) {
    List<Huber> components =
        Arrays.stream(thresholds).mapToObj(tau -> new Huber(L, tau, 1)).toList();
    FiniteSum sum =
        new FiniteSum(
            "Huber functions with thresholds " + Arrays.toString(thresholds),
            components,
            components.get(0).minimiser(),
            0);
    return Instance.on(sum)
        .drawing(sum)
        .from(R)
        .with(LEARNING_RATE, H)
        .steps(steps)
        .measuring("mean of f(x_k) - f* before step t", (c, t) -> meanGap(c, t))
        .atTheEnd()
        .atMost(t -> R * R / (2 * H * (1 - H * L) * t));
  }

  private static double meanGap(Course course, int t) {
    double sum = 0;
    for (int k = 0; k < t; k++) {
      sum += course.gap(k);
    }
    return sum / t;
  }
}
