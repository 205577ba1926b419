package org.gradmark.optimizers.mirror.averaged;

import org.gradmark.core.rule.Mistake;

/** What is got wrong about sums of gradients. */
public final class AveragingMistakes {

  /** The sum is lost. */
  public static final Mistake SUM_LOST = Mistake.neverKept("z", "the sum of the gradients");

  /** Projected gradient descent instead. */
  public static final Mistake AGILE =
      Mistake.rule(
          "agile",
          "it steps from the projected point, not from the start: this is projected gradient descent",
          s -> s.proximal(s.x().minus(s.gradient().times(s.rate())), s.rate()));

  /** The start is taken for the origin. */
  public static final Mistake START_FORGOTTEN =
      Mistake.rule(
          "start-forgotten",
          "the sum is taken from the origin, not from the start",
          s ->
              s.proximal(
                  s.keep("z", s.last("z").plus(s.gradient())).times(s.rate()).negate(), s.rate()));

  /** The newest gradient comes one step late. */
  public static final Mistake ONE_LATE =
      Mistake.rule(
          "one-late",
          "the newest gradient is left out of the sum",
          s -> {
            s.keep("z", s.last("z").plus(s.gradient()));
            return s.proximal(
                s.keep("x0", s.last("x0", s.x())).minus(s.last("z").times(s.rate())), s.rate());
          });

  /** A mean instead of a sum. */
  public static final Mistake MEAN =
      Mistake.rule(
          "mean",
          "the gradients' mean is used, not their sum",
          s ->
              s.proximal(
                  s.keep("x0", s.last("x0", s.x()))
                      .minus(
                          s.keep("z", s.last("z").plus(s.gradient())).over(s.t()).times(s.rate())),
                  s.rate()));

  private AveragingMistakes() {}
}
