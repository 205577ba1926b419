package org.gradmark.optimizers.variance.svrg;

import static org.gradmark.core.rule.Hyperparameter.EPOCH_LENGTH;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import org.gradmark.core.problem.FiniteSum;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.descent.stochastic.Opposed;

/**
 * SVRG on quadratics, exactly.
 *
 * <ul>
 *   <li><b>Class</b>: components quadratic in one variable, of different curvatures and centres
 *   <li><b>Method</b>: SVRG with rate h and epochs of m steps
 *   <li><b>Guarantee</b>: {@code E(x_t - x*)² <= r_m^(t div m) r_(t mod m) (x_0 - x*)²}, {@code r_k
 *       = 1 + 2 a_k + b_k} with {@code a_(k+1) = (1 - h l) a_k - h l}, {@code b_(k+1) = mean((1 - h
 *       l_j)²) b_k - 2 h l (1 - h l) a_k + h² l²}, l the mean of the curvatures {@code l_j}, {@code
 *       a_0 = b_0 = 0}; tight
 *   <li><b>Reference</b>: Johnson, Zhang, Accelerating stochastic gradient descent using predictive
 *       variance reduction, 2013, figure 1; the recursion derived here
 *   <li><b>Worst instance</b>: every one: the inequality is an equation
 * </ul>
 */
public final class SecondMoment {

  private static final double H = 0.125;

  public static final Theorem THEOREM =
      Theorem.named("SVRG-11", "svrg-second-moment")
          .says(
              "On quadratics of one variable, epochs of m steps: E(x_t - x*)² <= r_m^(t div m) r_(t mod m) (x_0 - x*)², r_k = 1 + 2 a_k + b_k, a_(k+1) = (1 - hl) a_k - hl, b_(k+1) = mean((1 - h l_j)²) b_k - 2hl(1 - hl) a_k + h² l².")
          .from("Johnson, Zhang 2013, figure 1; derived here")
          .tight()
          .worst(instance(H, 3))
          .also(instance(0.25, 2), instance(0.375, 1))
          .exceededBy(
              CommonMistakes.ASCENT,
              HALVED,
              WrongSnapshot.NEVER_REFRESHED,
              WrongSnapshot.ONE_LATE,
              WrongSnapshot.WRONG_SIGN,
              WrongSnapshot.PLAIN,
              WrongSnapshot.WITHOUT_FULL)
          .missedBy(CommonMistakes.ASCENT, WrongSnapshot.PLAIN);

  private SecondMoment() {}

  private static Instance instance(double h, int epoch) {
    FiniteSum sum = Opposed.sum();
    Moments moments = new Moments(h, epoch, Opposed.CURVATURES);
    return Instance.on(sum)
        .named(sum.name() + ", epochs of " + epoch)
        .drawing(sum)
        .from(1)
        .with(LEARNING_RATE, h)
        .with(EPOCH_LENGTH, epoch)
        .steps(7)
        .measuring("(x_t - x*)²", (c, t) -> c.distance(t) * c.distance(t))
        .atMost(moments::square);
  }
}
