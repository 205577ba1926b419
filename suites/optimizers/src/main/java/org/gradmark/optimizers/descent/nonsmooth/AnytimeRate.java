package org.gradmark.optimizers.descent.nonsmooth;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.AbsoluteValue;
import org.gradmark.core.problem.MaxCoordinate;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Subgradient method with rates that need no horizon.
 *
 * <ul>
 *   <li><b>Class</b>: convex, M-Lipschitz; {@code ||x_0 - x*|| <= R}
 *   <li><b>Method</b>: {@code x_t = x_(t-1) - lr_t g_t}, {@code lr_t = R/(M sqrt(t))}
 *   <li><b>Guarantee</b>: {@code sum_(s<=t+1) lr_s (f(x_(s-1)) - f*)/sum_(s<=t+1) lr_s <= M R (1 +
 *       H_(t+1))/(2 sum_(s<=t+1) 1/sqrt(s))}, H the harmonic number; upper
 *   <li><b>Reference</b>: Nesterov, Lectures on Convex Optimization, 2018, section 3.2.3; the sums
 *       are exact here
 *   <li><b>Worst instance</b>: the largest of {@code n + 1} coordinates: no value is below that of
 *       the start
 * </ul>
 */
public final class AnytimeRate {

  private static final double M = 2;
  private static final double R = 1;
  private static final int N = 15;

  public static final Theorem THEOREM =
      Theorem.named("SGD-49", "nonsmooth-decreasing-rate")
          .says(
              "On convex M-Lipschitz functions, with rates R/(M sqrt(t)): the mean of the f(x_i) - f* with the rates as weights is at most M R (1 + H)/(2 sum 1/sqrt(s)).")
          .from("Nesterov 2018, section 3.2.3")
          .upper(0.7)
          .worst(on(new MaxCoordinate(M, R, N + 1), new double[N + 1]))
          .also(on(new AbsoluteValue(M), R))
          .exceededBy(CommonMistakes.ASCENT, Mistake.scheduleIgnored(), Scaling.SUMMED);

  private AnytimeRate() {}

  private static double bound(int t) {
    double rates = 0;
    double squares = 0;
    for (int s = 1; s <= t + 1; s++) {
      rates += 1 / Math.sqrt(s);
      squares += 1.0 / s;
    }
    return M * R * (1 + squares) / (2 * rates);
  }

  private static double mean(Course course, int t) {
    double rates = 0;
    double sum = 0;
    for (int s = 1; s <= t + 1; s++) {
      rates += 1 / Math.sqrt(s);
      sum += course.gap(s - 1) / Math.sqrt(s);
    }
    return sum / rates;
  }

  private static Instance on(Problem problem, double... start) {
    return Instance.on(problem)
        .from(start)
        .with(LEARNING_RATE, R / M)
        .schedule(t -> 1 / Math.sqrt(t))
        .steps(N)
        .measuring("the weighted mean of f(x_0) - f* to f(x_t) - f*", AnytimeRate::mean)
        .atMost(AnytimeRate::bound);
  }
}
