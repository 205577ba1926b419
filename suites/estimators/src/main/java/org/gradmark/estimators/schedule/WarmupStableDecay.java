package org.gradmark.estimators.schedule;

import static org.gradmark.estimators.schedule.Settings.RATE;
import static org.gradmark.estimators.schedule.Settings.TOTAL;
import static org.gradmark.estimators.schedule.Settings.WARMUP;

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
 * Warm-up, a constant rate, and a cool-down in the last steps.
 *
 * <pre>
 *   η_t = η t/W                       t &lt; W
 *   η_t = η                           t &lt; T - C
 *   η_t = η (1 - (j + 1)/C)           j = t - (T - C)
 * </pre>
 *
 * <p>The last of the T steps has the rate zero. Hugging Face's {@code get_wsd_schedule} and
 * PyTorch's {@code SequentialLR} cool down with 1 - j/C: one step later. So does
 * pytorch_optimizer's schedule, along a line or a root.
 */
public final class WarmupStableDecay {

  public static final Hyperparameter COOLDOWN =
      new Hyperparameter("cooldown_steps", "steps of the cool-down (C)", 1, 1e9, 200);

  private static final EstimatorMistake AFTER =
      EstimatorMistake.rule(
          "cools-after-the-end",
          "the cool-down begins after T steps",
          s -> rates(s, Curve.unit(Curve.t(s).minus(s.get(TOTAL)).plus(1).over(s.get(COOLDOWN)))));
  private static final EstimatorMistake NEVER =
      EstimatorMistake.rule(
          "never-cools", "there is no cool-down", s -> rates(s, Curve.t(s).times(0)));
  private static final EstimatorMistake WHOLE =
      EstimatorMistake.rule(
          "cools-from-the-start",
          "the cool-down takes all steps",
          s -> rates(s, Curve.share(Curve.t(s).plus(1), s.get(TOTAL))));
  private static final EstimatorMistake LONG_TOTAL =
      Mistakes.setting(
          "total-after-warmup",
          "T is taken for the steps after the warm-up, so that the cool-down is W steps late",
          TOTAL,
          (s, total) -> total.plus(s.get(WARMUP)));
  private static final EstimatorMistake BELOW = below(1);
  private static final EstimatorMistake BELOW_LATE = below(0);
  private static final EstimatorMistake SHORT = EstimatorMistake.hardCoded(COOLDOWN, 2);

  private static final Setting TABLE =
      Curve.steps("eta = 8, W = 2, T = 10, C = 4", 12)
          .with(RATE, 8)
          .with(WARMUP, 2)
          .with(TOTAL, 10)
          .with(COOLDOWN, 4);
  private static final Setting LONG =
      Curve.steps("eta = 0.7, W = 3, T = 14, C = 5", 16)
          .with(RATE, 0.7)
          .with(WARMUP, 3)
          .with(TOTAL, 14)
          .with(COOLDOWN, 5);

  /** More than half of the steps are warm-up. */
  private static final Setting MOSTLY =
      Curve.steps("eta = 0.7, W = 8, T = 12, C = 3", 15)
          .with(RATE, 0.7)
          .with(WARMUP, 8)
          .with(TOTAL, 12)
          .with(COOLDOWN, 3);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.schedule("warmup-stable-decay")
          .title("Constant rate with cool-down (WSD)")
          .source(
              "Schaipp, Hägele, Taylor, Simsekli, Bach, The Surprising Agreement Between Convex Optimization"
                  + " Theory and Learning-Rate Scheduling for Large Model Training, 2025, arXiv:2501.18965")
          .rows("A167.1")
          .hyperparameters(RATE, WARMUP, COOLDOWN, TOTAL)
          .paper(
              "eta min(1, t/W), times 1 - (j + 1)/C from step T - C on, j steps after it",
              s -> rates(s, cooled(s, 1)))
          .dialect(
              "square-root",
              "eta min(1, t/W), times 1 - sqrt((j + 1)/C) from step T - C on",
              s -> rates(s, cooled(s, 1).sqrt()))
          .dialect(
              "late",
              "eta min(1, t/W), times 1 - j/C from step T - C on, as get_wsd_schedule",
              s -> rates(s, cooled(s, 0)))
          .dialect(
              "late-square-root",
              "eta min(1, t/W), times 1 - sqrt(j/C) from step T - C on, as pytorch_optimizer",
              s -> rates(s, cooled(s, 0).sqrt()))
          .mistakes(Mistakes.all())
          .mistakes(Warm.NONE, Warm.FROM_ONE, Warm.HALF_AT_MOST, LONG_TOTAL, SHORT)
          .mistakesIn(List.of("paper"), AFTER, NEVER, WHOLE, BELOW)
          .mistakesIn(List.of("late"), BELOW_LATE)
          .mistakesIn(List.of("paper", "square-root"), Mistakes.ENDS_EARLY)
          .mistakesIn(List.of("late", "late-square-root"), Mistakes.ENDS_LATE)
          .claims(
              ClosedForm.claim(
                      "WSD-01",
                      "line",
                      "With W = 2, T = 10, C = 4 the rates are 0, 4, 8, 8, 8, 8, 6, 4, 2, 0, 0, 0.",
                      "the definition of the schedule")
                  .on(TABLE)
                  .is(Curve.table(0, 4, 8, 8, 8, 8, 6, 4, 2, 0, 0, 0))
                  .rejecting(
                      Mistakes.EARLY,
                      Mistakes.LATE,
                      Warm.NONE,
                      Warm.FROM_ONE,
                      LONG_TOTAL,
                      SHORT,
                      AFTER,
                      NEVER,
                      WHOLE),
              ClosedForm.claim(
                      "WSD-02",
                      "root",
                      "With roots the cool-down is 4, 8 - 8 sqrt(1/2), 8 - 8 sqrt(3/4), 0.",
                      "the definition of the schedule")
                  .in("square-root")
                  .on(TABLE)
                  .is(
                      s ->
                          Rows.of(s.backend(), 0, 4, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8)
                              .minus(
                                  Rows.of(s.backend(), 0, 0, 0, 0, 0, 0, 16, 32, 48, 64, 64, 64)
                                      .sqrt()))
                  .rejecting(
                      Mistakes.EARLY, Mistakes.LATE, Warm.NONE, Warm.FROM_ONE, LONG_TOTAL, SHORT),
              ClosedForm.claim(
                      "WSD-03",
                      "line-late",
                      "One step later the cool-down is 8, 6, 4, 2 at steps 6 to 9.",
                      "transformers.get_wsd_schedule")
                  .in("late")
                  .on(TABLE)
                  .is(Curve.table(0, 4, 8, 8, 8, 8, 8, 6, 4, 2, 0, 0))
                  .rejecting(
                      Mistakes.EARLY, Mistakes.LATE, Warm.NONE, Warm.FROM_ONE, LONG_TOTAL, SHORT),
              ClosedForm.claim(
                      "WSD-05",
                      "root-late",
                      "With roots and one step later it is 8, 4, 8 - 8 sqrt(1/2), 8 - 8 sqrt(3/4), 0.",
                      "pytorch_optimizer.get_wsd_schedule")
                  .in("late-square-root")
                  .on(TABLE)
                  .is(
                      s ->
                          Rows.of(s.backend(), 0, 4, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8)
                              .minus(
                                  Rows.of(s.backend(), 0, 0, 0, 0, 0, 0, 0, 16, 32, 48, 64, 64)
                                      .sqrt()))
                  .rejecting(
                      Mistakes.EARLY, Mistakes.LATE, Warm.NONE, Warm.FROM_ONE, LONG_TOTAL, SHORT),
              Curve.scale("WSD-04", LONG, RATE),
              AsDeclared.claims("WSD", 11).on(LONG, MOSTLY).rejectingAll())
          .build();

  private WarmupStableDecay() {}

  private static EstimatorMistake below(int ahead) {
    return EstimatorMistake.rule(
        "below-zero",
        "it goes on below zero",
        s -> rates(s, cooling(s, ahead).max(s.backend().scalar(0))));
  }

  /** The share of the cool-down that is done. */
  private static Tensor cooled(Sample s, int ahead) {
    return Curve.unit(cooling(s, ahead));
  }

  /** The same, if it never began or ended. */
  private static Tensor cooling(Sample s, int ahead) {
    Tensor begin = s.get(TOTAL).minus(s.get(COOLDOWN));
    return Curve.t(s).minus(begin).plus(ahead).over(s.get(COOLDOWN));
  }

  private static Tensor rates(Sample s, Tensor cooled) {
    Tensor warm = Warm.up(s, s.backend().scalar(0));
    return Curve.rate(s).times(warm).times(cooled.oneMinus());
  }
}
