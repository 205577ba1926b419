package org.gradmark.optimizers.proximal.wrong;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.StepWrapper;
import org.gradmark.core.tensor.Tensor;

/** Step sizes that are off by a factor of two: the commonest misreading of a constant. */
public final class WrongRate {

  /** As if the 1/2 before the square were not there. */
  public static final Mistake HALVED = scaled("rate-halved", "the step size is halved", 0.5);

  /** As if the square were divided by two once more. */
  public static final Mistake DOUBLED = scaled("rate-doubled", "the step size is doubled", 2);

  private WrongRate() {}

  private static Mistake scaled(String id, String cause, double factor) {
    return Mistake.seeing(
        id,
        cause,
        s ->
            new StepWrapper(s) {
              @Override
              public Tensor rate() {
                return super.rate().times(factor);
              }
            });
  }
}
