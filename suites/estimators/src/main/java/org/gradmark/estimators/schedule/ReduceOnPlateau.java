package org.gradmark.estimators.schedule;

import static org.gradmark.estimators.schedule.Settings.DECAY;
import static org.gradmark.estimators.schedule.Settings.FINAL;
import static org.gradmark.estimators.schedule.Settings.RATE;
import static org.gradmark.estimators.schedule.Settings.TOTAL;

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.SampleWrapper;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;

/**
 * The rate is reduced when a metric stops falling. The input {@code metric} {@code [1,n]} takes the
 * place of the steps; rate t is the one after metric t was seen, counted from 0.
 *
 * <pre>
 *   if m &lt; best (1 - θ): best ← m, bad ← 0, else bad ← bad + 1
 *   if bad &gt; patience: η ← max(γ η, η_min), bad ← 0
 * </pre>
 *
 * <p>PyTorch's {@code ReduceLROnPlateau} with its defaults, and no cool-down. Keras's callback asks
 * for m &lt; best - θ and reduces when bad is {@code patience}; it counts bad metrics only, so that
 * a patience of 0 is one of 1. PyTorch leaves a rate alone that would change by no more than its
 * {@code eps}, 1e-8: the rates here change by more.
 */
public final class ReduceOnPlateau {

  public static final Hyperparameter PATIENCE =
      new Hyperparameter("patience", "metrics in a row that may be bad", 0, 1e9, 10);
  public static final Hyperparameter THRESHOLD =
      new Hyperparameter("threshold", "least improvement (theta)", 0, 1, 1e-4);

  private static final EstimatorMistake LARGER =
      EstimatorMistake.input(
          "larger-is-better",
          "larger metrics are taken for better ones",
          "metric",
          (s, m) -> m.negate().plus(16));
  private static final EstimatorMistake UNSIGNED =
      EstimatorMistake.input(
          "metric-unsigned", "the sign of the metric is lost", "metric", (s, m) -> m.abs());
  private static final EstimatorMistake LAST = Habit.LAST.in(ReduceOnPlateau::torch);
  private static final EstimatorMistake NO_RESET = Habit.NO_RESET.in(ReduceOnPlateau::torch);
  private static final EstimatorMistake TOTAL = Habit.TOTAL.in(ReduceOnPlateau::torch);
  private static final EstimatorMistake SUBTRACTED = Habit.SUBTRACTED.in(ReduceOnPlateau::torch);
  private static final EstimatorMistake LEAST = Habit.LEAST.in(ReduceOnPlateau::torch);
  private static final EstimatorMistake LEAST_KERAS = Habit.LEAST.in(ReduceOnPlateau::keras);
  private static final EstimatorMistake EQUAL = Habit.EQUAL.in(ReduceOnPlateau::torch);
  private static final EstimatorMistake EQUAL_KERAS = Habit.EQUAL.in(ReduceOnPlateau::keras);
  private static final EstimatorMistake BELOW = Habit.BELOW.in(ReduceOnPlateau::torch);
  private static final EstimatorMistake NAN = Habit.NAN.in(ReduceOnPlateau::torch);
  private static final EstimatorMistake NAN_KERAS = Habit.NAN.in(ReduceOnPlateau::keras);
  private static final EstimatorMistake EAGER =
      EstimatorMistake.seeing(
          "one-too-patient",
          "it waits for one more bad metric",
          s ->
              new SampleWrapper(s) {
                @Override
                public Tensor get(Hyperparameter asked) {
                  Tensor value = super.get(asked);
                  return asked == PATIENCE ? value.plus(1) : value;
                }
              });
  private static final EstimatorMistake UNIT = EstimatorMistake.hardCoded(RATE, 3);
  private static final EstimatorMistake NO_THRESHOLD = EstimatorMistake.hardCoded(THRESHOLD, 0);
  private static final EstimatorMistake NO_FLOOR = EstimatorMistake.hardCoded(FINAL, 0);

  private static final Setting FALLING =
      Setting.named("eta = 1, gamma = 1/2, patience 2, theta = 1/8, least 3/16")
          .input(
              "metric", 8, 4, 3.75, 3.25, 3.25, 3.5, 3, 3.25, 3, 2, 1.9375, 3, 1.75, 1.875, 2, 2, 2,
              2.5, 2.25)
          .with(RATE, 1)
          .with(DECAY, 0.5)
          .with(PATIENCE, 2)
          .with(THRESHOLD, 0.125)
          .with(FINAL, 0.1875);
  private static final Setting NEGATIVE =
      Setting.named("metrics below zero, patience 1")
          .input("metric", 1, -1, -2, -1.5, -3, -3.5, -2.5, -3, -2, -8, -4, -4, -8)
          .with(RATE, 1)
          .with(DECAY, 0.5)
          .with(PATIENCE, 1)
          .with(THRESHOLD, 0.125);

  /** Each metric is less than the one before, but better only than the second before. */
  private static final Setting SLOW =
      Setting.named("a metric that falls slowly, patience 2, theta = 1/8")
          .input(
              "metric", 1, 0.9375, 0.84375, 0.796875, 0.703125, 0.65625, 0.5625, 0.5, 0.5, 0.5, 0.5,
              0.375)
          .with(RATE, 1)
          .with(DECAY, 0.5)
          .with(PATIENCE, 2)
          .with(THRESHOLD, 0.125);

  private static final Setting TIED =
      Setting.named("a metric that falls in stairs, patience 2, theta = 0")
          .input("metric", 4, 4, 4, 2, 2, 2, 2, 1, 1, 1)
          .with(RATE, 1)
          .with(DECAY, 0.5)
          .with(PATIENCE, 2)
          .with(THRESHOLD, 0);

  /** Below zero a share less is a metric that has risen, and PyTorch counts it as better. */
  private static final Setting RISING =
      Setting.named("metrics below zero that rise, patience 1, theta = 1/8")
          .input("metric", -8, -7.5, -6.75, -6.5, -5, -5.5, -5, -16, -14.5, -13.5, -10, -10, -10)
          .with(RATE, 1)
          .with(DECAY, 0.5)
          .with(PATIENCE, 1)
          .with(THRESHOLD, 0.125);

  /** No comparison holds with NaN: it is a bad metric, and the best stays. */
  private static final Setting NOT_A_NUMBER =
      Setting.named("two metrics are NaN, patience 2, theta = 1/8")
          .input("metric", 8, 4, Double.NaN, 3, 2, Double.NaN, 2, 2, 1, 2, 2, 2)
          .with(RATE, 1)
          .with(DECAY, 0.5)
          .with(PATIENCE, 2)
          .with(THRESHOLD, 0.125);

  private static final Setting FLAT =
      Setting.named("a constant metric, patience 2")
          .input("metric", 1, 1, 1, 1, 1, 1, 1)
          .with(RATE, 8)
          .with(DECAY, 0.5)
          .with(PATIENCE, 2);

  /** As long as the negative one. */
  private static final Setting BOUNCING =
      Setting.named("a metric that goes up and down, patience 1")
          .input("metric", 8, 9, 7.5, 5, 6, 5.5, 4, 4.5, 1, 0.5, 2, 1.5, 0.75)
          .with(RATE, 1)
          .with(DECAY, 0.5)
          .with(PATIENCE, 1)
          .with(THRESHOLD, 0.125);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.schedule("reduce-on-plateau")
          .title("Reduction on a plateau")
          .source(
              "torch.optim.lr_scheduler.ReduceLROnPlateau, PyTorch 0.2, 2017; Keras 1.0, 2016; no"
                  + " paper")
          .rows("S119.1")
          .hyperparameters(RATE, DECAY, PATIENCE, THRESHOLD, FINAL)
          .meaning("metric", "metric t was seen before rate t")
          .paper("more than patience bad metrics, relative threshold", s -> torch(s, Set.of()))
          .dialect("keras", "patience bad metrics, absolute threshold", s -> keras(s, Set.of()))
          .mistakes(LARGER, EAGER, NO_THRESHOLD, NO_FLOOR, UNIT)
          .mistakesIn(List.of("paper"), LAST, NO_RESET, TOTAL, SUBTRACTED, LEAST, EQUAL, BELOW)
          .mistakesIn(List.of("keras"), LEAST_KERAS, EQUAL_KERAS)
          .claims(
              ClosedForm.claim(
                      "PLATEAU-01",
                      "flat",
                      "On a plateau with patience 2 the rates are 8, 8, 8, 4, 4, 4, 2: the third"
                          + " bad metric reduces.",
                      "torch.optim.lr_scheduler.ReduceLROnPlateau")
                  .on(FLAT)
                  .is(Curve.table(8, 8, 8, 4, 4, 4, 2))
                  .rejecting(EAGER, NO_RESET, SUBTRACTED, UNIT),
              ClosedForm.claim(
                      "PLATEAU-02",
                      "flat-keras",
                      "In Keras the second bad metric reduces: 8, 8, 4, 4, 2, 2, 1.",
                      "keras.callbacks.ReduceLROnPlateau")
                  .in("keras")
                  .on(FLAT)
                  .is(Curve.table(8, 8, 4, 4, 2, 2, 1))
                  .rejecting(EAGER, UNIT),
              AsDeclared.claims("PLATEAU", 11).on(FALLING, SLOW, TIED, RISING).rejectingAll(),
              AsDeclared.claims("PLATEAU", 13).on(NEGATIVE).rejecting(UNSIGNED),
              AsDeclared.claims("PLATEAU", 15).in("paper").on(NOT_A_NUMBER).rejecting(NAN),
              AsDeclared.claims("PLATEAU", 16).in("keras").on(NOT_A_NUMBER).rejecting(NAN_KERAS),
              AsDeclared.claims("PLATEAU", 31).on(NEGATIVE, BOUNCING).rejectingUnseen())
          .build();

  /** What may be wrong about a walk. */
  private enum Habit {
    LAST("last-for-best", "a metric is compared with the one before, not with the best"),
    LEAST(
        "least-for-best", "every lower metric is the best, also one that is not counted as better"),
    EQUAL("equal-is-better", "a metric that is exactly at the threshold is counted as better"),
    BELOW("always-lower", "a metric below zero must fall by the share, though it may rise by it"),
    NAN("nan-is-better", "a metric that is NaN is counted as better, and none is after it"),
    NO_RESET("not-reset", "bad metrics are not counted anew after a reduction"),
    TOTAL("bad-in-total", "bad metrics need not be in a row"),
    SUBTRACTED("subtracted", "the factor is subtracted from the rate");

    private final String id;
    private final String cause;

    Habit(String id, String cause) {
      this.id = id;
      this.cause = cause;
    }

    EstimatorMistake in(BiFunction<Sample, Set<Habit>, Tensor> dialect) {
      return EstimatorMistake.rule(id, cause, s -> dialect.apply(s, Set.of(this)));
    }
  }

  private ReduceOnPlateau() {}

  private static Tensor torch(Sample s, Set<Habit> wrong) {
    return walk(s, wrong, s.get(PATIENCE), true);
  }

  private static Tensor keras(Sample s, Set<Habit> wrong) {
    return walk(s, wrong, s.get(PATIENCE).max(s.backend().scalar(1)).minus(1), false);
  }

  private static Tensor walk(Sample s, Set<Habit> wrong, Tensor patience, boolean relative) {
    Tensor metric = s.input("metric");
    Tensor[] rates = new Tensor[metric.shape().columns()];
    Tensor none = Rows.of(s.backend(), 0);
    Tensor best = s.called("best", Rows.columns(metric, 0, 1));
    Tensor bad = s.called("bad", none);
    Tensor rate = s.called("rate", none.plus(Curve.rate(s)));
    for (int t = 0; t < rates.length; t++) {
      Tensor now = s.called("m", Rows.columns(metric, t, t + 1));
      Tensor due = relative ? below(best, s.get(THRESHOLD), wrong) : best.minus(s.get(THRESHOLD));
      Tensor better =
          s.called("better", t == 0 ? Rows.of(s.backend(), 1) : better(now, due, wrong));
      best = s.called("best", best(now, best, better, wrong));
      bad = s.called("bad", better.where(wrong.contains(Habit.TOTAL) ? bad : none, bad.plus(1)));
      Tensor reduced =
          wrong.contains(Habit.SUBTRACTED) ? rate.minus(s.get(DECAY)) : rate.times(s.get(DECAY));
      Tensor enough = s.called("enough", bad.greaterThan(patience));
      rate = s.called("rate", enough.where(reduced.max(s.get(FINAL)), rate));
      bad = s.called("bad", enough.where(wrong.contains(Habit.NO_RESET) ? bad : none, bad));
      rates[t] = rate;
    }
    return Rows.join(rates);
  }

  private static Tensor below(Tensor best, Tensor share, Set<Habit> wrong) {
    return wrong.contains(Habit.BELOW)
        ? best.minus(best.abs().times(share))
        : best.times(share.oneMinus());
  }

  private static Tensor better(Tensor now, Tensor due, Set<Habit> wrong) {
    if (wrong.contains(Habit.NAN)) {
      return now.greaterThan(due).max(now.equalTo(due)).oneMinus();
    }
    Tensor less = now.lessThan(due);
    return wrong.contains(Habit.EQUAL) ? less.max(now.equalTo(due)) : less;
  }

  private static Tensor best(Tensor now, Tensor best, Tensor better, Set<Habit> wrong) {
    if (wrong.contains(Habit.LAST)) {
      return now;
    }
    return (wrong.contains(Habit.LEAST) ? now.lessThan(best) : better).where(now, best);
  }
}
