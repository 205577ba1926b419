package org.gradmark.estimators.schedule;

import static org.gradmark.estimators.schedule.Settings.DECAY;
import static org.gradmark.estimators.schedule.Settings.PEAK;
import static org.gradmark.estimators.schedule.Settings.RATE;

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
 * Cyclical learning rates.
 *
 * <pre>
 *   c ← ⌊t/(2h)⌋,  x ← |t/h - 2c - 1|
 *   η_t = η + (η_max - η) max(0, 1 - x)
 * </pre>
 *
 * <p>PyTorch's {@code CyclicLR} and DJL's {@code CyclicalTracker}, all three modes: in {@code
 * triangular2} the height is halved after each cycle, in {@code exp_range} it is multiplied by γ^t.
 * Deeplearning4j's {@code CycleSchedule} is the first if its annealing has no steps.
 */
public final class TriangularCycle {

  public static final Hyperparameter HALF =
      new Hyperparameter(
          "half_cycle", "steps from the least rate to the largest (h)", 1, 1e9, 2000);

  private static final EstimatorMistake ADDED =
      Mistakes.setting(
          "peak-added",
          "the peak is added to the base rate",
          PEAK,
          (s, peak) -> peak.plus(s.get(RATE)));
  private static final EstimatorMistake WHOLE =
      Mistakes.setting(
          "half-cycle-for-cycle",
          "half a cycle is taken for a whole one",
          HALF,
          (s, half) -> half.over(2));
  private static final EstimatorMistake ONCE =
      EstimatorMistake.rule(
          "one-cycle-only",
          "there is no second cycle",
          s ->
              between(
                  s,
                  Curve.t(s)
                      .over(s.get(HALF))
                      .minus(1)
                      .abs()
                      .oneMinus()
                      .max(s.backend().scalar(0))));
  private static final EstimatorMistake DOWN =
      EstimatorMistake.rule(
          "down-first", "it begins at the peak", s -> between(s, height(s).oneMinus()));
  private static final EstimatorMistake BY_CYCLE =
      EstimatorMistake.rule(
          "gamma-by-cycle",
          "gamma acts once in a cycle, not at every step",
          s -> between(s, height(s).times(s.get(DECAY).pow(cycle(s)))));
  private static final EstimatorMistake HALVED =
      EstimatorMistake.rule(
          "first-cycle-halved",
          "the first cycle is halved already",
          s -> between(s, height(s).times(s.backend().scalar(0.5).pow(cycle(s).plus(1)))));
  private static final EstimatorMistake ALL_DECAYS =
      EstimatorMistake.rule(
          "base-decays",
          "the base rate decays, too",
          s -> between(s, height(s)).times(s.get(DECAY).pow(Curve.t(s))));

  private static final Setting QUARTERS =
      Curve.steps("from 1 to 5, h = 4, gamma = 1/2", 13)
          .with(RATE, 1)
          .with(PEAK, 5)
          .with(HALF, 4)
          .with(DECAY, 0.5);
  private static final Setting LONG =
      Curve.steps("from 0.3 to 0.7, h = 3, gamma = 0.9", 17)
          .with(RATE, 0.3)
          .with(PEAK, 0.7)
          .with(HALF, 3)
          .with(DECAY, 0.9);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.schedule("triangular-cycle")
          .title("Cyclical learning rates")
          .source(
              "Smith, Cyclical Learning Rates for Training Neural Networks, WACV 2017, arXiv:1506.01186,"
                  + " section 3")
          .rows("S115.1")
          .hyperparameters(RATE, PEAK, HALF, DECAY)
          .paper("up and down along lines (triangular)", s -> between(s, height(s)))
          .dialect(
              "triangular2",
              "half as high after each cycle",
              s -> between(s, height(s).times(s.backend().scalar(0.5).pow(cycle(s)))))
          .dialect(
              "exp-range",
              "the height is multiplied by gamma^t",
              s -> between(s, height(s).times(s.get(DECAY).pow(Curve.t(s)))))
          .mistakes(
              Mistakes.EARLY,
              Mistakes.LATE,
              Mistakes.FROZEN,
              Mistakes.FAST,
              Mistakes.SLOW,
              Mistakes.SQUARED,
              Mistakes.UNIT)
          .mistakes(ADDED, WHOLE)
          .mistakesIn(List.of("paper"), ONCE, DOWN)
          .mistakesIn(List.of("triangular2"), HALVED)
          .mistakesIn(List.of("exp-range"), BY_CYCLE, ALL_DECAYS)
          .claims(
              ClosedForm.claim(
                      "CYCLE-01",
                      "triangular",
                      "From 1 to 5 in 4 steps: 1, 2, 3, 4, 5, 4, 3, 2, 1, 2, 3, 4, 5.",
                      "section 3.1")
                  .on(QUARTERS)
                  .is(Curve.table(1, 2, 3, 4, 5, 4, 3, 2, 1, 2, 3, 4, 5))
                  .rejecting(Mistakes.EARLY, Mistakes.LATE, ADDED, WHOLE, ONCE, DOWN),
              ClosedForm.claim(
                      "CYCLE-02",
                      "halved",
                      "The second cycle is half as high: 1, 2, 3, 4, 5, 4, 3, 2, 1, 1.5, 2, 2.5, 3.",
                      "section 3.1, triangular2")
                  .in("triangular2")
                  .on(QUARTERS)
                  .is(Curve.table(1, 2, 3, 4, 5, 4, 3, 2, 1, 1.5, 2, 2.5, 3))
                  .rejecting(Mistakes.EARLY, Mistakes.LATE, ADDED, WHOLE, HALVED),
              ClosedForm.claim(
                      "CYCLE-03",
                      "exponential",
                      "With gamma = 1/2 the height above 1 at steps 1, 2, 3, 4 is 1/2, 2/4, 3/8, 4/16.",
                      "section 3.1, exp_range")
                  .in("exp-range")
                  .on(QUARTERS)
                  .of("the first five rates", (s, rates) -> Rows.columns(rates, 0, 5))
                  .is(Curve.table(1, 1.5, 1.5, 1.375, 1.25))
                  .rejecting(Mistakes.EARLY, Mistakes.LATE, ADDED, WHOLE, BY_CYCLE, ALL_DECAYS),
              Curve.scale("CYCLE-04", LONG, RATE, PEAK),
              AsDeclared.claims("CYCLE", 11).on(LONG).rejectingAll())
          .build();

  private TriangularCycle() {}

  private static Tensor cycle(Sample s) {
    return Curve.floor(Curve.t(s), s.get(HALF).times(2));
  }

  private static Tensor height(Sample s) {
    Tensor place = Curve.t(s).minus(cycle(s).times(s.get(HALF)).times(2));
    return place.over(s.get(HALF)).minus(1).abs().oneMinus();
  }

  private static Tensor between(Sample s, Tensor height) {
    return Curve.between(Curve.rate(s), s.get(PEAK), height);
  }
}
