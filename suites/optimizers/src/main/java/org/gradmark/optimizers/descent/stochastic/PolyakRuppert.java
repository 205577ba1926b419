package org.gradmark.optimizers.descent.stochastic;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import org.gradmark.core.problem.FiniteSum;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * The mean iterate of stochastic gradient descent with a constant rate on quadratics: bias and
 * variance.
 *
 * <ul>
 *   <li><b>Class</b>: quadratics with curvature lambda along the start and the noise, which is
 *       independent with mean 0 and variance s²; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: {@code x_t = x_(t-1) - h (g + noise)}, {@code a = 1 - h lambda}
 *   <li><b>Guarantee</b>: the mean of the first t points has {@code E||. - x*||² <= (R a (1 -
 *       a^t)/(t (1 - a)))² + s²/(lambda t)² sum_(k<=t) (1 - a^k)²}, tight
 *   <li><b>Reference</b>: Polyak, Juditsky, Acceleration of stochastic approximation by averaging,
 *       1992; Defossez, Bach, Averaged least-mean-squares: bias-variance trade-offs and optimal
 *       sampling distributions, 2015; the finite sum derived here from {@code x_t = a^t x_0 - h sum
 *       a^(t-k) noise_k}
 *   <li><b>Worst instance</b>: every one: the inequality is an equation
 * </ul>
 */
public final class PolyakRuppert {

  private static final double LAMBDA = 2;
  private static final double H = 0.25;
  private static final double R = 1;
  private static final double A = 1 - H * LAMBDA;

  public static final Theorem THEOREM =
      Theorem.named("SGD-91", "polyak-ruppert-mean")
          .says(
              "On quadratics of curvature lambda with noise of variance s², a = 1 - h lambda: the mean of the first t points has E||. - x*||² <= (R a (1 - a^t)/(t (1 - a)))² + s²/(lambda t)² sum_(k<=t) (1 - a^k)².")
          .from("Polyak, Juditsky 1992; Defossez, Bach 2015; derived here")
          .tight()
          .worst(instance(1))
          .also(instance(0.25))
          .exceededBy(CommonMistakes.ASCENT, HALVED, WrongSampling.FIRST_ONLY)
          .missedBy(WrongSampling.FULL_BATCH);

  private PolyakRuppert() {}

  private static Instance instance(double noise) {
    FiniteSum sum = Sums.noisy(Quadratic.of(LAMBDA), noise);
    return Instance.on(sum)
        .drawing(sum)
        .from(R)
        .with(LEARNING_RATE, H)
        .steps(7)
        .measuring("||mean of x_1 to x_t - x*||²", (c, t) -> square(c, t))
        .atMost(t -> bound(t, noise * noise));
  }

  private static double square(Course course, int t) {
    return Math.pow(Course.distance(course.mean(1, t), Quadratic.of(LAMBDA).minimiser()), 2);
  }

  private static double bound(int t, double variance) {
    double bias = R * A * (1 - Math.pow(A, t)) / (t * (1 - A));
    double sum = 0;
    for (int k = 1; k <= t; k++) {
      sum += Math.pow(1 - Math.pow(A, k), 2);
    }
    return bias * bias + variance / (LAMBDA * LAMBDA * t * t) * sum;
  }
}
