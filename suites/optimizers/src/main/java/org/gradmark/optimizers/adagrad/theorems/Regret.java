package org.gradmark.optimizers.adagrad.theorems;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * AdaGrad's regret, along the way that was taken.
 *
 * <ul>
 *   <li><b>Class</b>: online linear losses {@code <g_t, x>} (by convexity, any convex losses); any
 *       comparator u
 *   <li><b>Method</b>: AdaGrad, diagonal, without projection; epsilon 0
 *   <li><b>Guarantee</b>: {@code sum_(s<=t) <g_s, x_(s-1) - u> <= (D²/(2 lr) + lr) sum_i
 *       ||g_(1:t),i||}, {@code D = max_(s<t) ||x_s - u||_inf}; upper, 0.7 of it at the first step
 *   <li><b>Reference</b>: Duchi, Hazan and Singer, Adaptive Subgradient Methods for Online Learning
 *       and Stochastic Optimization, 2011, theorem 5
 *   <li><b>Worst instance</b>: a comparator at distance {@code sqrt(2) lr}
 * </ul>
 */
public final class Regret {

  private static final double RATE = 0.5;
  private static final double ROOT2 = Math.sqrt(2);
  private static final double[][] EITHER = {
    {1, 1}, {-1, 2}, {3, 0.5}, {-0.5, -4}, {2, 1}, {-8, 1}, {1, 1}, {1, -1}
  };

  public static final Theorem THEOREM =
      Theorem.named("ADAGRAD-11", "regret")
          .says(
              "On linear losses the regret against u is at most (D²/(2 lr) + lr) sum_i ||g_(1:t),i||, D the largest ||x_s - u||_inf.")
          .from("Duchi, Hazan and Singer 2011, theorem 5")
          .upper(0.7)
          .in("paper", "epsilon-inside")
          .worst(on("constant losses", Sums.constant(12, 1, -2), -RATE * ROOT2, RATE * ROOT2))
          .also(
              on("a far comparator", Sums.constant(12, 1, -2), -2, 2),
              on("a near comparator", Sums.constant(12, 1, -2), -1, 1),
              on("losses of either sign", EITHER, 0.25, -1))
          .exceededBy(
              Mistake.hardCoded(LEARNING_RATE, 0.01),
              Mistake.result(
                  "creeping",
                  "only a tenth of the step is taken",
                  (s, x) -> s.x().plus(x.minus(s.x()).over(10))));

  private Regret() {}

  private static Instance on(String name, double[][] slopes, double... u) {
    return Sums.on(name, slopes)
        .with(LEARNING_RATE, RATE)
        .measuring("sum <g_s, x_(s-1) - u>", (course, t) -> Sums.regret(course, t, slopes, u))
        .atMost((course, t) -> bound(course, t, slopes, u));
  }

  private static double bound(Course course, int t, double[][] slopes, double... u) {
    double farthest = 0;
    double norms = 0;
    for (int i = 0; i < u.length; i++) {
      norms += Math.sqrt(Sums.squares(slopes, t, i, 0));
      for (int s = 0; s < t; s++) {
        farthest = Math.max(farthest, Math.abs(course.x(s).get(i) - u[i]));
      }
    }
    return (farthest * farthest / (2 * RATE) + RATE) * norms;
  }
}
