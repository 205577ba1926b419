package org.gradmark.optimizers.adam.theorems;

import static org.gradmark.core.rule.Hyperparameter.BETA1;
import static org.gradmark.core.rule.Hyperparameter.BETA2;
import static org.gradmark.core.rule.Hyperparameter.EPSILON;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * AMSGrad's largest step, whatever the gradients.
 *
 * <ul>
 *   <li><b>Class</b>: any gradients, {@code beta1² < beta2}
 *   <li><b>Method</b>: AMSGrad without corrections; epsilon 0
 *   <li><b>Guarantee</b>: {@code |x_t - x_(t-1)| <= lr (1 - beta1)/sqrt(1 - beta2) sqrt((1 -
 *       r^t)/(1 - r))}, {@code r = beta1²/beta2}; tight at every step
 *   <li><b>Reference</b>: Reddi, Kale and Kumar, On the Convergence of Adam and Beyond, 2018, lemma
 *       2 of the appendix, on one step; Cauchy and Schwarz, derived here
 *   <li><b>Worst instance</b>: gradients that grow like {@code (beta2/beta1)^t}: the maximum is the
 *       last average
 * </ul>
 */
public final class LargestUncorrectedStep {

  private static final double RATE = 0.125;

  public static final Theorem THEOREM =
      Theorem.named("AMSGRAD-12", "largest-step-of-all")
          .says(
              "No gradients make a longer step than lr (1 - β1)/√(1 - β2) √((1 - r^t)/(1 - r)), r = β1²/β2.")
          .from("Reddi, Kale and Kumar 2018, appendix; derived here")
          .twoSided()
          .worst(on("geometric gradients", 1, 1.5, 2.25, 3.375, 5.0625, 7.59375, 11.390625))
          .also(
              on("shrinking gradients", 64, 32, 16, 8, 4, 2, 1, 0.5),
              on("gradients of either sign", 1, -1, 3, -0.25, 5, 5, -1, 2, 64, -64))
          .exceededBy(MomentMistakes.FIRST_UNWEIGHTED, MomentMistakes.SECOND_NEVER_KEPT)
          .missedBy(MomentMistakes.SECOND_UNWEIGHTED);

  private LargestUncorrectedStep() {}

  private static Instance on(String name, double... gradients) {
    return Steps.on(name, gradients)
        .with(LEARNING_RATE, RATE)
        .with(BETA1, 0.5)
        .with(BETA2, 0.75)
        .with(EPSILON, 0)
        .measuring("|x_t - x_(t-1)|", Steps::length)
        .atMost(t -> RATE * Steps.largest(t, 0.5, 0.75));
  }
}
