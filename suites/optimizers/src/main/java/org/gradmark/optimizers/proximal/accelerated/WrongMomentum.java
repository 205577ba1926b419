package org.gradmark.optimizers.proximal.accelerated;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Step;
import org.gradmark.core.tensor.Tensor;

/** Momentum that is not FISTA's. */
public final class WrongMomentum {

  /** Neither sequence. */
  public static final Mistake NONE =
      Mistake.rule(
          "no-momentum",
          "there is no momentum: plain proximal gradient",
          s -> step(s, s.x(), s.t().times(0)));

  static final Mistake LATE =
      Mistake.rule(
          "momentum-late",
          "the momentum's index is one step late: (t - 2)/(t + 1) from the second step on",
          s -> step(s, s.last("y", s.x()), s.t().minus(2).max(s.t().times(0)).over(s.t().plus(1))));

  static final Mistake EARLY =
      Mistake.rule(
          "momentum-early",
          "the momentum's index is one step early: t/(t + 3)",
          s -> step(s, s.last("y", s.x()), s.t().over(s.t().plus(3))));

  static final Mistake WITHOUT_ROOT =
      Mistake.rule(
          "lambda-without-root",
          "lambda grows by 1/4 a step: its recursion is linearised",
          s -> {
            Tensor lambda = s.last("lambda", s.t().times(0).plus(1));
            Tensor next = s.keep("lambda", lambda.plus(0.25));
            return step(s, s.last("y", s.x()), lambda.minus(1).over(next));
          });

  private WrongMomentum() {}

  private static Tensor step(Step s, Tensor y, Tensor momentum) {
    Tensor x = s.proximal(y.minus(s.gradient(y).times(s.rate())), s.rate());
    s.keep("y", x.plus(x.minus(s.x()).times(momentum)));
    return x;
  }
}
