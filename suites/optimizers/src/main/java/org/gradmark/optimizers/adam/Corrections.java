package org.gradmark.optimizers.adam;

import static org.gradmark.core.rule.Hyperparameter.BETA1;
import static org.gradmark.core.rule.Hyperparameter.BETA2;

import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Step;
import org.gradmark.core.rule.StepWrapper;
import org.gradmark.core.tensor.Tensor;

/** Mistakes in the bias corrections of two moments that are easily taken for each other. */
final class Corrections {

  static final Mistake NONE =
      mistake("nothing-corrected", "neither moment is bias-corrected", (s, v, beta) -> v);

  static final Mistake EXCHANGED =
      mistake(
          "corrections-exchanged",
          "the bias corrections of the two moments are exchanged",
          (s, v, beta) -> s.corrected(v, isFirst(beta) ? BETA2 : BETA1));

  static final Mistake BETA1_FOR_BOTH =
      mistake(
          "corrected-with-beta1",
          "the second moment is bias-corrected with beta1 instead of beta2",
          (s, v, beta) -> s.corrected(v, BETA1));

  static final Mistake BETA2_FOR_BOTH =
      mistake(
          "corrected-with-beta2",
          "the first moment is bias-corrected with beta2 instead of beta1",
          (s, v, beta) -> s.corrected(v, BETA2));

  /** √v/(1 - β2^t) instead of √(v/(1 - β2^t)). */
  static final Mistake WITHOUT_ROOT =
      mistake(
          "correction-without-root",
          "the root of the second moment's bias correction is missing",
          (s, v, beta) -> {
            Tensor once = s.corrected(v, beta);
            return isFirst(beta) ? once : s.corrected(once, beta);
          });

  static final Mistake COUNTER_STUCK =
      Mistake.seeing(
          "counter-stuck",
          "the step counter of the bias correction stays at 1",
          s ->
              new StepWrapper(s) {
                @Override
                public Tensor t() {
                  return super.t().times(0).plus(1);
                }
              });

  private Corrections() {}

  /** What becomes of an average instead of its correction. */
  private interface Correction {
    Tensor of(Step right, Tensor average, Hyperparameter beta);
  }

  private static Mistake mistake(String id, String cause, Correction wrong) {
    return Mistake.seeing(
        id,
        cause,
        s ->
            new StepWrapper(s) {
              @Override
              public Tensor corrected(Tensor average, Hyperparameter beta) {
                return wrong.of(s, average, beta);
              }
            });
  }

  private static boolean isFirst(Hyperparameter beta) {
    return beta.name().equals(BETA1.name());
  }
}
