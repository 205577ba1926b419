package org.gradmark.optimizers.adam;

import static org.gradmark.core.rule.Hyperparameter.BETA1;
import static org.gradmark.core.rule.Hyperparameter.BETA2;
import static org.gradmark.core.rule.Hyperparameter.EPSILON;

import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Step;
import org.gradmark.core.rule.StepWrapper;
import org.gradmark.core.tensor.Tensor;

/**
 * What Adam and its relatives have in common: two moments, and the mistakes that are made with
 * them.
 */
final class Moments {

  static final Mistake SECOND_NOT_CORRECTED = Mistake.notCorrected(BETA2, "the second moment");
  static final Mistake FIRST_NOT_CORRECTED = Mistake.notCorrected(BETA1, "the first moment");
  static final Mistake SECOND_UNWEIGHTED = Mistake.unweighted("v", "the second moment");
  static final Mistake SECOND_NEVER_KEPT = Mistake.neverKept("v", "the second moment");
  static final Mistake FIRST_UNWEIGHTED = Mistake.unweighted("m", "the first moment");
  static final Mistake FIRST_NEVER_KEPT = Mistake.neverKept("m", "the first moment");
  static final Mistake SWAPPED = Mistake.swapped(BETA1, BETA2);
  static final Mistake COUNTED_FROM_0 = Mistake.countedFrom(0);
  static final Mistake COUNTED_FROM_2 = Mistake.countedFrom(2);

  static final Mistake FIRST_SEEDED = Mistake.seeded("m", "the first moment");
  static final Mistake SECOND_SEEDED = Mistake.seeded("v", "the second moment");

  /** Both start at their first values: in place of their corrections, or in spite of them. */
  private static final Mistake BOTH_SEEDED =
      both("m-v-seeded", "both moments start at their first values instead of 0", false);

  private static final Mistake SEEDED_FOR_CORRECTED =
      both(
          "m-v-seeded-not-corrected",
          "both moments start at their first values instead of 0, and are not bias-corrected",
          true);

  /** √(1 - β2^t)/(1 - β1^t) lr is zero, and ε is put in its place. */
  static final Mistake CORRECTED_ZERO_RATE =
      Mistake.zeroRateReplaced("ε", s -> s.get(EPSILON).over(correction(s)));

  /** v ← β2 v + (1 - β2) g m: where g and m have different signs, there may be no root. */
  static final Mistake SECOND_MIXED =
      Mistake.seeing(
          "v-of-g-m",
          "the second moment averages the gradient times the first moment, not its square",
          s ->
              new StepWrapper(s) {
                private Tensor g;
                private Tensor m;

                @Override
                public Tensor average(String slot, Tensor value, Hyperparameter beta) {
                  if (slot.equals("m")) {
                    g = value;
                    m = super.average(slot, value, beta);
                    return m;
                  }
                  return super.average(slot, g.times(m), beta);
                }
              });

  private Moments() {}

  private static Mistake both(String id, String cause, boolean uncorrected) {
    return Mistake.seeing(
        id,
        cause,
        s ->
            new StepWrapper(s) {
              @Override
              public Tensor average(String slot, Tensor value, Hyperparameter beta) {
                Tensor right = super.average(slot, value, beta);
                return keep(slot, t().equalTo(1).where(value, right));
              }

              @Override
              public Tensor corrected(Tensor average, Hyperparameter beta) {
                return uncorrected ? average : super.corrected(average, beta);
              }
            });
  }

  /** m ← β1 m + (1 - β1) g. */
  static Tensor first(Step s, Tensor g) {
    return s.average("m", g, BETA1);
  }

  /** v ← β2 v + (1 - β2) g². */
  static Tensor second(Step s, Tensor g) {
    return s.average("v", g.square(), BETA2);
  }

  /** m̂ / (√v̂ + ε): the direction of Adam, Algorithm 1. */
  static Tensor direction(Step s, Tensor g) {
    Tensor mHat = s.corrected(first(s, g), BETA1);
    Tensor vHat = s.corrected(second(s, g), BETA2);
    return mHat.over(vHat.sqrt().plus(s.get(EPSILON)));
  }

  /**
   * √(1 - β2^t)/(1 - β1^t): both corrections in one factor of the rate, as at the end of section 2
   * of Adam's paper.
   */
  static Tensor correction(Step s) {
    Tensor one = s.t().over(s.t());
    return s.corrected(one, BETA1).over(s.corrected(one, BETA2).sqrt());
  }

  /** Mistakes of every rule with two moments. */
  static Mistake[] mistakes() {
    return new Mistake[] {
      FIRST_NEVER_KEPT,
      FIRST_UNWEIGHTED,
      SECOND_UNWEIGHTED,
      FIRST_SEEDED,
      SECOND_SEEDED,
      BOTH_SEEDED,
      SWAPPED,
      Mistake.hardCoded(BETA1, 0.9),
      Mistake.hardCoded(BETA2, 0.999),
      Mistake.hardCoded(BETA2, 0.99)
    };
  }

  /** Mistakes of every rule that corrects its moments. */
  static Mistake[] correctionMistakes() {
    return new Mistake[] {
      SECOND_NOT_CORRECTED,
      FIRST_NOT_CORRECTED,
      COUNTED_FROM_2,
      Corrections.NONE,
      Corrections.EXCHANGED,
      Corrections.BETA1_FOR_BOTH,
      Corrections.BETA2_FOR_BOTH,
      Corrections.WITHOUT_ROOT,
      SEEDED_FOR_CORRECTED,
      Corrections.COUNTER_STUCK
    };
  }
}
