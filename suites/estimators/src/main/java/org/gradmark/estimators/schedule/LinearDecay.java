package org.gradmark.estimators.schedule;

import static org.gradmark.estimators.schedule.Settings.RATE;
import static org.gradmark.estimators.schedule.Settings.TOTAL;

import java.util.List;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;

/**
 * Linear decay to zero.
 *
 * <pre>
 *   η_t = η (1 - t/T),   t = 1, …, T
 * </pre>
 *
 * <p>In the paper the last step has the rate zero. Optax's {@code linear_schedule} to zero,
 * PyTorch's {@code LinearLR} and Hugging Face's linear schedule count t from 0: the rate is zero
 * after T steps.
 */
public final class LinearDecay {

  private static final EstimatorMistake BELOW = below(1);
  private static final EstimatorMistake BELOW_FROM_ZERO = below(0);
  private static final EstimatorMistake FLOOR =
      EstimatorMistake.result(
          "floor",
          "the rate does not fall below a hundredth",
          (s, rates) -> rates.max(Curve.rate(s).over(100)));
  private static final EstimatorMistake RISING =
      EstimatorMistake.rule(
          "rising",
          "it rises from zero",
          s -> Curve.rate(s).times(Curve.share(Curve.t(s), s.get(TOTAL))));

  private static final Setting QUARTERS =
      Curve.steps("eta = 8, T = 4", 6).with(RATE, 8).with(TOTAL, 4);
  private static final Setting LONG =
      Curve.steps("eta = 0.7, T = 11", 13).with(RATE, 0.7).with(TOTAL, 11);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.schedule("linear-decay")
          .title("Linear decay")
          .source(
              "Defazio, Cutkosky, Mehta, Mishchenko, When, Why and How Much? Adaptive Learning Rate Scheduling"
                  + " by Refinement, 2023, arXiv:2310.07831")
          .rows("A180.1")
          .hyperparameters(RATE, TOTAL)
          .paper("eta (1 - t/T), t from 1", s -> left(s, Curve.t(s).plus(1)))
          .dialect(
              "from-zero",
              "eta (1 - t/T), t from 0, as Optax and PyTorch",
              s -> left(s, Curve.t(s)))
          .mistakes(Mistakes.butShifts())
          .mistakes(Mistakes.LATE, Mistakes.ENDS_EARLY, Mistakes.ENDS_LATE, FLOOR, RISING)
          .mistakesIn(List.of("paper"), Mistakes.EARLY, BELOW)
          .mistakesIn(List.of("from-zero"), BELOW_FROM_ZERO)
          .claims(
              ClosedForm.claim(
                      "LINDECAY-01",
                      "quarters",
                      "With T = 4 the rates are 6, 4, 2, 0, 0, 0.",
                      "the formula")
                  .on(QUARTERS)
                  .is(Curve.table(6, 4, 2, 0, 0, 0))
                  .rejecting(
                      Mistakes.EARLY,
                      Mistakes.LATE,
                      Mistakes.FROZEN,
                      Mistakes.ENDS_EARLY,
                      BELOW,
                      FLOOR,
                      RISING),
              ClosedForm.claim(
                      "LINDECAY-02",
                      "quarters-from-zero",
                      "Counted from 0 they are 8, 6, 4, 2, 0, 0.",
                      "the formula")
                  .in("from-zero")
                  .on(QUARTERS)
                  .is(Curve.table(8, 6, 4, 2, 0, 0))
                  .rejecting(Mistakes.LATE, Mistakes.FROZEN, Mistakes.ENDS_EARLY, FLOOR, RISING),
              Curve.scale("LINDECAY-03", LONG, RATE),
              AsDeclared.claims("LINDECAY", 11).on(LONG).rejectingAll())
          .build();

  private LinearDecay() {}

  private static EstimatorMistake below(int first) {
    return EstimatorMistake.rule(
        "below-zero",
        "it goes on below zero",
        s -> Curve.rate(s).times(Curve.t(s).plus(first).over(s.get(TOTAL)).oneMinus()));
  }

  private static Tensor left(Sample s, Tensor t) {
    return Curve.rate(s).times(Curve.share(t, s.get(TOTAL)).oneMinus());
  }
}
