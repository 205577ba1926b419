package org.gradmark.estimators.schedule;

import static org.gradmark.estimators.schedule.Settings.RATE;
import static org.gradmark.estimators.schedule.Settings.TOTAL;

import java.util.List;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;

/**
 * One cycle: up to a peak, down again, and far below the first rate at the end.
 *
 * <pre>
 *   from η/d to η in the share rise_share of the T steps, to η/d at fall_share, to η/(d f) at T
 * </pre>
 *
 * <p>So Optax's {@code linear_onecycle_schedule}; its {@code cosine_onecycle_schedule} goes from
 * the peak to the end at once, both along half cosines. PyTorch's {@code OneCycleLR} does that,
 * too, but begins at 0 and ends at T - 1, with the peak at rise_share T - 1; along lines with
 * {@code anneal_strategy="linear"}; and with {@code three_phase=True} by way of η/d at 2 rise_share
 * T - 2.
 */
public final class OneCycle {

  public static final Hyperparameter RISE =
      new Hyperparameter("rise_share", "share of the steps before the peak", 0, 1, 0.3);
  public static final Hyperparameter FALL =
      new Hyperparameter(
          "fall_share", "share of the steps until the first rate is back", 0, 1, 0.85);
  public static final Hyperparameter START_DIVISOR =
      new Hyperparameter("start_divisor", "the peak over the first rate (d)", 1e-6, 1e9, 25);
  public static final Hyperparameter FINAL_DIVISOR =
      new Hyperparameter("final_divisor", "the first rate over the last (f)", 1e-6, 1e9, 1e4);

  private static final EstimatorMistake NO_RISE = EstimatorMistake.hardCoded(RISE, 0.5);
  private static final EstimatorMistake NO_FALL = EstimatorMistake.hardCoded(FALL, 0.875);
  private static final EstimatorMistake NO_START = EstimatorMistake.hardCoded(START_DIVISOR, 25);
  private static final EstimatorMistake NO_FINAL = EstimatorMistake.hardCoded(FINAL_DIVISOR, 1e4);
  private static final EstimatorMistake OF_PEAK =
      Mistakes.setting(
          "final-of-peak",
          "the last rate is a share of the peak, not of the first rate",
          FINAL_DIVISOR,
          (s, divisor) -> divisor.over(s.get(START_DIVISOR)));
  private static final EstimatorMistake HALF_AT_MOST =
      Mistakes.setting(
          "rise-half-at-most",
          "the rise takes no more than half of the steps",
          RISE,
          (s, share) -> share.min(s.backend().scalar(0.5)));
  private static final EstimatorMistake NO_PEAK =
      EstimatorMistake.result(
          "peak-is-base",
          "the rate given is taken for the first, not for the peak",
          (s, rates) -> rates.times(s.get(START_DIVISOR)));

  private static final EstimatorMistake NO_CORNER =
      EstimatorMistake.rule(
          "corners-not-rounded",
          "corners lie between steps, where optax rounds them down",
          s -> three(s, part(s, RISE), part(s, FALL), s.get(TOTAL), Curve::between));
  private static final EstimatorMistake NO_CORNER_COSINE =
      EstimatorMistake.rule(
          "corners-not-rounded",
          "corners lie between steps, where optax rounds them down",
          s -> two(s, part(s, RISE), s.get(TOTAL), Curve::cosine));

  private static final Setting DYADIC =
      Curve.steps("eta = 8, T = 16, rise 1/4, fall 3/4, d = 8, f = 4", 16)
          .with(RATE, 8)
          .with(TOTAL, 16)
          .with(RISE, 0.25)
          .with(FALL, 0.75)
          .with(START_DIVISOR, 8)
          .with(FINAL_DIVISOR, 4);
  private static final Setting LONG =
      Curve.steps("eta = 0.7, T = 20, rise 1/4, fall 3/4, d = 5, f = 10", 20)
          .with(RATE, 0.7)
          .with(TOTAL, 20)
          .with(RISE, 0.25)
          .with(FALL, 0.75)
          .with(START_DIVISOR, 5)
          .with(FINAL_DIVISOR, 10);
  private static final Setting RAGGED =
      Curve.steps("T = 18, rise 0.3, fall 0.7", 18)
          .with(RATE, 0.7)
          .with(TOTAL, 18)
          .with(RISE, 0.3)
          .with(FALL, 0.7)
          .with(START_DIVISOR, 5)
          .with(FINAL_DIVISOR, 10);
  private static final Setting BEYOND =
      DYADIC.called("three steps after the end").input("step", Curve.counted(19));

  /** More than half of the steps lead to the peak; three phases have no room for that. */
  private static final Setting MOSTLY =
      Curve.steps("T = 16, rise 5/8, fall 7/8", 16)
          .with(RATE, 0.7)
          .with(TOTAL, 16)
          .with(RISE, 0.625)
          .with(FALL, 0.875)
          .with(START_DIVISOR, 5)
          .with(FINAL_DIVISOR, 10);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.schedule("one-cycle")
          .title("One cycle")
          .source(
              "Smith, Topin, Super-Convergence: Very Fast Training of Neural Networks Using Large"
                  + " Learning Rates, 2017, arXiv:1708.07120")
          .rows("S116.1")
          .hyperparameters(RATE, TOTAL, RISE, FALL, START_DIVISOR, FINAL_DIVISOR)
          .paper("three lines, the last to step T", s -> paper(s))
          .dialect(
              "optax-cosine",
              "two half cosines, the last to step T",
              s -> two(s, whole(s, RISE), s.get(TOTAL), Curve::cosine))
          .dialect(
              "torch",
              "two half cosines, the last to step T - 1",
              s -> two(s, rise(s), last(s), Curve::cosine))
          .dialect(
              "torch-linear",
              "two lines, the last to step T - 1",
              s -> two(s, rise(s), last(s), Curve::between))
          .dialect(
              "torch-three-phase", "three half cosines, the last to step T - 1", s -> threePhase(s))
          .mistakes(Mistakes.all())
          .mistakes(NO_RISE, NO_START, NO_FINAL, OF_PEAK, NO_PEAK)
          .mistakesIn(List.of("paper"), NO_FALL, NO_CORNER)
          .mistakesIn(List.of("optax-cosine"), NO_CORNER_COSINE)
          .claims(
              ClosedForm.claim(
                      "ONECYCLE-01",
                      "lines",
                      "With T = 16 the rates are 1, 2.75, 4.5, 6.25, 8, 7.125, ..., 1 at 12, then"
                          + " 1/4 + 3/4 of what is left.",
                      "optax.linear_onecycle_schedule")
                  .on(DYADIC)
                  .is(
                      Curve.table(
                          1, 2.75, 4.5, 6.25, 8, 7.125, 6.25, 5.375, 4.5, 3.625, 2.75, 1.875, 1,
                          0.8125, 0.625, 0.4375))
                  .rejecting(
                      Mistakes.EARLY,
                      Mistakes.LATE,
                      NO_RISE,
                      NO_FALL,
                      NO_START,
                      NO_FINAL,
                      OF_PEAK,
                      NO_PEAK),
              ClosedForm.claim(
                      "ONECYCLE-02",
                      "corners",
                      "The first rate is eta/d, that at rise_share T - 1 is eta, the last eta/(d"
                          + " f).",
                      "torch.optim.lr_scheduler.OneCycleLR")
                  .in("torch", "torch-linear", "torch-three-phase")
                  .on(DYADIC)
                  .of("the rates of steps 0, 3 and 15", (s, rates) -> corners(rates, 0, 3, 15))
                  .is(Curve.table(1, 8, 0.25))
                  .rejecting(
                      Mistakes.EARLY, Mistakes.LATE, NO_RISE, NO_START, NO_FINAL, OF_PEAK, NO_PEAK),
              ClosedForm.claim(
                      "ONECYCLE-03",
                      "corners-optax",
                      "The first rate is eta/d, that at rise_share T is eta, that at T and later"
                          + " eta/(d f).",
                      "optax.cosine_onecycle_schedule")
                  .in("paper", "optax-cosine")
                  .on(BEYOND)
                  .of(
                      "the rates of steps 0, 4, 16 and 18",
                      (s, rates) -> corners(rates, 0, 4, 16, 18))
                  .is(Curve.table(1, 8, 0.25, 0.25))
                  .rejecting(
                      Mistakes.EARLY, Mistakes.LATE, NO_RISE, NO_START, NO_FINAL, OF_PEAK, NO_PEAK),
              ClosedForm.claim(
                      "ONECYCLE-04",
                      "back",
                      "In three phases the first rate is back at 2 rise_share T - 2.",
                      "torch.optim.lr_scheduler.OneCycleLR, three_phase")
                  .in("torch-three-phase")
                  .on(DYADIC)
                  .of("the rate of step 6", (s, rates) -> corners(rates, 6))
                  .is(Curve.table(1))
                  .rejecting(Mistakes.EARLY, Mistakes.LATE, NO_RISE, NO_START, NO_PEAK),
              Curve.scale("ONECYCLE-05", LONG, RATE),
              AsDeclared.claims("ONECYCLE", 11).on(LONG, RAGGED).rejectingAll(),
              AsDeclared.claims("ONECYCLE", 21)
                  .in("paper", "optax-cosine", "torch", "torch-linear")
                  .on(MOSTLY)
                  .rejecting(HALF_AT_MOST))
          .build();

  /** The way from one rate to another. */
  private interface Way {
    Tensor of(Tensor from, Tensor to, Tensor share);
  }

  private OneCycle() {}

  private static Tensor first(Sample s) {
    return Curve.rate(s).over(s.get(START_DIVISOR));
  }

  private static Tensor end(Sample s) {
    return first(s).over(s.get(FINAL_DIVISOR));
  }

  /** The whole part of a share of all steps. */
  private static Tensor whole(Sample s, Hyperparameter share) {
    Tensor one = s.backend().scalar(1);
    return Curve.t(s).times(0).plus(Curve.floor(Curve.t(s).times(0).plus(part(s, share)), one));
  }

  private static Tensor part(Sample s, Hyperparameter share) {
    return s.get(share).times(s.get(TOTAL));
  }

  private static Tensor rise(Sample s) {
    return s.get(RISE).times(s.get(TOTAL)).minus(1);
  }

  private static Tensor last(Sample s) {
    return s.get(TOTAL).minus(1);
  }

  private static Tensor share(Sample s, Tensor from, Tensor to) {
    return Curve.unit(Curve.t(s).minus(from).over(to.minus(from)));
  }

  private static Tensor two(Sample s, Tensor peak, Tensor last, Way way) {
    Tensor zero = s.backend().scalar(0);
    Tensor up = way.of(first(s), Curve.rate(s), share(s, zero, peak));
    Tensor down = way.of(Curve.rate(s), end(s), share(s, peak, last));
    return Curve.t(s).greaterThan(peak).where(down, up);
  }

  private static Tensor three(Sample s, Tensor peak, Tensor back, Tensor last, Way way) {
    Tensor down = way.of(Curve.rate(s), first(s), share(s, peak, back));
    Tensor out = way.of(first(s), end(s), share(s, back, last));
    Tensor up = way.of(first(s), Curve.rate(s), share(s, s.backend().scalar(0), peak));
    Tensor later = Curve.t(s).greaterThan(back).where(out, down);
    return Curve.t(s).greaterThan(peak).where(later, up);
  }

  private static Tensor paper(Sample s) {
    return three(s, whole(s, RISE), whole(s, FALL), s.get(TOTAL), Curve::between);
  }

  private static Tensor threePhase(Sample s) {
    return three(s, rise(s), rise(s).times(2), last(s), Curve::cosine);
  }

  private static Tensor corners(Tensor rates, int... steps) {
    Tensor[] chosen = new Tensor[steps.length];
    for (int i = 0; i < steps.length; i++) {
      chosen[i] = Rows.columns(rates, steps[i], steps[i] + 1);
    }
    return Rows.join(chosen);
  }
}
