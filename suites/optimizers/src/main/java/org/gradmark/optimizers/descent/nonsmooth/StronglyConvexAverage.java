package org.gradmark.optimizers.descent.nonsmooth;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.StronglyConvexMax;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * Subgradient method on strongly convex functions: the weighted average of the iterates.
 *
 * <ul>
 *   <li><b>Class</b>: mu-strongly convex; subgradients along the way of norm at most L
 *   <li><b>Method</b>: {@code x_t = x_(t-1) - lr_t g_t}, {@code lr_t = 2/(mu (t+1))}; the result is
 *       the mean of {@code x_0, x_1, ...} with weights 1, 2, ...
 *   <li><b>Guarantee</b>: {@code f(mean of x_0 to x_t) - f* <= 2 L²/(mu (t+2))}, L the largest norm
 *       so far; upper
 *   <li><b>Reference</b>: Lacoste-Julien, Schmidt and Bach, A simpler approach to obtaining an
 *       O(1/t) convergence rate for the projected stochastic subgradient method, 2012, section 3.2;
 *       Bubeck, Convex Optimization: Algorithms and Complexity, 2015, theorem 3.9
 *   <li><b>Worst instance</b>: {@code M max_i x_i + mu ||x||²/2}, one coordinate per iterate
 * </ul>
 */
public final class StronglyConvexAverage {

  private static final double MU = 0.5;
  private static final int N = 4;

  public static final Theorem THEOREM =
      Theorem.named("SGD-46", "strongly-convex-average")
          .says(
              "On mu-strongly convex functions with subgradients of norm at most L, with rates 2/(mu (t+1)), the mean of x_0 to x_t with weights 1, 2, ... has f - f* <= 2 L²/(mu (t+2)).")
          .from("Lacoste-Julien, Schmidt and Bach 2012, section 3.2; Bubeck 2015, theorem 3.9")
          .upper(0.32)
          .worst(on(N, new double[N]))
          .also(on(2, 4, -1), on(2, -16, 3))
          .exceededBy(Mistake.scheduleIgnored(), Scaling.SHARED_BY_MANY);

  private StronglyConvexAverage() {}

  private static Instance on(int dimension, double... start) {
    return Instance.on(new StronglyConvexMax(1, MU, dimension))
        .from(start)
        .with(LEARNING_RATE, 2 / MU)
        .schedule(t -> 1.0 / (t + 1))
        .steps(N)
        .measuring(
            "f(weighted mean of x_0 to x_t) - f*",
            (course, t) -> course.gap(course.mean(0, t, s -> s + 1)))
        .atMost((course, t) -> 2 * squaredNorm(course, t) / (MU * (t + 2)));
  }

  private static double squaredNorm(Course course, int t) {
    double largest = 0;
    for (int s = 0; s <= t; s++) {
      largest = Math.max(largest, course.gradientNorm(s));
    }
    return largest * largest;
  }
}
