package org.gradmark.optimizers.mirror.projected;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Step;
import org.gradmark.core.rule.StepWrapper;
import org.gradmark.core.tensor.Tensor;

/** What is got wrong about steps and projections. */
public final class ProjectionMistakes {

  /** No constraint at all. */
  public static final Mistake NOT_PROJECTED =
      Mistake.seeing(
          "not-projected",
          "the step is never projected onto the feasible set",
          s ->
              new StepWrapper(s) {
                @Override
                public Tensor proximal(Tensor at, Tensor weight) {
                  return at;
                }
              });

  /** The step is made feasible, the point is not. */
  public static final Mistake STEP_PROJECTED =
      Mistake.rule(
          "step-projected",
          "the step is projected instead of the point",
          s -> s.x().plus(s.proximal(s.gradient().times(s.rate()).negate(), s.rate())));

  /** The point is made feasible before the step, and leaves again. */
  public static final Mistake PROJECTED_BEFORE =
      Mistake.rule(
          "projected-before-the-step",
          "the point is projected before the step, not after it",
          s -> s.proximal(s.x(), s.rate()).minus(s.gradient().times(s.rate())));

  /** Half the step. */
  public static final Mistake HALVED =
      Mistake.gradient("halved", "the gradient is halved", g -> g.over(2));

  /** Twice the step. */
  public static final Mistake DOUBLED =
      Mistake.gradient("doubled", "the gradient is doubled", g -> g.times(2));

  /** The gradient arrives one round late. */
  public static final Mistake STALE =
      new Mistake(
          "stale-gradient",
          "the gradient of the round before is used",
          right ->
              s -> {
                Tensor now = s.keep("stale", s.gradient());
                Tensor before = s.last("stale");
                return right.step(delayed(s, before.plus(now.times(0))));
              });

  private ProjectionMistakes() {}

  private static Step delayed(Step s, Tensor gradient) {
    return new StepWrapper(s) {
      @Override
      public Tensor gradient() {
        return gradient;
      }
    };
  }
}
