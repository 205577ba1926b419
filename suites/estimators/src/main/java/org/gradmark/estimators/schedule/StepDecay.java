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
 * Step decay: the rate drops by a factor after every S steps.
 *
 * <pre>
 *   η_t = η γ^⌊t/S⌋
 * </pre>
 *
 * <p>PyTorch's {@code StepLR}, Deeplearning4j's {@code StepSchedule}, Keras's and Optax's
 * exponential decay in stairs. DJL's {@code FactorTracker} drops one step later, at t = kS + 1.
 */
public final class StepDecay {

  private static final EstimatorMistake SMOOTH =
      EstimatorMistake.rule(
          "not-in-steps",
          "the rate decays at every step, not in stairs",
          s -> dropped(s, Curve.t(s).over(s.get(DECAY_STEPS))));
  private static final EstimatorMistake ONWARDS =
      EstimatorMistake.rule(
          "drops-at-every-step",
          "after the first S steps the rate drops at every step",
          s -> dropped(s, Curve.t(s).minus(s.get(DECAY_STEPS)).plus(1).max(s.backend().scalar(0))));
  private static final EstimatorMistake ONCE =
      EstimatorMistake.rule(
          "drops-once",
          "the rate drops only once",
          s -> dropped(s, Curve.unit(Curve.floor(Curve.t(s), s.get(DECAY_STEPS)))));
  private static final EstimatorMistake PRODUCT =
      EstimatorMistake.rule(
          "not-a-power",
          "the factor is divided by the number of drops instead of being raised to it",
          s -> {
            Tensor drops = Curve.floor(Curve.t(s), s.get(DECAY_STEPS));
            return drops
                .equalTo(0)
                .where(
                    Curve.rate(s),
                    Curve.rate(s).times(s.get(DECAY)).over(drops.max(s.backend().scalar(1))));
          });
  private static final EstimatorMistake NO_STEPS = EstimatorMistake.hardCoded(DECAY_STEPS, 1);

  private static final EstimatorMistake RECIPROCAL =
      Mistakes.reciprocal(Curve::t, StepDecay::dropped);
  private static final EstimatorMistake RECIPROCAL_AFTER =
      Mistakes.reciprocal(StepDecay::before, StepDecay::dropped);

  private static final Setting HALVED =
      Curve.steps("eta = 8, gamma = 1/2, S = 3", 8)
          .with(RATE, 8)
          .with(DECAY, 0.5)
          .with(DECAY_STEPS, 3);
  private static final Setting LONG =
      Curve.steps("eta = 0.3, gamma = 0.7, S = 4", 14)
          .with(RATE, 0.3)
          .with(DECAY, 0.7)
          .with(DECAY_STEPS, 4);

  private static final Setting RECIPROCALS =
      Curve.reciprocals("eta = 0.3, gamma = 0.7").with(RATE, 0.3).with(DECAY, 0.7);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.schedule("step-decay")
          .title("Step decay")
          .source(
              "Ruder, An overview of gradient descent optimization algorithms, 2016, arXiv:1609.04747, section 3;"
                  + " torch StepLR")
          .rows("A045.8")
          .hyperparameters(RATE, DECAY, DECAY_STEPS)
          .paper(
              "eta gamma^floor(t/S)", s -> dropped(s, Curve.floor(Curve.t(s), s.get(DECAY_STEPS))))
          .dialect(
              "after",
              "drops one step later, at t = kS + 1, as DJL's FactorTracker",
              s -> dropped(s, Curve.floor(before(s), s.get(DECAY_STEPS))))
          .mistakes(Mistakes.butShifts())
          .mistakes(SMOOTH, ONWARDS, ONCE, PRODUCT, NO_STEPS)
          .mistakesIn(List.of("paper"), Mistakes.EARLY, RECIPROCAL)
          .mistakesIn(List.of("after"), Mistakes.LATE, RECIPROCAL_AFTER)
          .claims(
              ClosedForm.claim(
                      "STEPDECAY-01",
                      "halved",
                      "With gamma = 1/2 and S = 3 the rates are 8, 8, 8, 4, 4, 4, 2, 2.",
                      "the formula")
                  .on(HALVED)
                  .is(Curve.table(8, 8, 8, 4, 4, 4, 2, 2))
                  .rejecting(Mistakes.EARLY, Mistakes.FROZEN, Mistakes.FAST, SMOOTH, ONWARDS, ONCE),
              ClosedForm.claim(
                      "STEPDECAY-02",
                      "halved-after",
                      "One step later 8, 8, 8, 8, 4, 4, 4, 2.",
                      "ai.djl.training.tracker.FactorTracker")
                  .in("after")
                  .on(HALVED)
                  .is(Curve.table(8, 8, 8, 8, 4, 4, 4, 2))
                  .rejecting(Mistakes.LATE, Mistakes.FROZEN, Mistakes.FAST, SMOOTH, ONWARDS, ONCE),
              Curve.scale("STEPDECAY-03", LONG, RATE),
              AsDeclared.claims("STEPDECAY", 11).on(LONG, RECIPROCALS).rejectingAll())
          .build();

  private StepDecay() {}

  private static Tensor before(Sample s) {
    return Curve.t(s).minus(1).max(s.backend().scalar(0));
  }

  private static Tensor dropped(Sample s, Tensor drops) {
    return Curve.rate(s).times(s.get(DECAY).pow(drops));
  }
}
