package org.gradmark.estimators.schedule;

import static org.gradmark.estimators.schedule.Settings.FINAL;
import static org.gradmark.estimators.schedule.Settings.RATE;
import static org.gradmark.estimators.schedule.Settings.TOTAL;

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
 * Cosine annealing without restarts.
 *
 * <pre>
 *   η_t = η_min + (η - η_min) (1 + cos(π t/T))/2,   η_min after T steps
 * </pre>
 *
 * <p>Optax's {@code cosine_decay_schedule}, Keras's {@code CosineDecay} (both with {@code alpha} =
 * η_min/η) and DJL's {@code CosineTracker} stay at η_min. PyTorch's {@code CosineAnnealingLR} rises
 * again; its recursion has the same values.
 */
public final class CosineDecay {

  private static final EstimatorMistake DEGREES =
      EstimatorMistake.rule("no-pi", "the angle lacks pi", s -> along(s, shared(s).over(Math.PI)));
  private static final EstimatorMistake QUARTER =
      EstimatorMistake.rule(
          "quarter-turn",
          "it is a quarter turn of the cosine, not half of one",
          s -> Curve.between(s.get(FINAL), Curve.rate(s), HalfTurn.cosine(shared(s).over(2))));
  private static final EstimatorMistake WHOLE =
      EstimatorMistake.rule(
          "whole-turn",
          "it is a whole turn of the cosine, not half of one: twice as fast, and up again",
          s -> {
            Tensor turn = shared(s).times(2);
            return along(s, turn.min(turn.negate().plus(2)));
          });
  private static final EstimatorMistake NO_FLOOR = EstimatorMistake.hardCoded(FINAL, 0);

  /** {@code cos(π/4) = √2/2}. */
  private static final Setting EIGHTHS =
      Curve.steps("eta = 2, T = 4", 5).with(RATE, 2).with(TOTAL, 4);

  private static final Setting FLOOR =
      Curve.steps("eta = 0.7, final 0.1, T = 7", 11)
          .with(RATE, 0.7)
          .with(FINAL, 0.1)
          .with(TOTAL, 7);
  private static final Setting PLAIN =
      Curve.steps("eta = 0.3, T = 9", 10).with(RATE, 0.3).with(TOTAL, 9);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.schedule("cosine-decay")
          .title("Cosine annealing")
          .source(
              "Loshchilov, Hutter, SGDR: Stochastic Gradient Descent with Warm Restarts, ICLR 2017,"
                  + " arXiv:1608.03983, equation 5")
          .rows("S114.1")
          .hyperparameters(RATE, FINAL, TOTAL)
          .paper(
              "final + (eta - final)(1 + cos(pi t/T))/2, which stays after T steps",
              s -> along(s, shared(s)))
          .dialect(
              "periodic",
              "the same without an end: up again after T steps, as CosineAnnealingLR",
              s -> wave(s, s.get(TOTAL)))
          .mistakes(Mistakes.all())
          .mistakes(DEGREES, QUARTER, WHOLE, Mistakes.FLOOR_ADDED, Mistakes.FLOOR_CUTS, NO_FLOOR)
          .mistakes(Mistakes.ENDS_EARLY, Mistakes.ENDS_LATE)
          .mistakesIn(List.of("paper"), Mistakes.ofEnd(s -> s.get(TOTAL)))
          .claims(
              ClosedForm.claim(
                      "COSDECAY-01",
                      "quarters",
                      "At 0, T/4, T/2, 3T/4, T the share of the rate is 1, (2 + sqrt 2)/4, 1/2, (2"
                          + " - sqrt 2)/4, 0.",
                      "equation 5")
                  .in("paper", "periodic")
                  .on(EIGHTHS)
                  .is(
                      s -> {
                        Tensor root = s.backend().scalar(2).sqrt();
                        return Rows.of(s.backend(), 2, 1, 1, 1, 0)
                            .plus(Rows.of(s.backend(), 0, 0.5, 0, -0.5, 0).times(root));
                      })
                  .rejecting(
                      Mistakes.EARLY,
                      Mistakes.LATE,
                      Mistakes.FAST,
                      Mistakes.SLOW,
                      DEGREES,
                      QUARTER,
                      WHOLE),
              ClosedForm.claim(
                      "COSDECAY-02",
                      "first-and-last",
                      "The first rate is eta, that of step T is final_rate.",
                      "equation 5")
                  .in("paper", "periodic")
                  .on(FLOOR)
                  .of(
                      "the rates of steps 0 and T",
                      (s, rates) -> Rows.join(Rows.columns(rates, 0, 1), Rows.columns(rates, 7, 8)))
                  .is(s -> Rows.of(s.backend(), 0.7, 0.1))
                  .rejecting(
                      Mistakes.EARLY,
                      Mistakes.LATE,
                      Mistakes.FROZEN,
                      DEGREES,
                      WHOLE,
                      Mistakes.FLOOR_ADDED,
                      NO_FLOOR),
              Curve.scale("COSDECAY-03", FLOOR, RATE, FINAL),
              AsDeclared.claims("COSDECAY", 11).on(FLOOR).rejectingAll(),
              AsDeclared.claims("COSDECAY", 21)
                  .on(PLAIN)
                  .rejecting(Mistakes.EARLY, Mistakes.LATE, Mistakes.FROZEN, DEGREES, QUARTER))
          .build();

  private CosineDecay() {}

  private static Tensor shared(Sample s) {
    return Curve.share(Curve.t(s), s.get(TOTAL));
  }

  private static Tensor along(Sample s, Tensor share) {
    return Curve.cosine(Curve.rate(s), s.get(FINAL), share);
  }

  /** Steps are whole, so that the place in a period is exact. */
  private static Tensor wave(Sample s, Tensor total) {
    Tensor period = total.times(2);
    Tensor place = Curve.t(s).minus(period.times(Curve.floor(Curve.t(s), period)));
    return along(s, place.min(period.minus(place)).over(total));
  }
}
