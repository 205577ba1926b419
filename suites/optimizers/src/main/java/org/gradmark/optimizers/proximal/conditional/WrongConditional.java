package org.gradmark.optimizers.proximal.conditional;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Step;
import org.gradmark.core.rule.StepWrapper;
import org.gradmark.core.tensor.Tensor;

/** What is done instead of a conditional gradient step. */
public final class WrongConditional {

  /** A sign. */
  public static final Mistake MAXIMUM =
      Mistake.seeing(
          "linear-maximum",
          "the linearised objective is maximised",
          s ->
              new StepWrapper(s) {
                @Override
                public Tensor linearMinimum(Tensor direction) {
                  return super.linearMinimum(direction.negate());
                }
              });

  /** Steps counted from 0 in a formula that counts from 1. */
  public static final Mistake LATE =
      Mistake.rule(
          "weights-late",
          "the weights are one step late: 2/(t + 2), so that the start is never forgotten",
          s -> step(s, s.t().plus(2)));

  static final Mistake CONSTANT =
      Mistake.rule(
          "constant-weight",
          "the weight never shrinks: it stays 1/2",
          s -> step(s, s.t().times(0).plus(4)));

  static final Mistake OVERSTEPPED =
      Mistake.result(
          "overstepped",
          "the step is half as long again",
          (s, x) -> x.plus(x.minus(s.x()).over(2)));

  static final Mistake HALF =
      Mistake.result(
          "half-step", "only half of the step is taken", (s, x) -> x.plus(s.x()).over(2));

  private WrongConditional() {}

  private static Tensor step(Step s, Tensor count) {
    Tensor towards = s.linearMinimum(s.gradient()).minus(s.x());
    return s.x().plus(towards.times(2).over(count));
  }
}
