package org.gradmark.estimators.schedule;

import static org.gradmark.estimators.schedule.Settings.RATE;
import static org.gradmark.estimators.schedule.Settings.WARMUP;

import java.util.List;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;

/**
 * Linear warm-up, then decay with the inverse square root of the step.
 *
 * <pre>
 *   η_t = η min(t/W, √(W/t)),   t = 1, 2, …
 * </pre>
 *
 * <p>Fairseq's {@code inverse_sqrt} and Hugging Face's schedule of that name count t from 0.
 */
public final class InverseSquareRoot {

  private static final EstimatorMistake NO_ROOT =
      EstimatorMistake.rule(
          "no-root", "it decays like 1/t", s -> rates(s, up(s, 1), down(s, 1).square()));
  private static final EstimatorMistake NO_WARMUP =
      EstimatorMistake.rule(
          "no-warmup", "there is no warm-up", s -> Curve.rate(s).times(down(s, 1)));
  private static final EstimatorMistake UNSCALED =
      EstimatorMistake.result(
          "not-scaled",
          "it is not scaled with the root of W: the peak is eta/sqrt W",
          (s, rates) -> rates.over(s.get(WARMUP).sqrt()));
  private static final EstimatorMistake LARGER =
      EstimatorMistake.rule(
          "maximum",
          "the larger of both is taken",
          s -> Curve.rate(s).times(up(s, 1).max(down(s, 1))));

  private static final Setting QUARTERS =
      Curve.steps("eta = 8, W = 4", 16).with(RATE, 8).with(WARMUP, 4);
  private static final Setting LONG =
      Curve.steps("eta = 0.7, W = 5", 17).with(RATE, 0.7).with(WARMUP, 5);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.schedule("inverse-square-root")
          .title("Warm-up and inverse square root")
          .source(
              "Xiong et al., On Layer Normalization in the Transformer Architecture, ICML 2020,"
                  + " arXiv:2002.04745; Vaswani et al., Attention Is All You Need, 2017, equation 3")
          .rows("A002.2")
          .hyperparameters(RATE, WARMUP)
          .paper("eta min(t/W, sqrt(W/t)), t from 1", s -> rates(s, up(s, 1), down(s, 1)))
          .dialect(
              "from-zero",
              "the same, t from 0, as fairseq's inverse_sqrt",
              s -> rates(s, up(s, 0), down(s, 0)))
          .mistakes(Mistakes.butShifts())
          .mistakes(Mistakes.LATE, UNSCALED)
          .mistakesIn(List.of("paper"), Mistakes.EARLY, Warm.FROM_ZERO, NO_ROOT, NO_WARMUP, LARGER)
          .mistakesIn(List.of("from-zero"), Warm.FROM_ONE)
          .claims(
              ClosedForm.claim(
                      "INVROOT-01",
                      "quarters",
                      "With W = 4 the rates are 2, 4, 6, 8 and at t = 16 half of the peak, 4.",
                      "section 3.1")
                  .on(QUARTERS)
                  .of(
                      "the first four rates and the last",
                      (s, rates) ->
                          Rows.join(Rows.columns(rates, 0, 4), Rows.columns(rates, 15, 16)))
                  .is(Curve.table(2, 4, 6, 8, 4))
                  .rejecting(
                      Mistakes.EARLY,
                      Mistakes.LATE,
                      Warm.FROM_ZERO,
                      NO_ROOT,
                      NO_WARMUP,
                      UNSCALED,
                      LARGER),
              ClosedForm.claim(
                      "INVROOT-02",
                      "quarters-from-zero",
                      "Counted from 0 the rates are 0, 2, 4, 6, 8, then 8 sqrt(4/5).",
                      "fairseq.optim.lr_scheduler.inverse_square_root_schedule")
                  .in("from-zero")
                  .on(QUARTERS)
                  .of(
                      "the squares of the first six rates",
                      (s, rates) -> Rows.columns(rates, 0, 6).square())
                  .is(s -> Rows.of(s.backend(), 0, 20, 80, 180, 320, 256).over(5))
                  .rejecting(Mistakes.LATE, Warm.FROM_ONE, UNSCALED),
              Curve.scale("INVROOT-03", LONG, RATE),
              AsDeclared.claims("INVROOT", 11).on(LONG).rejectingAll())
          .build();

  private InverseSquareRoot() {}

  private static Tensor up(Sample s, int first) {
    return Curve.t(s).plus(first).over(s.get(WARMUP));
  }

  /** At least one step: nobody divides by zero. */
  private static Tensor down(Sample s, int first) {
    Tensor t = Curve.t(s).plus(first).max(s.backend().scalar(1));
    return s.get(WARMUP).over(t).sqrt();
  }

  private static Tensor rates(Sample s, Tensor up, Tensor down) {
    return Curve.rate(s).times(up.min(down));
  }
}
