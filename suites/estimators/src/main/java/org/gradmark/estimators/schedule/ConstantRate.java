package org.gradmark.estimators.schedule;

import static org.gradmark.estimators.schedule.Settings.RATE;

import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.estimators.claims.ClosedForm;

/**
 * The rate stays. PyTorch without a scheduler, Optax's {@code constant_schedule}, Deeplearning4j's
 * {@code FixedSchedule}, DJL's {@code Tracker.fixed}.
 */
public final class ConstantRate {

  private static final EstimatorMistake TIME =
      EstimatorMistake.result(
          "divided-by-step",
          "the rate is divided by the number of the step",
          (s, rates) -> rates.over(Curve.t(s).plus(1)));
  private static final EstimatorMistake FIRST =
      EstimatorMistake.result(
          "nothing-first",
          "the first step has the rate zero",
          (s, rates) -> rates.times(Curve.unit(Curve.t(s))));

  private static final Setting FIVE = Curve.steps("eta = 0.3, 5 steps", 5).with(RATE, 0.3);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.schedule("constant-rate")
          .title("Constant rate")
          .source(
              "Robbins, Monro, A Stochastic Approximation Method, Annals of Mathematical Statistics 22, 1951,"
                  + " with equal steps")
          .rows("S120.1")
          .hyperparameters(RATE)
          .paper("eta", s -> Curve.t(s).times(0).plus(Curve.rate(s)))
          .mistakes(TIME, FIRST, Mistakes.SQUARED, Mistakes.UNIT)
          .claims(
              ClosedForm.claim("CONSTRATE-01", "constant", "Every rate is eta.", "the formula")
                  .on(FIVE, Curve.steps("eta = 2", 3).with(RATE, 2))
                  .is(
                      s ->
                          Rows.of(s.backend(), new double[Curve.t(s).shape().columns()])
                              .plus(Curve.rate(s)))
                  .rejecting(TIME, FIRST, Mistakes.SQUARED, Mistakes.UNIT),
              Curve.scale("CONSTRATE-02", FIVE, RATE))
          .build();

  private ConstantRate() {}
}
