package org.gradmark.optimizers.proximal.wrong;

import org.gradmark.core.rule.Mistake;

/** What is done instead of a proximal step. */
public final class WrongStep {

  public static final Mistake EXPLICIT =
      Mistake.rule(
          "explicit",
          "the step is explicit: the gradient is taken before it, not after it",
          s -> s.x().minus(s.gradient().times(s.rate())));

  public static final Mistake REFLECTED =
      Mistake.result(
          "reflected", "the proximal step is taken twice over", (s, x) -> x.times(2).minus(s.x()));

  public static final Mistake AVERAGED =
      Mistake.result(
          "averaged",
          "the new point is averaged with the old one",
          (s, x) -> x.plus(s.x()).over(2));

  private WrongStep() {}
}
