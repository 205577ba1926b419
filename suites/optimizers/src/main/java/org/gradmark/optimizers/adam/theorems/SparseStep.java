package org.gradmark.optimizers.adam.theorems;

import static org.gradmark.core.rule.Hyperparameter.BETA1;
import static org.gradmark.core.rule.Hyperparameter.BETA2;
import static org.gradmark.core.rule.Hyperparameter.EPSILON;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * Adam after silence: the step at the first gradient that is not zero, and those that follow it.
 *
 * <ul>
 *   <li><b>Class</b>: gradients that are zero before step k and after it
 *   <li><b>Method</b>: Adam; epsilon negligible
 *   <li><b>Guarantee</b>: {@code |x_t - x_(t-1)| <= lr (1 - beta1)/sqrt(1 - beta2)
 *       (beta1/sqrt(beta2))^(t-k) sqrt(1 - beta2^t)/(1 - beta1^t)} for {@code t >= k}, tight at
 *       every step
 *   <li><b>Reference</b>: Kingma and Ba, Adam: A Method for Stochastic Optimization, 2015, section
 *       2.1, the case of the greatest sparsity; the corrections, which the paper leaves out,
 *       derived here
 *   <li><b>Worst instance</b>: one gradient, of any size, after k - 1 zeros
 * </ul>
 */
public final class SparseStep {

  /** So small that nothing of it is left, also under a root. */
  private static final double TINY = 0x1p-80;

  private static final double RATE = 0.125;

  public static final Theorem THEOREM =
      Theorem.named("ADAM-11", "sparse-step")
          .says(
              "After k-1 zero gradients the steps from the k-th on are lr (1 - β1)/√(1 - β2) (β1/√β2)^(t-k) √(1 - β2^t)/(1 - β1^t) at most: 3 lr in the end with the decays of the paper, not lr.")
          .from("Kingma and Ba 2015, section 2.1; derived here")
          .twoSided()
          .in("paper", "epsilon-hat", "epsilon-inside", "l2-decay")
          .worst(spike(8, 16, 0.875, 0.984375, 3))
          .also(spike(3, 10, 0.5, 0.75, -1024), spike(1, 10, 0.875, 0.984375, 0.125))
          .exceededBy(
              MomentMistakes.SECOND_NOT_CORRECTED,
              MomentMistakes.FIRST_UNWEIGHTED,
              MomentMistakes.SWAPPED)
          .missedBy(MomentMistakes.FIRST_NOT_CORRECTED, MomentMistakes.SECOND_UNWEIGHTED);

  private SparseStep() {}

  private static Instance spike(int k, int steps, double beta1, double beta2, double size) {
    double[] gradients = new double[steps];
    gradients[k - 1] = size;
    return Steps.on("silence but for step " + k, gradients)
        .with(LEARNING_RATE, RATE)
        .with(BETA1, beta1)
        .with(BETA2, beta2)
        .with(EPSILON, TINY)
        .measuring("|x_t - x_(t-1)|", Steps::length)
        .atMost(t -> t < k ? Double.POSITIVE_INFINITY : bound(t, k, beta1, beta2));
  }

  private static double bound(int t, int k, double beta1, double beta2) {
    double fading = Math.pow(beta1 / Math.sqrt(beta2), t - k);
    double spike = (1 - beta1) / Math.sqrt(1 - beta2) * fading;
    return RATE * spike * Steps.correction(t, beta1, beta2);
  }
}
