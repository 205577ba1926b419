package org.gradmark.optimizers.adam.theorems;

import static org.gradmark.core.rule.Hyperparameter.BETA1;
import static org.gradmark.core.rule.Hyperparameter.BETA2;

import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.StepWrapper;
import org.gradmark.core.tensor.Tensor;

/** Mistakes of rules with two moments that theorems tell apart. */
final class MomentMistakes {

  static final Mistake SECOND_NOT_CORRECTED = Mistake.notCorrected(BETA2, "the second moment");
  static final Mistake FIRST_NOT_CORRECTED = Mistake.notCorrected(BETA1, "the first moment");
  static final Mistake SECOND_UNWEIGHTED = Mistake.unweighted("v", "the second moment");
  static final Mistake FIRST_UNWEIGHTED = Mistake.unweighted("m", "the first moment");
  static final Mistake SWAPPED = Mistake.swapped(BETA1, BETA2);
  static final Mistake NO_MAXIMUM = Mistake.neverKept("V", "the maximum");

  /** AMSGrad in place of Adam. */
  static final Mistake MAXIMUM_KEPT =
      Mistake.seeing(
          "maximum-kept",
          "the second moment never shrinks: its maximum is kept",
          s ->
              new StepWrapper(s) {
                @Override
                public Tensor average(String name, Tensor value, Hyperparameter beta) {
                  Tensor average = super.average(name, value, beta);
                  return name.equals("v") ? keep("V", last("V").max(average)) : average;
                }
              });

  /** Every gradient is measured against itself alone. */
  static final Mistake SECOND_NEVER_KEPT = Mistake.neverKept("v", "the second moment");

  private MomentMistakes() {}
}
