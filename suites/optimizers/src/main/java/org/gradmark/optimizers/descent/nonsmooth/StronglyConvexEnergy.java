package org.gradmark.optimizers.descent.nonsmooth;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.StronglyConvexMax;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Subgradient method on strongly convex functions: the weighted inequality beneath the rate 1/t,
 * along the way that was taken.
 *
 * <ul>
 *   <li><b>Class</b>: mu-strongly convex, not smooth
 *   <li><b>Method</b>: {@code x_t = x_(t-1) - lr_t g_t}, {@code lr_t = 2/(mu (t+1))}
 *   <li><b>Guarantee</b>: {@code sum_(s<=t) s (f(x_(s-1)) - f*) + mu t (t+1)/4 ||x_t - x*||² <=
 *       sum_(s<=t) s/(mu (s+1)) ||g_s||²}, tight at every step
 *   <li><b>Reference</b>: Lacoste-Julien, Schmidt and Bach, A simpler approach to obtaining an
 *       O(1/t) convergence rate for the projected stochastic subgradient method, 2012, section 3.2;
 *       the last distance is kept, derived here
 *   <li><b>Worst instance</b>: {@code M max_i x_i + mu ||x||²/2}, on which strong convexity is an
 *       equality towards the minimiser
 * </ul>
 */
public final class StronglyConvexEnergy {

  private static final double MU = 0.5;
  private static final int N = 11;

  public static final Theorem THEOREM =
      Theorem.named("SGD-45", "strongly-convex-energy")
          .says(
              "On mu-strongly convex functions, with rates 2/(mu (t+1)): sum s (f(x_(s-1)) - f*) + mu t (t+1)/4 ||x_t - x*||² <= sum s/(mu (s+1)) ||g_s||².")
          .from("Lacoste-Julien, Schmidt and Bach 2012, section 3.2; derived here")
          .tight()
          .worst(on(N + 1, new double[N + 1]))
          .also(on(4, new double[4]), on(3, 1, -2, 0.5))
          .exceededBy(CommonMistakes.ASCENT, Scaling.DOUBLED, Mistake.scheduleIgnored())
          .missedBy(Scaling.HALVED, Scaling.DOUBLED);

  private StronglyConvexEnergy() {}

  private static Instance on(int dimension, double... start) {
    return Instance.on(new StronglyConvexMax(1, MU, dimension))
        .from(start)
        .with(LEARNING_RATE, 2 / MU)
        .schedule(t -> 1.0 / (t + 1))
        .steps(N)
        .measuring(
            "sum s (f(x_(s-1)) - f*) + mu t (t+1)/4 ||x_t - x*||²", StronglyConvexEnergy::energy)
        .atMost(StronglyConvexEnergy::supply);
  }

  private static double energy(Course course, int t) {
    double sum = MU * t * (t + 1) / 4 * course.distance(t) * course.distance(t);
    for (int s = 1; s <= t; s++) {
      sum += s * course.gap(s - 1);
    }
    return sum;
  }

  private static double supply(Course course, int t) {
    double sum = 0;
    for (int s = 1; s <= t; s++) {
      sum += s / (MU * (s + 1)) * course.gradientNorm(s - 1) * course.gradientNorm(s - 1);
    }
    return sum;
  }
}
