package org.gradmark.optimizers.mirror.simplex;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.Constrained;
import org.gradmark.core.problem.Linear;
import org.gradmark.core.problem.Simplex;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.mirror.online.Adversaries;
import org.gradmark.optimizers.mirror.online.Losses;

/**
 * The three-point identity of entropic mirror descent, summed.
 *
 * <ul>
 *   <li><b>Class</b>: any losses on the simplex, any distribution u
 *   <li><b>Method</b>: {@code x_i ← x_i exp(-eta g_i)/sum}
 *   <li><b>Guarantee</b>: {@code sum <g_s, x_(s-1) - u> <= (KL(u||x_0) - KL(u||x_t))/eta + 1/eta
 *       sum ln sum_i x_i exp(-eta (g_i - <g, x>))}, tight: an equality in every round
 *   <li><b>Reference</b>: de Rooij, van Erven, Grünwald, Koolen, Follow the leader if you can,
 *       hedge if you must, 2014, section 2 (mix loss); the identity is the update, taken logarithms
 *       of
 *   <li><b>Worst instance</b>: any
 * </ul>
 */
public final class MixLoss {

  private static final Simplex SET = new Simplex(3);
  private static final Values U = new Values(Shape.of(3), 0.125, 0.25, 0.625);
  private static final double[][] SLOPES = {
    {1, 0.5, -1}, {0.25, 1, 0}, {-0.5, 0.75, 0.5}, {1, -1, 0.25}, {0.5, 0.5, -0.75}
  };

  public static final Theorem THEOREM =
      Theorem.named("MIRROR-12", "mix-loss")
          .says(
              "For every u of the simplex: sum <g_s, x_(s-1) - u> = (KL(u||x_0) - KL(u||x_t))/eta + 1/eta sum ln sum_i x_i exp(-eta (g_i - <g, x>)).")
          .from("de Rooij, van Erven, Grünwald, Koolen 2014, section 2")
          .tight()
          .worst(bounded(0.5, draft(0.25, 0.5, 0.25).atTheEnd()))
          .also(bounded(0.5, draft(0.25, 0.5, 0.25)), bounded(2, draft(0.5, 0.375, 0.125)))
          .exceededBy(CommonMistakes.ASCENT, WeightMistakes.HALVED, WeightMistakes.LINEAR_FACTOR)
          .missedBy(WeightMistakes.FORGETFUL);

  private MixLoss() {}

  private static Instance.Draft draft(double... start) {
    return Instance.on(Constrained.unsolved(new Linear(0, 0, 0), SET))
        .from(start)
        .steps(10)
        .facing(Adversaries.slopes(SET, SLOPES));
  }

  private static Instance bounded(double eta, Instance.Draft draft) {
    return draft
        .named("changing losses on " + SET.name() + ", rate " + eta)
        .with(LEARNING_RATE, eta)
        .measuring("sum <g, x - u>", (c, t) -> Losses.linearRegret(c, t, U))
        .atMost(
            (c, t) ->
                (Weights.approach(c, t, U) + Losses.sum(t, s -> Weights.mixability(c, s, eta)))
                    / eta);
  }
}
