package org.gradmark.estimators.schedule;

import static org.gradmark.estimators.schedule.Settings.DECAY;
import static org.gradmark.estimators.schedule.Settings.RATE;

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
 * Sigmoid decay, or growth if γ is positive.
 *
 * <pre>
 *   η_t = η/(1 + exp(-γ (t - m)))
 * </pre>
 *
 * <p>Caffe's policy {@code sigmoid}, and Deeplearning4j's {@code SigmoidSchedule}.
 */
public final class SigmoidDecay {

  public static final Hyperparameter MIDPOINT =
      new Hyperparameter("midpoint", "step at which half of the rate is left (m)", 0, 1e9, 100);

  private static final EstimatorMistake SIGN =
      EstimatorMistake.rule(
          "sign-of-gamma",
          "the sign of gamma is turned",
          s -> Curve.rate(s).over(angle(s).exp().plus(1)));
  private static final EstimatorMistake NO_MIDPOINT = EstimatorMistake.hardCoded(MIDPOINT, 0);
  private static final EstimatorMistake UNSHIFTED =
      EstimatorMistake.rule(
          "midpoint-outside",
          "gamma is multiplied with the step before the midpoint is subtracted",
          s ->
              Curve.rate(s)
                  .over(
                      Curve.t(s)
                          .times(s.get(DECAY))
                          .minus(s.get(MIDPOINT))
                          .negate()
                          .exp()
                          .plus(1)));
  private static final EstimatorMistake NO_ONE =
      EstimatorMistake.rule(
          "no-one", "the denominator lacks the one", s -> Curve.rate(s).times(angle(s).exp()));

  private static final Setting FALLING =
      Curve.steps("eta = 0.6, gamma = -0.7, m = 3", 7)
          .with(RATE, 0.6)
          .with(DECAY, -0.7)
          .with(MIDPOINT, 3);
  private static final Setting RISING =
      Curve.steps("eta = 0.3, gamma = 0.4, m = 5", 13)
          .with(RATE, 0.3)
          .with(DECAY, 0.4)
          .with(MIDPOINT, 5);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.schedule("sigmoid-decay")
          .title("Sigmoid decay")
          .source(
              "Jia et al., Caffe: Convolutional Architecture for Fast Feature Embedding, 2014, arXiv:1408.5093,"
                  + " learning rate policy sigmoid")
          .rows("S118.1")
          .hyperparameters(RATE, DECAY, MIDPOINT)
          .paper(
              "eta/(1 + exp(-gamma (t - m)))",
              s -> Curve.rate(s).over(angle(s).negate().exp().plus(1)))
          .mistakes(Mistakes.all())
          .mistakes(SIGN, NO_MIDPOINT, UNSHIFTED, NO_ONE)
          .claims(
              ClosedForm.claim(
                      "SIGDECAY-01",
                      "midpoint",
                      "At the midpoint half of the rate is left.",
                      "the formula")
                  .on(FALLING)
                  .of("the rate at the midpoint", (s, rates) -> Rows.columns(rates, 3, 4))
                  .is(s -> Curve.rate(s).over(2))
                  .rejecting(
                      Mistakes.EARLY,
                      Mistakes.LATE,
                      Mistakes.FROZEN,
                      NO_MIDPOINT,
                      UNSHIFTED,
                      NO_ONE),
              ClosedForm.claim(
                      "SIGDECAY-02",
                      "symmetric",
                      "Equally far before and after the midpoint the rates sum to eta.",
                      "the formula")
                  .on(FALLING)
                  .of(
                      "the sum of the first and the last rate",
                      (s, rates) -> Rows.columns(rates, 0, 1).plus(Rows.columns(rates, 6, 7)))
                  .is(Curve::rate)
                  .rejecting(
                      Mistakes.EARLY,
                      Mistakes.LATE,
                      Mistakes.FROZEN,
                      NO_MIDPOINT,
                      UNSHIFTED,
                      NO_ONE),
              ClosedForm.claim(
                      "SIGDECAY-03",
                      "odds",
                      "eta/rate - 1 is exp(-gamma) to the power t - m.",
                      "the formula")
                  .on(FALLING, RISING)
                  .of(
                      "what the base rate over the rate exceeds one by",
                      (s, rates) -> Curve.rate(s).over(rates).minus(1))
                  .is(s -> s.get(DECAY).negate().exp().pow(Curve.t(s).minus(s.get(MIDPOINT))))
                  .rejecting(Mistakes.EARLY, Mistakes.LATE, SIGN, NO_MIDPOINT, UNSHIFTED),
              Curve.scale("SIGDECAY-04", RISING, RATE),
              AsDeclared.claims("SIGDECAY", 11).on(FALLING, RISING).rejectingAll())
          .build();

  private SigmoidDecay() {}

  private static Tensor angle(Sample s) {
    return Curve.t(s).minus(s.get(MIDPOINT)).times(s.get(DECAY));
  }
}
