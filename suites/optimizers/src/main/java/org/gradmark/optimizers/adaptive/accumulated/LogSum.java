package org.gradmark.optimizers.adaptive.accumulated;

import static org.gradmark.core.rule.Hyperparameter.EPSILON;
import static org.gradmark.core.rule.Hyperparameter.INITIAL_ACCUMULATOR;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.Linear;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * How far AdaGrad-Norm walks.
 *
 * <ul>
 *   <li><b>Class</b>: any gradients
 *   <li><b>Method</b>: {@code b_t² = b_(t-1)² + ||g_t||²}, {@code x_t = x_(t-1) - alpha g_t/b_t}
 *   <li><b>Guarantee</b>: {@code sum ||x_s - x_(s-1)||² <= alpha² ln(b_t²/b_0²)}, tight as the
 *       gradients get small beside {@code b_0}
 *   <li><b>Reference</b>: Ward, Wu, Bottou, AdaGrad stepsizes, 2019, lemma 3.2; Attia, Koren 2023;
 *       {@code u <= -ln(1 - u)} with {@code u = ||g_s||²/b_s²}
 *   <li><b>Worst instance</b>: constant gradients of norm 5/64 with {@code b_0 = 1}
 * </ul>
 */
public final class LogSum {

  private static final double ALPHA = 2;

  public static final Theorem THEOREM =
      Theorem.named("ADAGRADNORM-13", "log-sum")
          .says("For any gradients: sum ||x_s - x_(s-1)||² <= alpha² ln(b_t²/b_0²).")
          .from("Ward, Wu, Bottou 2019, lemma 3.2; Attia, Koren 2023")
          .twoSided()
          .worst(on(1, 0.046875, 0.0625))
          .also(on(1, 3, -4), on(0.25, 1, 0.5))
          .exceededBy(
              AccumulationMistakes.SUM_LOST,
              AccumulationMistakes.CURRENT_EXCLUDED,
              AccumulationMistakes.ELEMENT_WISE,
              AccumulationMistakes.MEAN)
          .missedBy(AccumulationMistakes.HALVED);

  private LogSum() {}

  private static Instance on(double b0, double... slope) {
    return Instance.on(new Linear(slope))
        .from(0, 0)
        .with(LEARNING_RATE, ALPHA)
        .with(EPSILON, 0)
        .with(INITIAL_ACCUMULATOR, b0 * b0)
        .steps(12)
        .measuring(
            "sum ||step||²",
            (c, t) -> Accumulation.sum(t, s -> Math.pow(Accumulation.length(c, s), 2)))
        .atMost((c, t) -> 2 * ALPHA * ALPHA * Math.log(Accumulation.norm(c, t, b0) / b0));
  }
}
