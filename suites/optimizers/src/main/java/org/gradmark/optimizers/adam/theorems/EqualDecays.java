package org.gradmark.optimizers.adam.theorems;

import static org.gradmark.core.rule.Hyperparameter.BETA1;
import static org.gradmark.core.rule.Hyperparameter.BETA2;
import static org.gradmark.core.rule.Hyperparameter.EPSILON;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * Adam with equal decays never steps farther than the rate.
 *
 * <ul>
 *   <li><b>Class</b>: any gradients, {@code beta1 = beta2}
 *   <li><b>Method</b>: Adam; epsilon 0
 *   <li><b>Guarantee</b>: {@code |x_t - x_(t-1)| <= lr}, tight at every step: the two averages have
 *       the same weights, and the mean is at most the root mean square
 *   <li><b>Reference</b>: Kingma and Ba, Adam: A Method for Stochastic Optimization, 2015, section
 *       2.1, where lr is said to bound the step; derived here: it does for equal decays
 *   <li><b>Worst instance</b>: a constant gradient
 * </ul>
 */
public final class EqualDecays {

  private static final double RATE = 0.125;
  private static final double BETA = 0.875;

  public static final Theorem THEOREM =
      Theorem.named("ADAM-13", "equal-decays")
          .says("With β1 = β2 no gradients make a longer step than lr.")
          .from("Kingma and Ba 2015, section 2.1; derived here")
          .twoSided()
          .in("paper", "epsilon-hat", "epsilon-inside", "l2-decay")
          .worst(on("a constant gradient", 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3))
          .also(
              on("growing gradients", 1, 2, 4, 8, 16, 32, 64, 128, 256, 512),
              on("gradients of either sign", 1, -1, 3, -0.25, 5, 5, -1, 2, 64, -64))
          .exceededBy(
              MomentMistakes.SECOND_NOT_CORRECTED,
              MomentMistakes.FIRST_UNWEIGHTED,
              Mistake.hardCoded(BETA1, 0.5))
          .missedBy(MomentMistakes.FIRST_NOT_CORRECTED, MomentMistakes.SECOND_UNWEIGHTED);

  private EqualDecays() {}

  private static Instance on(String name, double... gradients) {
    return Steps.on(name, gradients)
        .with(LEARNING_RATE, RATE)
        .with(BETA1, BETA)
        .with(BETA2, BETA)
        .with(EPSILON, 0)
        .measuring("|x_t - x_(t-1)|", Steps::length)
        .atMost(t -> RATE);
  }
}
