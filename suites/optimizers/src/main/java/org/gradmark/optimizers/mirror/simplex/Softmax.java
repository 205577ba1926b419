package org.gradmark.optimizers.mirror.simplex;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.Constrained;
import org.gradmark.core.problem.Linear;
import org.gradmark.core.problem.Simplex;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * Exponential weights are the softmax of the losses so far.
 *
 * <ul>
 *   <li><b>Class</b>: losses in which the first of N experts is better by a each round
 *   <li><b>Method</b>: {@code x_i ← x_i exp(-eta g_i)/sum}
 *   <li><b>Guarantee</b>: its weight is {@code 1/(1 + (1/x_0 - 1) exp(-eta a t))}, tight: no
 *       faster, no slower
 *   <li><b>Reference</b>: Bubeck, Convex optimization: algorithms and complexity, 2015, section 4.3
 *   <li><b>Worst instance</b>: any, such as slopes (0, 1, 1, 1)
 * </ul>
 */
public final class Softmax {

  public static final Theorem THEOREM =
      Theorem.named("MIRROR-14", "softmax-of-losses")
          .says(
              "On losses in which one expert is better by a each round, its weight after t rounds is 1/(1 + (1/x_0 - 1) exp(-eta a t)).")
          .from("Bubeck 2015, section 4.3")
          .twoSided()
          .worst(on(0.25, 1, draft(1, 0.25, 0.25, 0.25, 0.25).atTheEnd(), 0.25))
          .also(
              on(0.25, 1, draft(1, 0.25, 0.25, 0.25, 0.25), 0.25),
              on(0.5, 2, draft(2, 0.125, 0.5, 0.25, 0.125), 0.125))
          .exceededBy(WeightMistakes.DOUBLED, WeightMistakes.LINEAR_FACTOR)
          .missedBy(WeightMistakes.HALVED, WeightMistakes.FORGETFUL);

  private Softmax() {}

  private static Instance.Draft draft(double better, double... start) {
    Linear loss = new Linear(0, better, better, better);
    return Instance.on(Constrained.of(loss, new Simplex(4))).from(start).steps(5);
  }

  private static Instance on(double eta, double better, Instance.Draft draft, double weight) {
    return draft
        .with(LEARNING_RATE, eta)
        .measuring("weight of the best", (c, t) -> c.x(t).get(0))
        .atMost(t -> 1 / (1 + (1 / weight - 1) * Math.exp(-eta * better * t)));
  }
}
