package org.gradmark.optimizers.variance.svrg;

import static org.gradmark.core.rule.Hyperparameter.EPOCH_LENGTH;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.DOUBLED;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import org.gradmark.core.problem.FiniteSum;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.descent.stochastic.Opposed;

/**
 * SVRG's steps are unbiased: on quadratics its mean follows gradient descent.
 *
 * <ul>
 *   <li><b>Class</b>: components quadratic in one variable; lambda is their mean curvature
 *   <li><b>Method</b>: SVRG, any rate h and epoch
 *   <li><b>Guarantee</b>: {@code E x_n - x* <= (1 - h lambda)^n (x_0 - x*)}, tight
 *   <li><b>Reference</b>: Johnson, Zhang, Accelerating stochastic gradient descent using predictive
 *       variance reduction, 2013, section 2: the mean of the step is the gradient; the consequence
 *       derived here
 *   <li><b>Worst instance</b>: two quadratics of different curvature around different centres: the
 *       inequality is an equation
 * </ul>
 */
public final class Unbiased {

  private static final double H = 0.125;

  public static final Theorem THEOREM =
      Theorem.named("SVRG-14", "svrg-is-unbiased")
          .says(
              "On quadratic components of mean curvature lambda: E x_n - x* <= (1 - h lambda)^n (x_0 - x*).")
          .from("Johnson, Zhang 2013, section 2; derived here")
          .tight()
          .worst(instance(6, 3))
          .also(instance(5, 2))
          .exceededBy(CommonMistakes.ASCENT, HALVED, WrongSnapshot.WITHOUT_FULL)
          .missedBy(DOUBLED, WrongSnapshot.FULL_HERE);

  private Unbiased() {}

  private static Instance instance(int steps, int epoch) {
    FiniteSum sum = Opposed.sum();
    double factor = 1 - H * Opposed.MEAN;
    return Instance.on(sum)
        .named(sum.name() + ", epochs of " + epoch)
        .drawing(sum)
        .from(1)
        .with(LEARNING_RATE, H)
        .with(EPOCH_LENGTH, epoch)
        .steps(steps)
        .measuring("x_n - x*", (c, t) -> c.x(t).get(0))
        .atTheEnd()
        .atMost(t -> Math.pow(factor, t));
  }
}
