package org.gradmark.optimizers.linesearch.exact;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.StepWrapper;
import org.gradmark.core.tensor.Tensor;

/** Line searches that do not end at the minimum of the line. */
public final class Inexact {

  /** 10 % short. */
  public static final Mistake SHORT =
      stretched("short", "the line search stops 10 % short of the minimum", 0.9);

  /** 10 % too far. */
  public static final Mistake LONG =
      stretched("long", "the line search goes 10 % beyond the minimum", 1.1);

  /** Half as far again. */
  public static final Mistake FAR =
      stretched("far", "the line search goes half as far again as the minimum", 1.5);

  private Inexact() {}

  private static Mistake stretched(String id, String cause, double factor) {
    return Mistake.seeing(
        id,
        cause,
        s ->
            new StepWrapper(s) {
              @Override
              public Tensor lineMinimum(Tensor at, Tensor direction) {
                return super.lineMinimum(at, direction).times(factor);
              }
            });
  }
}
