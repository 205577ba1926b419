package org.gradmark.optimizers.adam.theorems;

import static org.gradmark.core.rule.Hyperparameter.BETA1;
import static org.gradmark.core.rule.Hyperparameter.BETA2;
import static org.gradmark.core.rule.Hyperparameter.EPSILON;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import java.util.stream.IntStream;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Step;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * Adam's largest step, whatever the gradients.
 *
 * <ul>
 *   <li><b>Class</b>: any gradients, {@code beta1² < beta2}
 *   <li><b>Method</b>: Adam; epsilon 0
 *   <li><b>Guarantee</b>: {@code |x_t - x_(t-1)| <= lr (1 - beta1)/sqrt(1 - beta2) sqrt((1 -
 *       r^t)/(1 - r)) sqrt(1 - beta2^t)/(1 - beta1^t)}, {@code r = beta1²/beta2}; tight at every
 *       step
 *   <li><b>Reference</b>: Alacaoglu, Malitsky, Mertikopoulos and Cevher, A new regret analysis for
 *       Adam-type algorithms, 2020; Cauchy and Schwarz with the corrections, derived here
 *   <li><b>Worst instance</b>: gradients that grow like {@code (beta2/beta1)^t}
 * </ul>
 */
public final class LargestStep {

  private static final double RATE = 0.125;

  public static final Theorem THEOREM =
      Theorem.named("ADAM-12", "largest-step-of-all")
          .says(
              "No gradients make a longer step than lr (1 - β1)/√(1 - β2) √((1 - r^t)/(1 - r)) √(1 - β2^t)/(1 - β1^t), r = β1²/β2.")
          .from("Alacaoglu, Malitsky, Mertikopoulos and Cevher 2020; derived here")
          .twoSided()
          .in("paper", "epsilon-hat", "epsilon-inside", "l2-decay")
          .worst(on("geometric gradients", 0.5, 0.75, growing(1.5)))
          .also(
              on("slowly growing gradients", 0.75, 0.984375, growing(1.3125)),
              on("shrinking gradients", 0.5, 0.75, growing(0.5)),
              on("gradients of either sign", 0.5, 0.75, 1, -1, 3, -0.25, 5, 5, -1, 2, 64, -64))
          .exceededBy(
              MomentMistakes.SECOND_NOT_CORRECTED,
              MomentMistakes.FIRST_UNWEIGHTED,
              Mistake.rule(
                  "no-root", "the root of the second moment is missing", LargestStep::flat))
          .missedBy(MomentMistakes.SECOND_UNWEIGHTED);

  private LargestStep() {}

  private static double[] growing(double factor) {
    return IntStream.rangeClosed(1, 14).mapToDouble(t -> Math.pow(factor, t)).toArray();
  }

  private static Instance on(String name, double beta1, double beta2, double... gradients) {
    return Steps.on(name, gradients)
        .with(LEARNING_RATE, RATE)
        .with(BETA1, beta1)
        .with(BETA2, beta2)
        .with(EPSILON, 0)
        .measuring("|x_t - x_(t-1)|", Steps::length)
        .atMost(t -> RATE * Steps.largest(t, beta1, beta2) * Steps.correction(t, beta1, beta2));
  }

  private static Tensor flat(Step s) {
    Tensor g = s.gradient();
    Tensor mHat = s.corrected(s.average("m", g, BETA1), BETA1);
    Tensor vHat = s.corrected(s.average("v", g.square(), BETA2), BETA2);
    return s.x().minus(mHat.over(vHat).times(s.rate()));
  }
}
