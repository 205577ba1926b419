package org.gradmark.estimators.schedule;

import static org.gradmark.estimators.schedule.Settings.DECAY;
import static org.gradmark.estimators.schedule.Settings.RATE;
import static org.gradmark.estimators.schedule.Settings.START;
import static org.gradmark.estimators.schedule.Settings.WARMUP;

import java.util.List;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;

/**
 * Linear warm-up and exponential decay: two schedules chained.
 *
 * <pre>
 *   η_t = η (w_0 + (1 - w_0) t/W)      t &lt; W
 *   η_t = η γ^(t - W)                  then
 * </pre>
 *
 * <p>Optax's {@code warmup_exponential_decay_schedule}, PyTorch's {@code SequentialLR}: one after
 * the other. PyTorch's {@code ChainedScheduler} multiplies both, from step 0 on.
 */
public final class WarmupExponential {

  private static final EstimatorMistake FROM_START =
      EstimatorMistake.rule(
          "counts-on",
          "the decay counts from step 0, not from the end of the warm-up",
          s ->
              Curve.t(s)
                  .lessThan(s.get(WARMUP))
                  .where(
                      Curve.rate(s).times(Warm.up(s, s.get(START))),
                      Curve.rate(s).times(s.get(DECAY).pow(Curve.t(s)))));
  private static final EstimatorMistake ONE_AHEAD =
      EstimatorMistake.rule(
          "one-ahead",
          "the decay begins one step early, with a drop where the warm-up ends",
          s ->
              Curve.t(s)
                  .lessThan(s.get(WARMUP))
                  .where(product(s, Warm.since(s)), product(s, Warm.since(s).plus(1))));
  private static final EstimatorMistake NO_START = EstimatorMistake.hardCoded(START, 0);
  private static final EstimatorMistake NO_DECAY = EstimatorMistake.hardCoded(DECAY, 1);

  private static final Setting HALVED =
      Curve.steps("eta = 8, W = 2, w_0 = 1/4, gamma = 1/2", 5)
          .with(RATE, 8)
          .with(WARMUP, 2)
          .with(START, 0.25)
          .with(DECAY, 0.5);
  private static final Setting LONG =
      Curve.steps("eta = 0.7, W = 5, w_0 = 0.2, gamma = 0.9", 13)
          .with(RATE, 0.7)
          .with(WARMUP, 5)
          .with(START, 0.2)
          .with(DECAY, 0.9);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.schedule("warmup-exponential")
          .title("Warm-up and exponential decay")
          .source(
              "Tan, Le, EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks, ICML 2019,"
                  + " arXiv:1905.11946, section 5.2")
          .rows("S117.3")
          .hyperparameters(RATE, WARMUP, START, DECAY)
          .paper(
              "eta (w0 + (1 - w0) t/W) for t < W, then eta gamma^(t - W)",
              s -> product(s, Warm.since(s)))
          .dialect(
              "product",
              "eta (w0 + (1 - w0) min(1, t/W)) gamma^t, as ChainedScheduler",
              s -> product(s, Curve.t(s)))
          .mistakes(Mistakes.all())
          .mistakes(Warm.NONE, NO_START, NO_DECAY)
          .mistakesIn(List.of("paper"), Warm.FROM_ONE, FROM_START, ONE_AHEAD)
          .claims(
              ClosedForm.claim(
                      "WARMEXP-01",
                      "halved",
                      "With W = 2, w_0 = 1/4, gamma = 1/2 the rates are 2, 5, 8, 4, 2.",
                      "optax.warmup_exponential_decay_schedule")
                  .on(HALVED)
                  .is(Curve.table(2, 5, 8, 4, 2))
                  .rejecting(
                      Mistakes.EARLY,
                      Mistakes.LATE,
                      Warm.NONE,
                      Warm.FROM_ONE,
                      NO_START,
                      NO_DECAY,
                      FROM_START),
              ClosedForm.claim(
                      "WARMEXP-02",
                      "halved-product",
                      "Multiplied they are 2, 2.5, 2, 1, 0.5.",
                      "torch.optim.lr_scheduler.ChainedScheduler")
                  .in("product")
                  .on(HALVED)
                  .is(Curve.table(2, 2.5, 2, 1, 0.5))
                  .rejecting(Mistakes.EARLY, Mistakes.LATE, Warm.NONE, NO_START, NO_DECAY),
              Curve.scale("WARMEXP-03", LONG, RATE),
              AsDeclared.claims("WARMEXP", 11).on(LONG).rejectingAll())
          .build();

  private WarmupExponential() {}

  private static Tensor product(Sample s, Tensor exponent) {
    Tensor warm = Curve.rate(s).times(Warm.up(s, s.get(START)));
    return warm.times(s.get(DECAY).pow(exponent));
  }
}
