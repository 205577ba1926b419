package org.gradmark.optimizers.descent.nonsmooth;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.AbsoluteValue;
import org.gradmark.core.problem.MaxCoordinate;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Subgradient method on nonsmooth convex functions: the values along the way.
 *
 * <ul>
 *   <li><b>Class</b>: convex, M-Lipschitz; {@code ||x_0 - x*|| <= R}
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - lr g_t}, constant rate; the best is {@code lr = R/(M
 *       sqrt(n+1))}
 *   <li><b>Guarantee</b>: {@code mean_(i<=t) f(x_i) - f* <= (R² + (t+1) lr² M²)/(2 (t+1) lr)},
 *       which is {@code M R/sqrt(n+1)} after n steps of the best rate; so is the gap of the best
 *       iterate. Tight
 *   <li><b>Reference</b>: Nesterov, Lectures on Convex Optimization, 2018, theorem 3.2.2; the lower
 *       bound is that of Drori and Teboulle, An optimal variant of Kelley's cutting-plane method,
 *       2016
 *   <li><b>Worst instance</b>: the largest of {@code n + 1} coordinates: every step lowers one, no
 *       value is below that of the start
 * </ul>
 */
public final class MeanOfValues {

  private static final double M = 2;
  private static final double R = 1;
  private static final int N = 15;
  private static final double RATE = R / (M * Math.sqrt(N + 1));

  public static final Theorem THEOREM =
      Theorem.named("SGD-40", "nonsmooth-mean-of-values")
          .says(
              "On convex M-Lipschitz functions, with a constant rate: the mean of f(x_0) - f* to f(x_t) - f* is at most (R² + (t+1) lr² M²)/(2 (t+1) lr), M R/sqrt(n+1) for the best rate.")
          .from("Nesterov 2018, theorem 3.2.2; Drori and Teboulle 2016")
          .tight()
          .worst(on(new MaxCoordinate(M, R, N + 1), new double[N + 1]))
          .also(on(new AbsoluteValue(M), R))
          .exceededBy(CommonMistakes.ASCENT, Scaling.SUMMED, Scaling.SHARED)
          .missedBy(Scaling.SUMMED)
          .confirmedBy(
              "subgradient-method",
              p -> bound((int) Math.round(p.get("n")), p.get("gamma"), p.get("M")));

  private MeanOfValues() {}

  private static double bound(int t, double rate, double lipschitz) {
    double noise = (t + 1) * rate * rate * lipschitz * lipschitz;
    return (R * R + noise) / (2 * (t + 1) * rate);
  }

  private static Instance on(Problem problem, double... start) {
    return Instance.on(problem)
        .from(start)
        .with(LEARNING_RATE, RATE)
        .steps(N)
        .measuring("the mean of f(x_0) - f* to f(x_t) - f*", MeanOfValues::mean)
        .atMost(t -> bound(t, RATE, M));
  }

  /** Of the gaps from the start to step t. */
  static double mean(Course course, int t) {
    double sum = 0;
    for (int i = 0; i <= t; i++) {
      sum += course.gap(i);
    }
    return sum / (t + 1);
  }
}
