package org.gradmark.optimizers.adaptive.clipped;

import static org.gradmark.core.rule.Hyperparameter.CLIP_NORM;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import java.util.List;
import org.gradmark.core.problem.FiniteSum;
import org.gradmark.core.problem.Residual;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * Clipping stochastic gradients is biased: they converge to the wrong point.
 *
 * <ul>
 *   <li><b>Class</b>: {@code mean of (x - b_i)²/2} with b = 0, 0, 3, one drawn each step; minimiser
 *       1
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - eta g_t min(1, c/||g_t||)}, {@code c = 1}
 *   <li><b>Guarantee</b>: {@code E(1 - x_t) = 1/2 + (1 - x_0 - 1/2) (1 - 2 eta/3)^t} while no x
 *       exceeds 1: the gradients at 0 are whole, that at 3 is always -1, and the point where they
 *       balance is 1/2; tight: an equality, expected over all draws
 *   <li><b>Reference</b>: Koloskova, Hendrikx, Stich, Revisiting gradient clipping: stochastic bias
 *       and tight convergence guarantees, 2023, arXiv:2305.01588, section 3; the instance is
 *       derived here
 *   <li><b>Worst instance</b>: this one, from 0, all 81 sequences of draws
 * </ul>
 */
public final class Bias {

  private static final double RATE = 0.125;
  private static final int N = 4;

  public static final Theorem THEOREM =
      Theorem.named("CLIP-15", "stochastic-bias")
          .says(
              "On the mean of (x - b)²/2 with b = 0, 0, 3, one drawn each step, c = 1: E(1 - x_t) = 1/2 + (1/2 - x_0) (1 - 2 eta/3)^t, so that x tends to 1/2, not to the minimiser 1.")
          .from("Koloskova, Hendrikx, Stich 2023, section 3; instance derived here")
          .tight()
          .worst(balanced(0, draft(0).atTheEnd()))
          .also(balanced(0.25, draft(0.25)))
          .exceededBy(ClipMistakes.HALVED, ClipMistakes.SQUARED_NORM)
          .missedBy(ClipMistakes.NOT_CLIPPED, ClipMistakes.ONE_SIDED, ClipMistakes.STEP_CLIPPED);

  private Bias() {}

  private static Instance.Draft draft(double start) {
    FiniteSum sum =
        new FiniteSum(
            "squares[0,0,3]",
            List.of(square(0), square(0), square(3)),
            new Values(Shape.of(1), 1),
            1);
    return Instance.on(sum)
        .from(start)
        .with(LEARNING_RATE, RATE)
        .with(CLIP_NORM, 1)
        .steps(N)
        .drawing(sum);
  }

  private static Instance balanced(double start, Instance.Draft draft) {
    return draft
        .measuring("1 - x_t", (c, t) -> 1 - c.x(t).get(0))
        .atMost(t -> 0.5 + (0.5 - start) * Math.pow(1 - 2 * RATE / 3, t));
  }

  private static Residual square(double target) {
    return new Residual(new Values(Shape.of(1), 1), target);
  }
}
