package org.gradmark.optimizers.descent.stochastic;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Step;
import org.gradmark.core.tensor.Tensor;

/** What is done instead of a step along the gradient of the component that was drawn. */
final class WrongSampling {

  /** No noise, which only a lower bound or a tight one notices. */
  static final Mistake FULL_BATCH =
      Mistake.rule(
          "full-batch",
          "the mean gradient of all components is used, not the drawn one's",
          s -> {
            int n = s.oracle().components();
            Tensor sum = s.gradient(0, s.x());
            for (int i = 1; i < n; i++) {
              sum = sum.plus(s.gradient(i, s.x()));
            }
            return descend(s, sum.over(n));
          });

  /** A generator that is seeded anew at every step. */
  static final Mistake FIRST_ONLY =
      Mistake.rule(
          "first-only",
          "the first component is used at every step, whichever was drawn",
          s -> descend(s, s.gradient(0, s.x())));

  /** The mean over a batch is taken twice. */
  static final Mistake MEAN_TWICE =
      Mistake.rule(
          "mean-twice",
          "the drawn gradient is divided by the number of components",
          s -> descend(s, s.gradient().over(s.oracle().components())));

  private WrongSampling() {}

  private static Tensor descend(Step s, Tensor gradient) {
    return s.x().minus(gradient.times(s.rate()));
  }
}
