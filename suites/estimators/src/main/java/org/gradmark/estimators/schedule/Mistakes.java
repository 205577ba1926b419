package org.gradmark.estimators.schedule;

import static org.gradmark.estimators.schedule.Settings.DECAY_STEPS;
import static org.gradmark.estimators.schedule.Settings.FINAL;
import static org.gradmark.estimators.schedule.Settings.TOTAL;

import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.SampleWrapper;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.tensor.Tensor;

/** Mistakes that are made with every schedule. */
final class Mistakes {

  static final EstimatorMistake EARLY =
      EstimatorMistake.input(
          "one-step-early",
          "every step has the rate of the step after it",
          "step",
          (s, t) -> t.plus(1));
  static final EstimatorMistake LATE =
      EstimatorMistake.input(
          "one-step-late",
          "every step has the rate of the step before it",
          "step",
          (s, t) -> t.minus(1).max(s.backend().scalar(0)));
  static final EstimatorMistake FROZEN =
      EstimatorMistake.input(
          "never-advanced", "the schedule is never advanced", "step", (s, t) -> t.times(0));
  static final EstimatorMistake FAST =
      EstimatorMistake.input(
          "advanced-twice",
          "the schedule is advanced twice in a step",
          "step",
          (s, t) -> t.times(2));
  static final EstimatorMistake SLOW =
      EstimatorMistake.input(
          "every-second-step",
          "the schedule is advanced at every second step only",
          "step",
          (s, t) -> Curve.floor(t, s.backend().scalar(2)));
  static final EstimatorMistake SQUARED =
      EstimatorMistake.result(
          "base-rate-twice",
          "the base rate is multiplied in twice",
          (s, rates) -> rates.times(Curve.rate(s)));
  static final EstimatorMistake UNIT = EstimatorMistake.hardCoded(Settings.RATE, 1.0);

  static final EstimatorMistake FLOOR_ADDED =
      floored("floor-added", "the final rate is added to the whole curve", Tensor::plus);
  static final EstimatorMistake FLOOR_CUTS =
      floored(
          "floor-cuts",
          "the curve goes to zero and is cut off at the final rate, which is not its end",
          Tensor::max);

  static final EstimatorMistake ENDS_EARLY =
      setting("ends-one-step-early", "T - 1 is taken for T", TOTAL, (s, total) -> total.minus(1));
  static final EstimatorMistake ENDS_LATE =
      setting("ends-one-step-late", "T + 1 is taken for T", TOTAL, (s, total) -> total.plus(1));

  private Mistakes() {}

  /** Something is made of what the user chose before the rule sees it. */
  static EstimatorMistake setting(
      String id, String cause, Hyperparameter chosen, BiFunction<Sample, Tensor, Tensor> change) {
    return EstimatorMistake.seeing(
        id,
        cause,
        s ->
            new SampleWrapper(s) {
              @Override
              public Tensor get(Hyperparameter asked) {
                Tensor value = super.get(asked);
                return asked == chosen ? change.apply(s, value) : value;
              }
            });
  }

  /** What becomes of a rate that is due to stay where it is after the last step of the decay. */
  static EstimatorMistake[] ofEnd(Function<Sample, Tensor> end) {
    return new EstimatorMistake[] {
      EstimatorMistake.result(
          "zero-from-the-end",
          "the rate is zero from the end of the decay on",
          (s, rates) -> Curve.t(s).lessThan(end.apply(s)).where(rates, s.backend().scalar(0))),
      EstimatorMistake.result(
          "zero-after-the-end",
          "the rate is zero after the end of the decay",
          (s, rates) -> Curve.t(s).greaterThan(end.apply(s)).where(s.backend().scalar(0), rates)),
      EstimatorMistake.result(
          "base-from-the-end",
          "the rate is the base rate again from the end of the decay on",
          (s, rates) -> Curve.t(s).lessThan(end.apply(s)).where(rates, Curve.rate(s)))
    };
  }

  /**
   * The whole part of {@code t (1/S)}: where the reciprocal was rounded down, a multiple of S is
   * just below a whole number.
   */
  static EstimatorMistake reciprocal(
      Function<Sample, Tensor> step, BiFunction<Sample, Tensor, Tensor> decayed) {
    return EstimatorMistake.rule(
        "times-the-reciprocal",
        "the step is multiplied by the reciprocal of S, not divided by S",
        s -> {
          Tensor one = s.backend().scalar(1);
          Tensor periods = step.apply(s).times(one.over(s.get(DECAY_STEPS)));
          return decayed.apply(s, Curve.floor(periods, one));
        });
  }

  /** The curve as if it ended at zero, and then the final rate. */
  private static EstimatorMistake floored(String id, String cause, BinaryOperator<Tensor> with) {
    EstimatorMistake none = EstimatorMistake.hardCoded(FINAL, 0);
    return new EstimatorMistake(
        id, cause, right -> s -> with.apply(none.change().apply(right).estimate(s), s.get(FINAL)));
  }

  /** Those that any curve shows that is nowhere linear in powers of its base. */
  static EstimatorMistake[] all() {
    return new EstimatorMistake[] {EARLY, LATE, FROZEN, FAST, SLOW, SQUARED, UNIT};
  }

  /** Those beside being a step early or late. */
  static EstimatorMistake[] butShifts() {
    return new EstimatorMistake[] {FROZEN, FAST, SLOW, SQUARED, UNIT};
  }
}
