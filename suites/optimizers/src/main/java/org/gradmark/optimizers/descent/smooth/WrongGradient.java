package org.gradmark.optimizers.descent.smooth;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.StepWrapper;
import org.gradmark.core.tensor.Tensor;

/** Gradients that are wrong by a factor or by a step: what the theorems of this package catch. */
public final class WrongGradient {

  /** Half of it: a mean over two where a sum is due, or half a square without its 2. */
  public static final Mistake HALVED =
      Mistake.gradient("halved", "the gradient is halved", g -> g.over(2));

  /** Twice: accumulated twice, or a square without its half. */
  public static final Mistake DOUBLED =
      Mistake.gradient("doubled", "the gradient is doubled", g -> g.times(2));

  /** A little too long: a constant that was rounded up, or a mean over one element too few. */
  public static final Mistake STRETCHED =
      Mistake.gradient("stretched", "the gradient is a quarter too long", g -> g.times(1.25));

  /** Taken before the update that it follows. */
  public static final Mistake STALE =
      Mistake.seeing(
              "stale",
              "the gradient is the one of the step before",
              s ->
                  new StepWrapper(s) {
                    @Override
                    public Tensor gradient() {
                      Tensor now = super.gradient();
                      Tensor then = last("stale", now);
                      keep("stale", now);
                      return then;
                    }
                  })
          .seen(Mistake.Seen.IN_CLOSED_LOOP);

  private WrongGradient() {}
}
