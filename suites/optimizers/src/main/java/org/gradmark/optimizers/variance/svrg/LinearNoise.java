package org.gradmark.optimizers.variance.svrg;

import static org.gradmark.core.rule.Hyperparameter.EPOCH_LENGTH;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.DOUBLED;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import org.gradmark.core.problem.FiniteSum;
import org.gradmark.core.problem.Huber;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.descent.stochastic.Sums;

/**
 * SVRG removes noise that does not depend on the point altogether.
 *
 * <ul>
 *   <li><b>Class</b>: components that differ from one convex, L-smooth function by linear terms;
 *       {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: SVRG with {@code lr = 1/L}: whatever is drawn, gradient descent
 *   <li><b>Guarantee</b>: {@code E f(x_n) - f* <= L R²/(4 n + 2)}, tight
 *   <li><b>Reference</b>: Drori and Teboulle, Performance of first-order methods for smooth convex
 *       minimization, 2014, theorem 1; Johnson, Zhang, Accelerating stochastic gradient descent
 *       using predictive variance reduction, 2013, figure 1; together derived here
 *   <li><b>Worst instance</b>: the Huber function with threshold {@code R/(2 n + 1)}, seen with
 *       large noise
 * </ul>
 */
public final class LinearNoise {

  private static final double L = 4;
  private static final double R = 1;
  private static final int N = 6;

  public static final Theorem THEOREM =
      Theorem.named("SVRG-12", "svrg-linear-noise")
          .says(
              "On components that differ from a convex L-smooth function by linear terms, rate 1/L: E f(x_n) - f* <= L R²/(4n + 2).")
          .from("Drori and Teboulle 2014, theorem 1; Johnson, Zhang 2013; derived here")
          .tight()
          .worst(instance(2))
          .also(instance(4))
          .exceededBy(
              CommonMistakes.ASCENT,
              HALVED,
              WrongSnapshot.PLAIN,
              WrongSnapshot.WRONG_SIGN,
              WrongSnapshot.WITHOUT_FULL)
          .missedBy(DOUBLED);

  private LinearNoise() {}

  private static Instance instance(int epoch) {
    FiniteSum sum = Sums.noisy(new Huber(L, R / (2 * N + 1), 1), 2);
    return Instance.on(sum)
        .named(sum.name() + ", epochs of " + epoch)
        .drawing(sum)
        .from(R)
        .with(LEARNING_RATE, 1 / L)
        .with(EPOCH_LENGTH, epoch)
        .steps(N)
        .measuring("f(x_t) - f*", Course::gap)
        .atMost(t -> L * R * R / (4 * t + 2));
  }
}
