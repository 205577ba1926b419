package org.gradmark.estimators.schedule;

import static org.gradmark.estimators.schedule.Settings.DECAY;
import static org.gradmark.estimators.schedule.Settings.DECAY_STEPS;
import static org.gradmark.estimators.schedule.Settings.POWER;
import static org.gradmark.estimators.schedule.Settings.RATE;

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
 * Inverse time decay.
 *
 * <pre>
 *   η_t = η/(1 + γ t/S)
 * </pre>
 *
 * <p>Keras's {@code InverseTimeDecay}, with {@code staircase=True} for ⌊t/S⌋. Caffe's policy {@code
 * inv} and Deeplearning4j's {@code InverseSchedule} are η (1 + γ t)^-p.
 */
public final class InverseTimeDecay {

  private static final EstimatorMistake EXPONENTIAL =
      EstimatorMistake.rule(
          "exponential",
          "it decays like exp(-gamma t)",
          s -> Curve.rate(s).times(time(s).times(s.get(DECAY)).negate().exp()));
  private static final EstimatorMistake COMPOUNDED =
      EstimatorMistake.rule(
          "compounded",
          "the rate of the step before is divided, not the base rate",
          InverseTimeDecay::compounded);
  private static final EstimatorMistake SUBTRACTED =
      EstimatorMistake.rule(
          "multiplied",
          "it multiplies by 1 + gamma t instead of dividing",
          s -> Curve.rate(s).times(time(s).times(s.get(DECAY)).plus(1)));
  private static final EstimatorMistake NO_STEPS = EstimatorMistake.hardCoded(DECAY_STEPS, 1);
  private static final EstimatorMistake NO_POWER = EstimatorMistake.hardCoded(POWER, 1);

  private static final EstimatorMistake ROUNDED_UP =
      EstimatorMistake.rule(
          "rounded-up",
          "t/S is rounded up, not down",
          s -> decayed(s, Curve.ceiling(Curve.t(s), s.get(DECAY_STEPS))));

  private static final EstimatorMistake RECIPROCAL =
      Mistakes.reciprocal(Curve::t, InverseTimeDecay::decayed);

  private static final Setting HALVES =
      Curve.steps("eta = 8, gamma = 1, S = 2, p = 2", 5)
          .with(RATE, 8)
          .with(DECAY, 1)
          .with(DECAY_STEPS, 2)
          .with(POWER, 2);
  private static final Setting LONG =
      Curve.steps("eta = 0.3, gamma = 0.7, S = 3, p = 1.5", 11)
          .with(RATE, 0.3)
          .with(DECAY, 0.7)
          .with(DECAY_STEPS, 3)
          .with(POWER, 1.5);
  private static final Setting PLAIN =
      Curve.steps("eta = 0.3, gamma = 0.7, S = 1, p = 1", 11).with(RATE, 0.3).with(DECAY, 0.7);

  private static final Setting RECIPROCALS =
      Curve.reciprocals("eta = 0.3, gamma = 0.7").with(RATE, 0.3).with(DECAY, 0.7);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.schedule("inverse-time-decay")
          .title("Inverse time decay")
          .source(
              "Robbins, Monro, A Stochastic Approximation Method, Annals of Mathematical Statistics"
                  + " 22, 1951; keras InverseTimeDecay")
          .rows("S112.1")
          .hyperparameters(RATE, DECAY, DECAY_STEPS, POWER)
          .paper("eta/(1 + gamma t/S)", s -> decayed(s, time(s)))
          .dialect(
              "staircase",
              "eta/(1 + gamma floor(t/S)), as with staircase=True",
              s -> decayed(s, Curve.floor(Curve.t(s), s.get(DECAY_STEPS))))
          .dialect(
              "caffe",
              "eta (1 + gamma t)^-p, as InverseSchedule",
              s -> Curve.rate(s).over(Curve.t(s).times(s.get(DECAY)).plus(1).pow(s.get(POWER))))
          .mistakes(Mistakes.all())
          .mistakes(EXPONENTIAL, COMPOUNDED, SUBTRACTED)
          .mistakesIn(List.of("paper", "staircase"), NO_STEPS)
          .mistakesIn(List.of("staircase"), ROUNDED_UP, RECIPROCAL)
          .mistakesIn(List.of("caffe"), NO_POWER)
          .claims(
              ClosedForm.claim(
                      "INVTIME-01",
                      "harmonic",
                      "With gamma = 1 and S = 2 the rates are 16/2, 16/3, 16/4, 16/5, 16/6.",
                      "the formula")
                  .on(HALVES)
                  .is(s -> s.backend().scalar(16).over(Rows.of(s.backend(), 2, 3, 4, 5, 6)))
                  .rejecting(
                      Mistakes.EARLY, Mistakes.LATE, NO_STEPS, EXPONENTIAL, COMPOUNDED, SUBTRACTED),
              ClosedForm.claim("INVTIME-02", "stairs", "In stairs 8, 8, 4, 4, 8/3.", "the formula")
                  .in("staircase")
                  .on(HALVES)
                  .is(s -> s.backend().scalar(8).over(Rows.of(s.backend(), 1, 1, 2, 2, 3)))
                  .rejecting(
                      Mistakes.EARLY, Mistakes.LATE, NO_STEPS, EXPONENTIAL, COMPOUNDED, SUBTRACTED),
              ClosedForm.claim(
                      "INVTIME-03",
                      "squares",
                      "With gamma = 1 and p = 2 Caffe's rates are 8, 8/4, 8/9, 8/16, 8/25.",
                      "Caffe, SGDSolver::GetLearningRate, policy inv")
                  .in("caffe")
                  .on(HALVES)
                  .is(s -> s.backend().scalar(8).over(Rows.of(s.backend(), 1, 4, 9, 16, 25)))
                  .rejecting(
                      Mistakes.EARLY, Mistakes.LATE, NO_POWER, EXPONENTIAL, COMPOUNDED, SUBTRACTED),
              Curve.scale("INVTIME-04", LONG, RATE),
              AsDeclared.claims("INVTIME", 11).on(LONG, RECIPROCALS).rejectingAll(),
              AsDeclared.claims("INVTIME", 21)
                  .on(PLAIN)
                  .rejecting(
                      Mistakes.EARLY, Mistakes.LATE, Mistakes.FROZEN, EXPONENTIAL, COMPOUNDED))
          .build();

  private InverseTimeDecay() {}

  private static Tensor time(Sample s) {
    return Curve.t(s).over(s.get(DECAY_STEPS));
  }

  private static Tensor decayed(Sample s, Tensor time) {
    return Curve.rate(s).over(time.times(s.get(DECAY)).plus(1));
  }

  private static Tensor compounded(Sample s) {
    Tensor factors = time(s).times(s.get(DECAY)).plus(1);
    Tensor[] rates = new Tensor[factors.shape().columns()];
    Tensor rate = Rows.of(s.backend(), 1).times(Curve.rate(s));
    for (int t = 0; t < rates.length; t++) {
      rate = rate.over(Rows.columns(factors, t, t + 1));
      rates[t] = rate;
    }
    return Rows.join(rates);
  }
}
