package org.gradmark.estimators.schedule;

import static org.gradmark.estimators.schedule.Settings.FINAL;
import static org.gradmark.estimators.schedule.Settings.RATE;
import static org.gradmark.estimators.schedule.Settings.TOTAL;
import static org.gradmark.estimators.schedule.Settings.WARMUP;

import java.util.List;
import java.util.function.Function;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;

/**
 * Linear warm-up from zero, then half a cosine.
 *
 * <pre>
 *   η_t = η t/W                                            t &lt; W
 *   η_t = η_T + (η - η_T) (1 + cos(π (t - W)/(T - W)))/2     then
 * </pre>
 *
 * <p>T counts all steps, as {@code decay_steps} of Optax's {@code warmup_cosine_decay_schedule}
 * does. That of Keras's {@code CosineDecay} with a {@code warmup_target} counts those after the
 * warm-up alone.
 */
public final class WarmupCosine {

  private static final EstimatorMistake FROM_START =
      EstimatorMistake.rule(
          "cosine-from-step-zero",
          "the cosine counts from step 0, not from the end of the warm-up",
          s -> rates(s, Curve.share(Curve.t(s), s.get(TOTAL))));
  private static final EstimatorMistake DEGREES =
      EstimatorMistake.rule("no-pi", "the angle lacks pi", s -> rates(s, share(s).over(Math.PI)));
  private static final EstimatorMistake LINE =
      EstimatorMistake.rule(
          "linear",
          "it decays along a line",
          s -> switched(s, Curve.between(Curve.rate(s), s.get(FINAL), share(s))));
  private static final EstimatorMistake FROM_FLOOR =
      new EstimatorMistake(
          "warmup-from-floor",
          "the warm-up starts at the final rate, not at zero",
          right ->
              s -> {
                Tensor share = Curve.share(Curve.t(s), s.get(WARMUP));
                return cold(s)
                    .where(Curve.between(s.get(FINAL), Curve.rate(s), share), right.estimate(s));
              });
  private static final EstimatorMistake COSINE_RAISED =
      new EstimatorMistake(
          "floor-added-to-cosine",
          "the final rate is added to the whole cosine, not its end",
          right ->
              s ->
                  cold(s)
                      .where(
                          right.estimate(s),
                          Mistakes.FLOOR_ADDED.change().apply(right).estimate(s)));
  private static final EstimatorMistake RISES = risingAfter(s -> s.get(TOTAL));
  private static final EstimatorMistake RISES_LATER = risingAfter(WarmupCosine::last);
  private static final EstimatorMistake NO_FLOOR = EstimatorMistake.hardCoded(FINAL, 0);

  private static final Setting QUARTERS =
      Curve.steps("eta = 8, W = 2, T = 6", 8).with(RATE, 8).with(WARMUP, 2).with(TOTAL, 6);
  private static final Setting LONG =
      Curve.steps("eta = 0.7, final 0.1, W = 3, T = 11", 17)
          .with(RATE, 0.7)
          .with(FINAL, 0.1)
          .with(WARMUP, 3)
          .with(TOTAL, 11);

  /** More than half of the steps are warm-up. */
  private static final Setting MOSTLY =
      Curve.steps("eta = 0.7, final 0.1, W = 8, T = 12", 16)
          .with(RATE, 0.7)
          .with(FINAL, 0.1)
          .with(WARMUP, 8)
          .with(TOTAL, 12);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.schedule("warmup-cosine")
          .title("Warm-up and cosine decay")
          .source(
              "He et al., Bag of Tricks for Image Classification with Convolutional Neural Networks, CVPR 2019,"
                  + " arXiv:1812.01187, section 5.1")
          .rows("S117.2")
          .hyperparameters(RATE, FINAL, WARMUP, TOTAL)
          .paper(
              "eta t/W for t < W, then final + (eta - final)(1 + cos(pi (t - W)/(T - W)))/2, which stays",
              s -> rates(s, share(s)))
          .dialect(
              "excluding",
              "the same with T for T - W, so that it ends at step W + T, as Keras's CosineDecay",
              s -> rates(s, Curve.share(Warm.since(s), s.get(TOTAL))))
          .mistakes(Mistakes.all())
          .mistakes(
              Warm.NONE, Warm.FROM_ONE, Warm.HALF_AT_MOST, FROM_FLOOR, FROM_START, DEGREES, LINE)
          .mistakes(Mistakes.FLOOR_ADDED, Mistakes.FLOOR_CUTS, COSINE_RAISED, NO_FLOOR)
          .mistakes(Mistakes.ENDS_EARLY, Mistakes.ENDS_LATE)
          .mistakesIn(List.of("paper"), RISES)
          .mistakesIn(List.of("paper"), Mistakes.ofEnd(s -> s.get(TOTAL)))
          .mistakesIn(List.of("excluding"), RISES_LATER)
          .mistakesIn(List.of("excluding"), Mistakes.ofEnd(WarmupCosine::last))
          .claims(
              ClosedForm.claim(
                      "WARMCOS-01",
                      "quarters",
                      "With W = 2, T = 6 the rates are 0, 4, 8, 4 + 2 sqrt 2, 4, 4 - 2 sqrt 2, 0, 0.",
                      "section 5.1")
                  .on(QUARTERS)
                  .is(
                      s -> {
                        Tensor root = s.backend().scalar(2).sqrt();
                        return Rows.of(s.backend(), 0, 4, 8, 4, 4, 4, 0, 0)
                            .plus(Rows.of(s.backend(), 0, 0, 0, 2, 0, -2, 0, 0).times(root));
                      })
                  .rejecting(
                      Mistakes.EARLY,
                      Mistakes.LATE,
                      Warm.NONE,
                      Warm.FROM_ONE,
                      FROM_START,
                      DEGREES,
                      LINE),
              ClosedForm.claim(
                      "WARMCOS-02",
                      "middle",
                      "Half of the T steps after the warm-up the rate is the mean of eta and final_rate.",
                      "keras.optimizers.schedules.CosineDecay")
                  .in("excluding")
                  .on(QUARTERS)
                  .of(
                      "the rates of steps 0, 1, 2 and 5",
                      (s, rates) -> Rows.join(Rows.columns(rates, 0, 3), Rows.columns(rates, 5, 6)))
                  .is(Curve.table(0, 4, 8, 4))
                  .rejecting(
                      Mistakes.EARLY, Mistakes.LATE, Warm.NONE, Warm.FROM_ONE, FROM_START, DEGREES),
              Curve.scale("WARMCOS-03", LONG, RATE, FINAL),
              AsDeclared.claims("WARMCOS", 11).on(LONG, MOSTLY).rejectingAll())
          .build();

  private WarmupCosine() {}

  private static EstimatorMistake risingAfter(Function<Sample, Tensor> end) {
    return EstimatorMistake.input(
        "rises-again",
        "the cosine goes on after its end, up again",
        "step",
        (s, t) -> t.min(end.apply(s).times(2).minus(t)));
  }

  /** The last step of the decay if T counts those after the warm-up. */
  private static Tensor last(Sample s) {
    return s.get(WARMUP).plus(s.get(TOTAL));
  }

  private static Tensor share(Sample s) {
    return Curve.share(Warm.since(s), s.get(TOTAL).minus(s.get(WARMUP)));
  }

  private static Tensor rates(Sample s, Tensor share) {
    return switched(s, Curve.cosine(Curve.rate(s), s.get(FINAL), share));
  }

  private static Tensor switched(Sample s, Tensor after) {
    Tensor warm = Curve.rate(s).times(Warm.up(s, s.backend().scalar(0)));
    return cold(s).where(warm, after);
  }

  private static Tensor cold(Sample s) {
    return Curve.t(s).lessThan(s.get(WARMUP));
  }
}
