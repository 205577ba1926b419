package org.gradmark.estimators.schedule;

import static org.gradmark.estimators.schedule.Settings.RATE;
import static org.gradmark.estimators.schedule.Settings.START;
import static org.gradmark.estimators.schedule.Settings.WARMUP;

import java.util.List;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;

/**
 * Gradual warm-up to a rate that then stays.
 *
 * <pre>
 *   η_t = η min(1, (t + 1)/W)
 * </pre>
 *
 * <p>So Deeplearning4j's {@code RampSchedule}. PyTorch's {@code LinearLR}, Optax's {@code
 * linear_schedule} and DJL's {@code WarmUpTracker} begin with w_0 η and reach η at step W.
 * PyTorch's {@code ConstantLR} and DJL's constant mode keep w_0 η until then.
 */
public final class LinearWarmup {

  private static final EstimatorMistake BEYOND =
      EstimatorMistake.rule(
          "not-held",
          "the rate goes on rising after the warm-up",
          s -> Curve.rate(s).times(Curve.t(s).plus(1).over(s.get(WARMUP))));
  private static final EstimatorMistake DOWN =
      EstimatorMistake.rule(
          "from-the-wrong-end",
          "the warm-up runs from the full rate down",
          s ->
              Curve.t(s)
                  .lessThan(s.get(WARMUP))
                  .where(
                      Curve.rate(s).times(Curve.share(Curve.t(s), s.get(WARMUP)).oneMinus()),
                      Curve.rate(s)));
  private static final EstimatorMistake NONE =
      EstimatorMistake.rule(
          "no-warmup", "there is no warm-up", s -> Curve.t(s).times(0).plus(Curve.rate(s)));
  private static final EstimatorMistake ZERO =
      EstimatorMistake.rule(
          "zero-after",
          "the rate is zero after the warm-up",
          s ->
              Curve.t(s)
                  .lessThan(s.get(WARMUP))
                  .times(Curve.rate(s))
                  .times(Curve.t(s).plus(1).over(s.get(WARMUP))));
  private static final EstimatorMistake SHORT =
      EstimatorMistake.input(
          "stops-short",
          "the warm-up stops one step early, short of the full rate",
          "step",
          (s, t) -> t.min(s.get(WARMUP).minus(1)));
  private static final EstimatorMistake START_CUTS =
      new EstimatorMistake(
          "start-cuts",
          "the warm-up starts at zero and is cut off at w_0 eta, where it is due to start there",
          right ->
              s ->
                  LinearWarmup.NO_START
                      .change()
                      .apply(right)
                      .estimate(s)
                      .max(Curve.rate(s).times(s.get(START))));
  private static final EstimatorMistake NO_START = EstimatorMistake.hardCoded(START, 0);

  private static final Setting QUARTERS =
      Curve.steps("eta = 8, W = 4, w_0 = 1/2", 6).with(RATE, 8).with(WARMUP, 4).with(START, 0.5);
  private static final Setting FROM_ZERO =
      QUARTERS.called("eta = 8, W = 4, w_0 = 0").with(START, 0);
  private static final Setting LONG =
      Curve.steps("eta = 0.7, W = 7, w_0 = 0.2", 11)
          .with(RATE, 0.7)
          .with(WARMUP, 7)
          .with(START, 0.2);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.schedule("linear-warmup")
          .title("Gradual warm-up")
          .source(
              "Goyal et al., Accurate, Large Minibatch SGD: Training ImageNet in 1 Hour, 2017,"
                  + " arXiv:1706.02677, section 2.2")
          .rows("S117.1")
          .hyperparameters(RATE, WARMUP, START)
          .paper(
              "eta min(1, (t + 1)/W)",
              s -> Curve.rate(s).times(Curve.share(Curve.t(s).plus(1), s.get(WARMUP))))
          .dialect(
              "from-start",
              "from w_0 eta at step 0 to eta at step W, as LinearLR",
              s -> Curve.rate(s).times(Warm.up(s, s.get(START))))
          .dialect(
              "constant",
              "w_0 eta before step W, as ConstantLR",
              s ->
                  Curve.t(s)
                      .lessThan(s.get(WARMUP))
                      .where(Curve.rate(s).times(s.get(START)), Curve.rate(s)))
          .mistakes(Mistakes.all())
          .mistakes(NONE)
          .mistakesIn(List.of("paper"), Warm.FROM_ZERO, BEYOND, DOWN, ZERO)
          .mistakesIn(List.of("from-start"), START_CUTS)
          .mistakesIn(List.of("from-start", "constant"), SHORT, NO_START)
          .claims(
              ClosedForm.claim(
                      "WARMUP-01",
                      "quarters",
                      "With W = 4 the rates are 2, 4, 6, 8, 8, 8.",
                      "section 2.2")
                  .on(QUARTERS)
                  .is(Curve.table(2, 4, 6, 8, 8, 8))
                  .rejecting(
                      Mistakes.EARLY,
                      Mistakes.LATE,
                      Mistakes.FROZEN,
                      Warm.FROM_ZERO,
                      BEYOND,
                      DOWN,
                      NONE,
                      ZERO),
              ClosedForm.claim(
                      "WARMUP-02",
                      "quarters-from-half",
                      "From the half, with W = 4, the rates are 4, 5, 6, 7, 8, 8.",
                      "torch.optim.lr_scheduler.LinearLR")
                  .in("from-start")
                  .on(QUARTERS)
                  .is(Curve.table(4, 5, 6, 7, 8, 8))
                  .rejecting(
                      Mistakes.EARLY,
                      Mistakes.LATE,
                      Mistakes.FROZEN,
                      SHORT,
                      START_CUTS,
                      NONE,
                      NO_START),
              ClosedForm.claim(
                      "WARMUP-03",
                      "quarters-from-zero",
                      "From zero, with W = 4, the rates are 0, 2, 4, 6, 8, 8.",
                      "optax.linear_schedule")
                  .in("from-start")
                  .on(FROM_ZERO)
                  .is(Curve.table(0, 2, 4, 6, 8, 8))
                  .rejecting(Mistakes.LATE, Mistakes.FAST, Mistakes.SLOW, SHORT, NONE),
              ClosedForm.claim(
                      "WARMUP-04",
                      "half-then-whole",
                      "Constant, with W = 4, the rates are 4, 4, 4, 4, 8, 8.",
                      "torch.optim.lr_scheduler.ConstantLR")
                  .in("constant")
                  .on(QUARTERS)
                  .is(Curve.table(4, 4, 4, 4, 8, 8))
                  .rejecting(Mistakes.EARLY, Mistakes.LATE, Mistakes.FROZEN, SHORT, NONE, NO_START),
              Curve.scale("WARMUP-05", LONG, RATE),
              AsDeclared.claims("WARMUP", 11).on(LONG).rejectingAll())
          .build();

  private LinearWarmup() {}
}
