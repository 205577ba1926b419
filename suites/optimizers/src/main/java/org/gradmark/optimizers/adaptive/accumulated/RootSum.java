package org.gradmark.optimizers.adaptive.accumulated;

import static org.gradmark.core.rule.Hyperparameter.EPSILON;
import static org.gradmark.core.rule.Hyperparameter.INITIAL_ACCUMULATOR;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.Linear;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * What the steps of AdaGrad-Norm add up to, from above.
 *
 * <ul>
 *   <li><b>Class</b>: any gradients
 *   <li><b>Method</b>: {@code b_t² = b_(t-1)² + ||g_t||²}, {@code x_t = x_(t-1) - alpha g_t/b_t}
 *   <li><b>Guarantee</b>: {@code sum ||g_s|| ||x_s - x_(s-1)||/alpha = sum ||g_s||²/b_s <= 2 (b_t -
 *       b_0)}, tight as the gradients get small beside {@code b_0}
 *   <li><b>Reference</b>: Attia, Koren, SGD with AdaGrad stepsizes, 2023, arXiv:2302.08783; Ward,
 *       Wu, Bottou, AdaGrad stepsizes, 2019, lemma 3.2; each term is {@code 2 (b_s - b_(s-1))} but
 *       for {@code b_s} in place of the mean of both
 *   <li><b>Worst instance</b>: constant gradients of norm 5/64 with {@code b_0 = 1}
 * </ul>
 */
public final class RootSum {

  private static final double ALPHA = 2;

  public static final Theorem THEOREM =
      Theorem.named("ADAGRADNORM-11", "root-sum")
          .says("For any gradients: sum ||g_s|| ||x_s - x_(s-1)||/alpha <= 2 (b_t - b_0).")
          .from("Attia, Koren 2023; Ward, Wu, Bottou 2019, lemma 3.2")
          .twoSided()
          .worst(on(1, 0.046875, 0.0625))
          .also(on(1, 3, -4), on(0.25, 1, 0.5))
          .exceededBy(
              AccumulationMistakes.SUM_LOST,
              AccumulationMistakes.CURRENT_EXCLUDED,
              AccumulationMistakes.ELEMENT_WISE,
              AccumulationMistakes.MEAN)
          .missedBy(AccumulationMistakes.HALVED);

  private RootSum() {}

  private static Instance on(double b0, double... slope) {
    return Instance.on(new Linear(slope))
        .from(0, 0)
        .with(LEARNING_RATE, ALPHA)
        .with(EPSILON, 0)
        .with(INITIAL_ACCUMULATOR, b0 * b0)
        .steps(12)
        .measuring("sum ||g|| ||step||/alpha", (c, t) -> Accumulation.progress(c, t, ALPHA))
        .atMost((c, t) -> 2 * (Accumulation.norm(c, t, b0) - b0));
  }
}
