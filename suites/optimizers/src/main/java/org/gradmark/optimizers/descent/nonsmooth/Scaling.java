package org.gradmark.optimizers.descent.nonsmooth;

import org.gradmark.core.rule.Mistake;

/**
 * Mistakes of scale: on nonsmooth functions the steps do not shrink by themselves, so that bounds
 * hang on their length.
 */
public final class Scaling {

  /** Too long by the size of a batch. */
  public static final Mistake SUMMED =
      Mistake.gradient(
          "summed", "the gradients of a batch of four are summed, not averaged", g -> g.times(4));

  /** Too short by the size of a batch. */
  public static final Mistake SHARED =
      Mistake.gradient(
          "shared", "the gradient is divided by the batch size of four twice", g -> g.over(4));

  /** Too short by the size of a large batch. */
  public static final Mistake SHARED_BY_MANY =
      Mistake.gradient(
          "shared-by-many",
          "the gradient is divided by the batch size of sixteen twice",
          g -> g.over(16));

  /** Too short by the half of a squared loss. */
  public static final Mistake HALVED =
      Mistake.gradient("halved", "the gradient is halved", g -> g.over(2));

  /** Too long by the square of a loss that has no half. */
  public static final Mistake DOUBLED =
      Mistake.gradient("doubled", "the gradient is doubled", g -> g.times(2));

  private Scaling() {}
}
