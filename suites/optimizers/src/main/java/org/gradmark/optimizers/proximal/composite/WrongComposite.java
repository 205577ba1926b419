package org.gradmark.optimizers.proximal.composite;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.StepWrapper;
import org.gradmark.core.tensor.Tensor;

/** What is done instead of a proximal gradient step. */
public final class WrongComposite {

  /** Subgradient code in which the penalty was never wired up. */
  public static final Mistake NO_PROXIMAL_STEP =
      Mistake.seeing(
          "no-proximal-step",
          "the proximal step is forgotten",
          s ->
              new StepWrapper(s) {
                @Override
                public Tensor proximal(Tensor at, Tensor weight) {
                  return at;
                }
              });

  /** Thresholds by lambda instead of lr lambda. */
  public static final Mistake UNSCALED =
      Mistake.seeing(
          "proximal-step-unscaled",
          "the proximal step is not scaled by the learning rate",
          s ->
              new StepWrapper(s) {
                @Override
                public Tensor proximal(Tensor at, Tensor weight) {
                  return super.proximal(at, weight.times(0).plus(1));
                }
              });

  static final Mistake ORDER_SWAPPED =
      Mistake.rule(
          "order-swapped",
          "the proximal step comes before the gradient step",
          s -> {
            Tensor p = s.proximal(s.x(), s.rate());
            return p.minus(s.gradient(p).times(s.rate()));
          });

  private WrongComposite() {}
}
