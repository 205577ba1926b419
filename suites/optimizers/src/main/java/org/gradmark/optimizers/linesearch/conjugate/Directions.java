package org.gradmark.optimizers.linesearch.conjugate;

import java.util.function.BiFunction;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.Step;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Tensor;

/** Line searches along {@code d = -g + beta d}, and betas that are right or mistaken. */
public final class Directions {

  /** {@code beta = 0}. */
  public static final Mistake NO_CONJUGATION =
      Mistake.rule(
          "no-conjugation",
          "beta is 0: this is steepest descent",
          by((square, before) -> square.times(0)));

  /** {@code beta = ||g_before||²/||g||²}. */
  public static final Mistake INVERTED =
      Mistake.rule(
          "beta-inverted",
          "beta is the old squared norm over the new one",
          by((square, before) -> before.over(square)));

  /** {@code beta = ||g||/||g_before||}. */
  public static final Mistake NOT_SQUARED =
      Mistake.rule(
          "beta-not-squared",
          "beta is the quotient of the norms, not of their squares",
          by((square, before) -> square.over(before).sqrt()));

  /** The direction is never kept: every step is the first. */
  public static final Mistake NEVER_KEPT = Mistake.neverKept("direction", "the direction");

  private Directions() {}

  /**
   * The method with a beta.
   *
   * @param beta from the squared norm of this gradient and of the one before
   */
  public static Rule by(BiFunction<Tensor, Tensor, Tensor> beta) {
    return s -> step(s, beta);
  }

  private static Tensor step(Step s, BiFunction<Tensor, Tensor, Tensor> beta) {
    Tensor square = s.gradient().square().sum(Axis.ALL);
    Tensor share = beta.apply(square, s.last("square", square));
    Tensor direction = s.last("direction").times(share).minus(s.gradient());
    s.keep("square", square);
    s.keep("direction", direction);
    Tensor moved = s.x().plus(direction.times(s.lineMinimum(s.x(), direction)));
    // At the minimum there is no direction, and no answer either.
    return square.equalTo(0).where(s.x(), moved);
  }
}
