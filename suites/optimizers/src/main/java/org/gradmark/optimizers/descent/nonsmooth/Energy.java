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
 * Subgradient method on nonsmooth convex functions: the inequality beneath all bounds, along the
 * way that was taken, for any rates.
 *
 * <ul>
 *   <li><b>Class</b>: convex
 *   <li><b>Method</b>: {@code x_t = x_(t-1) - lr_t g_t}, any rates
 *   <li><b>Guarantee</b>: {@code 2 sum_(s<=t) lr_s (f(x_(s-1)) - f*) + ||x_t - x*||² <= ||x_0 -
 *       x*||² + sum_(s<=t) lr_s² ||g_s||²}, tight at every step
 *   <li><b>Reference</b>: Shor, Minimization Methods for Non-Differentiable Functions, 1985;
 *       derived here: the square of {@code x_(t-1) - x* - lr_t g_t}, and the subgradient inequality
 *       towards the minimiser
 *   <li><b>Worst instance</b>: {@code M |x|}: linear on either side of the minimiser, so that the
 *       subgradient inequality is an equality, also where a step jumps over it
 * </ul>
 */
public final class Energy {

  private static final double M = 2;
  private static final double RATE = 0.25;
  private static final int N = 12;

  public static final Theorem THEOREM =
      Theorem.named("SGD-43", "nonsmooth-energy")
          .says(
              "On convex functions, whatever the rates: 2 sum lr_s (f(x_(s-1)) - f*) + ||x_t - x*||² <= ||x_0 - x*||² + sum lr_s² ||g_s||².")
          .from("Shor 1985; derived here")
          .tight()
          .worst(on(new AbsoluteValue(M), 2))
          .also(
              on(new MaxCoordinate(M, 1, 4), 0.5, -0.25, 0.125, 1),
              on(new AbsoluteValue(M, -1), -1))
          .exceededBy(CommonMistakes.ASCENT, Scaling.HALVED, Mistake.scheduleIgnored())
          .missedBy(Scaling.DOUBLED, Scaling.HALVED);

  private Energy() {}

  /** 2, 1, 1/2, 2, 1, 1/2, ... */
  private static double schedule(int t) {
    return t % 3 == 1 ? 2 : t % 3 == 2 ? 1 : 0.5;
  }

  private static Instance on(Problem problem, double... start) {
    return Instance.on(problem)
        .from(start)
        .with(LEARNING_RATE, RATE)
        .schedule(Energy::schedule)
        .steps(N)
        .measuring("2 sum lr_s (f(x_(s-1)) - f*) + ||x_t - x*||²", Energy::energy)
        .atMost(Energy::supply);
  }

  private static double energy(Course course, int t) {
    double sum = course.distance(t) * course.distance(t);
    for (int s = 1; s <= t; s++) {
      sum += 2 * RATE * schedule(s) * course.gap(s - 1);
    }
    return sum;
  }

  private static double supply(Course course, int t) {
    double sum = course.distance(0) * course.distance(0);
    for (int s = 1; s <= t; s++) {
      double step = RATE * schedule(s) * course.gradientNorm(s - 1);
      sum += step * step;
    }
    return sum;
  }
}
