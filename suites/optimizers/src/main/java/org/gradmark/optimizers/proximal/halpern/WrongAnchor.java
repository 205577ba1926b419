package org.gradmark.optimizers.proximal.halpern;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Step;
import org.gradmark.core.tensor.Tensor;

/** What is done instead of an anchored step. */
final class WrongAnchor {

  static final Mistake LATE =
      Mistake.rule(
          "weights-late",
          "the weights are one step late: 1/(t + 2)",
          s -> step(s, 2, reflected(s)));

  static final Mistake EARLY =
      Mistake.rule(
          "weights-early", "the weights are one step early: 1/t", s -> step(s, 0, reflected(s)));

  static final Mistake NOT_REFLECTED =
      Mistake.rule(
          "not-reflected",
          "the proximal point is not reflected",
          s -> step(s, 1, s.proximal(s.x(), s.rate())));

  static final Mistake NO_ANCHOR =
      Mistake.rule(
          "no-anchor",
          "the start is forgotten: plain proximal point",
          s -> s.proximal(s.x(), s.rate()));

  private WrongAnchor() {}

  private static Tensor reflected(Step s) {
    return s.proximal(s.x(), s.rate()).times(2).minus(s.x());
  }

  private static Tensor step(Step s, double later, Tensor to) {
    Tensor anchor = s.keep("anchor", s.last("anchor", s.x()));
    return anchor.minus(to).over(s.t().plus(later)).plus(to);
  }
}
