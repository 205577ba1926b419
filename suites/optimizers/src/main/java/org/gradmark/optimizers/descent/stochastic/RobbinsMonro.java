package org.gradmark.optimizers.descent.stochastic;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import org.gradmark.core.problem.FiniteSum;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.StepWrapper;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Stochastic gradient descent with the rate 1/(lambda t): the running mean.
 *
 * <ul>
 *   <li><b>Class</b>: {@code f_i(x) = lambda/2 ||x - c_i||²}; {@code v²} is the components' mean
 *       squared gradient at x*
 *   <li><b>Method</b>: {@code x_t = x_(t-1) - g_i/(lambda t)}, i drawn uniformly
 *   <li><b>Guarantee</b>: {@code E||x_t - x*||² <= v²/(lambda² t)}, wherever it starts; tight
 *   <li><b>Reference</b>: Robbins, Monro, A stochastic approximation method, 1951; derived here:
 *       {@code x_t} is the mean of the first t centres that were drawn
 *   <li><b>Worst instance</b>: every one: the inequality is an equation
 * </ul>
 */
public final class RobbinsMonro {

  private static final double LAMBDA = 2;

  private static final Mistake AHEAD =
      Mistake.seeing(
          "rate-ahead",
          "the rate is the one of the step after: 1/(t + 1) where 1/t is due",
          s ->
              new StepWrapper(s) {
                @Override
                public Tensor schedule() {
                  return super.schedule().over(super.schedule().plus(1));
                }
              });

  public static final Theorem THEOREM =
      Theorem.named("SGD-89", "robbins-monro")
          .says(
              "On f_i(x) = lambda/2 ||x - c_i||², rate 1/(lambda t): E||x_t - x*||² <= v²/(lambda² t).")
          .from("Robbins, Monro 1951; derived here")
          .tight()
          .worst(instance(0.5, -0.5))
          .also(instance(0.75, -0.25, -0.5))
          .exceededBy(CommonMistakes.ASCENT, HALVED, AHEAD, Mistake.scheduleIgnored())
          .missedBy(WrongSampling.FULL_BATCH);

  private RobbinsMonro() {}

  private static Instance instance(double... centres) {
    FiniteSum sum = Sums.pulling(LAMBDA, centres);
    double spread = sum.noiseAtMinimiser() / (LAMBDA * LAMBDA);
    return Instance.on(sum)
        .drawing(sum)
        .from(1)
        .with(LEARNING_RATE, 1 / LAMBDA)
        .schedule(t -> 1.0 / t)
        .steps(centres.length == 2 ? 7 : 4)
        .measuring("||x_t - x*||²", (c, t) -> c.distance(t) * c.distance(t))
        .atMost(t -> spread / t);
  }
}
