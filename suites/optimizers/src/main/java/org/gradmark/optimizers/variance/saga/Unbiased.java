package org.gradmark.optimizers.variance.saga;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.DOUBLED;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import org.gradmark.core.problem.FiniteSum;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.descent.stochastic.Opposed;

/**
 * SAGA's steps are unbiased: on quadratics its mean follows gradient descent.
 *
 * <ul>
 *   <li><b>Class</b>: components quadratic in one variable; lambda is their mean curvature
 *   <li><b>Method</b>: SAGA, any rate h and any table at the start
 *   <li><b>Guarantee</b>: {@code E x_n - x* <= (1 - h lambda)^n (x_0 - x*)}, tight
 *   <li><b>Reference</b>: Defazio, Bach, Lacoste-Julien, SAGA: a fast incremental gradient method
 *       with support for non-strongly convex composite objectives, 2014, section 3: SAG is biased,
 *       SAGA is not; the consequence derived here
 *   <li><b>Worst instance</b>: two quadratics of different curvature around different centres: the
 *       inequality is an equation
 * </ul>
 */
public final class Unbiased {

  private static final double H = 0.125;

  public static final Theorem THEOREM =
      Theorem.named("SAGA-13", "saga-is-unbiased")
          .says(
              "On quadratic components of mean curvature lambda: E x_n - x* <= (1 - h lambda)^n (x_0 - x*).")
          .from("Defazio, Bach, Lacoste-Julien 2014, section 3; derived here")
          .in("paper", "zero-table")
          .tight()
          .worst(instance(6))
          .also(instance(2))
          .exceededBy(CommonMistakes.ASCENT, HALVED)
          .missedBy(DOUBLED, WrongTable.SAG, WrongTable.MEAN_OF_NEW_TABLE);

  private Unbiased() {}

  private static Instance instance(int steps) {
    FiniteSum sum = Opposed.sum();
    double factor = 1 - H * Opposed.MEAN;
    return Instance.on(sum)
        .drawing(sum)
        .from(1)
        .with(LEARNING_RATE, H)
        .steps(steps)
        .measuring("x_n - x*", (c, t) -> c.x(t).get(0))
        .atTheEnd()
        .atMost(t -> Math.pow(factor, t));
  }
}
