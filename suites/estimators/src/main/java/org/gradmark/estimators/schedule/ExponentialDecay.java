package org.gradmark.estimators.schedule;

import static org.gradmark.estimators.schedule.Settings.DECAY;
import static org.gradmark.estimators.schedule.Settings.DECAY_STEPS;
import static org.gradmark.estimators.schedule.Settings.RATE;

import java.util.List;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;

/**
 * Exponential decay.
 *
 * <pre>
 *   η_t = η γ^(t/S)
 * </pre>
 *
 * <p>Optax's {@code exponential_decay} and Keras's {@code ExponentialDecay}; with S = 1 PyTorch's
 * {@code ExponentialLR} and Deeplearning4j's {@code ExponentialSchedule}. With {@code
 * staircase=True} the exponent of the first two is the whole part of t/S.
 */
public final class ExponentialDecay {

  private static final EstimatorMistake NATURAL =
      EstimatorMistake.rule(
          "natural-exponential",
          "the base is e, not gamma",
          s -> Curve.rate(s).times(s.get(DECAY).negate().times(exponent(s)).exp()));
  private static final EstimatorMistake DIVIDED =
      EstimatorMistake.rule(
          "divided", "it divides by the power", s -> Curve.rate(s).over(power(s, exponent(s))));
  private static final EstimatorMistake NO_STEPS = EstimatorMistake.hardCoded(DECAY_STEPS, 1);
  private static final EstimatorMistake PRODUCT =
      EstimatorMistake.rule(
          "not-a-power",
          "the factor grows with t instead of its power",
          s -> Curve.rate(s).times(s.get(DECAY)).times(exponent(s)));

  private static final EstimatorMistake ONCE =
      EstimatorMistake.rule(
          "decays-once",
          "the rate decays only once, at the first step",
          s -> decayed(s, Curve.t(s).min(s.backend().scalar(1)).over(s.get(DECAY_STEPS))));
  private static final EstimatorMistake ROUNDED_UP =
      EstimatorMistake.rule(
          "rounded-up",
          "t/S is rounded up, not down",
          s -> decayed(s, Curve.ceiling(Curve.t(s), s.get(DECAY_STEPS))));

  private static final EstimatorMistake RECIPROCAL =
      Mistakes.reciprocal(Curve::t, ExponentialDecay::decayed);

  private static final Setting HALVED =
      Curve.steps("eta = 4, gamma = 1/2, S = 1", 5).with(RATE, 4).with(DECAY, 0.5);
  private static final Setting STAIRS =
      Curve.steps("eta = 4, gamma = 1/4, S = 2", 7)
          .with(RATE, 4)
          .with(DECAY, 0.25)
          .with(DECAY_STEPS, 2);
  private static final Setting SLOW =
      Curve.steps("eta = 0.3, gamma = 0.7, S = 3", 11)
          .with(RATE, 0.3)
          .with(DECAY, 0.7)
          .with(DECAY_STEPS, 3);

  private static final Setting RECIPROCALS =
      Curve.reciprocals("eta = 0.3, gamma = 0.7").with(RATE, 0.3).with(DECAY, 0.7);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.schedule("exponential-decay")
          .title("Exponential decay")
          .source(
              "Ruder, An overview of gradient descent optimization algorithms, 2016,"
                  + " arXiv:1609.04747; optax.exponential_decay, keras ExponentialDecay, torch"
                  + " ExponentialLR")
          .rows("S111.1")
          .hyperparameters(RATE, DECAY, DECAY_STEPS)
          .paper("eta gamma^(t/S)", s -> decayed(s, exponent(s)))
          .dialect(
              "staircase",
              "eta gamma^floor(t/S), as with staircase=True",
              s -> decayed(s, Curve.floor(Curve.t(s), s.get(DECAY_STEPS))))
          .mistakes(Mistakes.all())
          .mistakes(NATURAL, DIVIDED, PRODUCT, NO_STEPS)
          .mistakesIn(List.of("paper"), ONCE)
          .mistakesIn(List.of("staircase"), ROUNDED_UP, RECIPROCAL)
          .claims(
              ClosedForm.claim(
                      "EXPDECAY-01",
                      "halved",
                      "With gamma = 1/2 the rates are 4, 2, 1, 1/2, 1/4.",
                      "the formula")
                  .in("paper", "staircase")
                  .on(HALVED)
                  .is(Curve.table(4, 2, 1, 0.5, 0.25))
                  .rejecting(
                      Mistakes.EARLY,
                      Mistakes.LATE,
                      Mistakes.FROZEN,
                      Mistakes.FAST,
                      NATURAL,
                      DIVIDED),
              ClosedForm.claim(
                      "EXPDECAY-02",
                      "between",
                      "With gamma = 1/4 and S = 2 the rates are 4, 2, 1, 1/2, ...: it decays"
                          + " between, too.",
                      "the formula")
                  .on(STAIRS)
                  .is(Curve.table(4, 2, 1, 0.5, 0.25, 0.125, 0.0625))
                  .rejecting(NO_STEPS, Mistakes.EARLY, Mistakes.LATE, Mistakes.SLOW),
              ClosedForm.claim(
                      "EXPDECAY-03",
                      "stairs",
                      "In stairs, with gamma = 1/4 and S = 2, the rates are 4, 4, 1, 1, 1/4, 1/4,"
                          + " 1/16.",
                      "the formula")
                  .in("staircase")
                  .on(STAIRS)
                  .is(Curve.table(4, 4, 1, 1, 0.25, 0.25, 0.0625))
                  .rejecting(NO_STEPS, Mistakes.EARLY, Mistakes.LATE, Mistakes.SLOW),
              Curve.scale("EXPDECAY-04", SLOW, RATE),
              AsDeclared.claims("EXPDECAY", 11).on(SLOW, RECIPROCALS).rejectingAll(),
              AsDeclared.claims("EXPDECAY", 21)
                  .on(Curve.steps("eta = 0.3, gamma = 0.9", 11).with(RATE, 0.3).with(DECAY, 0.9))
                  .rejecting(Mistakes.EARLY, Mistakes.LATE, Mistakes.FROZEN, NATURAL, DIVIDED))
          .build();

  private ExponentialDecay() {}

  private static Tensor exponent(Sample s) {
    return Curve.t(s).over(s.get(DECAY_STEPS));
  }

  private static Tensor power(Sample s, Tensor exponent) {
    return s.get(DECAY).pow(exponent);
  }

  private static Tensor decayed(Sample s, Tensor exponent) {
    return Curve.rate(s).times(power(s, exponent));
  }
}
