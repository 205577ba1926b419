package org.gradmark.estimators.schedule;

import static org.gradmark.estimators.schedule.Settings.TOTAL;
import static org.gradmark.estimators.schedule.Settings.WARMUP;

import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.tensor.Tensor;

/** The linear warm-up that other schedules begin with. */
final class Warm {

  static final EstimatorMistake NONE =
      Mistakes.setting(
          "no-warmup", "there is no warm-up", WARMUP, (s, steps) -> s.backend().scalar(1e-9));
  static final EstimatorMistake HALF_AT_MOST =
      Mistakes.setting(
          "warmup-half-at-most",
          "the warm-up takes no more than half of the steps",
          WARMUP,
          (s, steps) -> steps.min(s.get(TOTAL).over(2)));

  static final EstimatorMistake FROM_ONE =
      EstimatorMistake.input(
          "warmup-from-one",
          "the warm-up counts steps from 1, where it is due from 0",
          "step",
          (s, t) -> t.plus(t.lessThan(s.get(WARMUP))));
  static final EstimatorMistake FROM_ZERO =
      EstimatorMistake.input(
          "warmup-from-zero",
          "the warm-up counts steps from 0, where it is due from 1",
          "step",
          (s, t) -> t.minus(t.lessThan(s.get(WARMUP))));

  private Warm() {}

  /** From a start at step 0 to one at step W, where it stays. */
  static Tensor up(Sample s, Tensor start) {
    return start.plus(start.oneMinus().times(Curve.share(Curve.t(s), s.get(WARMUP))));
  }

  /** Steps since the end of the warm-up, 0 before. */
  static Tensor since(Sample s) {
    return Curve.t(s).minus(s.get(WARMUP)).max(s.backend().scalar(0));
  }
}
