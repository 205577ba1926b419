package org.gradmark.optimizers.adaptive.clipped;

import static org.gradmark.core.rule.Hyperparameter.CLIP_NORM;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Step;
import org.gradmark.core.tensor.Tensor;

/** What is got wrong about clipping by norm. */
public final class ClipMistakes {

  /** Plain gradient descent. */
  public static final Mistake NOT_CLIPPED =
      Mistake.rule("not-clipped", "the gradient is not clipped", s -> moved(s, s.gradient()));

  /** A clamp of every element. */
  public static final Mistake BY_VALUE =
      Mistake.rule(
          "by-value",
          "every element is clipped by itself, not the norm",
          s -> moved(s, s.gradient().clamp(s.get(CLIP_NORM).negate(), s.get(CLIP_NORM))));

  /** A clamp with one bound. */
  public static final Mistake ONE_SIDED =
      Mistake.rule(
          "one-sided",
          "only positive elements are clipped",
          s -> moved(s, s.gradient().min(s.get(CLIP_NORM))));

  /** Always the full length. */
  public static final Mistake ALWAYS_SCALED =
      Mistake.rule(
          "always-scaled",
          "short gradients are stretched to the clipping norm",
          s -> moved(s, s.gradient().times(s.get(CLIP_NORM)).over(s.gradient().norm2())));

  /** The squared norm. */
  public static final Mistake SQUARED_NORM =
      Mistake.rule(
          "squared-norm",
          "the squared norm is compared and divided by",
          s -> {
            Tensor g = s.gradient();
            Tensor c = s.get(CLIP_NORM);
            return moved(s, g.times(c.over(g.norm2().square().max(c))));
          });

  /** The clipping norm of the step, not of the gradient. */
  public static final Mistake STEP_CLIPPED =
      Mistake.rule(
          "step-clipped",
          "the step is clipped, learning rate included, not the gradient",
          s -> {
            Tensor step = s.gradient().times(s.rate());
            Tensor c = s.get(CLIP_NORM);
            return s.x().minus(step.times(c.over(step.norm2().max(c))));
          });

  /** Half the step. */
  public static final Mistake HALVED =
      Mistake.result("halved", "the step is halved", (s, x) -> s.x().plus(x).over(2));

  private ClipMistakes() {}

  private static Tensor moved(Step s, Tensor gradient) {
    return s.x().minus(gradient.times(s.rate()));
  }
}
