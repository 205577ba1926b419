package org.gradmark.optimizers.adaptive.accumulated;

import static org.gradmark.core.rule.Hyperparameter.EPSILON;
import static org.gradmark.core.rule.Hyperparameter.INITIAL_ACCUMULATOR;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.contract.Oracle;
import org.gradmark.core.problem.Linear;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * What the steps of AdaGrad-Norm add up to, from below.
 *
 * <ul>
 *   <li><b>Class</b>: any gradients
 *   <li><b>Method</b>: {@code b_t² = b_(t-1)² + ||g_t||²}, {@code x_t = x_(t-1) - alpha g_t/b_t}
 *   <li><b>Guarantee</b>: {@code sum ||g_s|| ||x_s - x_(s-1)||/alpha >= b_t - b_0}, tight as each
 *       gradient dwarfs those before
 *   <li><b>Reference</b>: Attia, Koren, SGD with AdaGrad stepsizes, 2023, arXiv:2302.08783; derived
 *       here: {@code b_s - b_(s-1) = ||g_s||²/(b_s + b_(s-1))}
 *   <li><b>Worst instance</b>: gradients that grow by 256 each step, from {@code b_0 = 1/1024}
 * </ul>
 */
public final class RootSumBelow {

  private static final double ALPHA = 2;

  public static final Theorem THEOREM =
      Theorem.named("ADAGRADNORM-12", "root-sum-below")
          .says("For any gradients: sum ||g_s|| ||x_s - x_(s-1)||/alpha >= b_t - b_0.")
          .from("Attia, Koren 2023; derived here")
          .tight()
          .worst(bounded(0.0009765625, 256, draft(256).steps(3).atTheEnd()))
          .also(
              bounded(0.00390625, 8, draft(8)),
              bounded(1, 1, draft(1)),
              bounded(4, 0.5, draft(0.5)))
          .exceededBy(AccumulationMistakes.HALVED, AccumulationMistakes.NO_ROOT)
          .missedBy(AccumulationMistakes.DOUBLED, AccumulationMistakes.CURRENT_EXCLUDED);

  private RootSumBelow() {}

  private static Instance.Draft draft(double growth) {
    return Instance.on(new Linear(1, 1))
        .named("gradients growing by " + growth)
        .from(0, 0)
        .with(LEARNING_RATE, ALPHA)
        .with(EPSILON, 0)
        .steps(6)
        .facing(t -> loss(t, growth));
  }

  private static Instance bounded(double b0, double growth, Instance.Draft draft) {
    return draft
        .with(INITIAL_ACCUMULATOR, b0 * b0)
        .measuring("sum ||g|| ||step||/alpha", (c, t) -> Accumulation.progress(c, t, ALPHA))
        .atLeast(t -> Math.sqrt(b0 * b0 + squares(t, growth)) - b0);
  }

  private static Oracle loss(int t, double growth) {
    double size = Math.pow(growth, t - 1);
    return new Linear(0.75 * size, -size);
  }

  private static double squares(int t, double growth) {
    return Accumulation.sum(t, s -> 1.5625 * Math.pow(growth, 2 * (s - 1)));
  }
}
