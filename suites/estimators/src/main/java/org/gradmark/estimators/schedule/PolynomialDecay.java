package org.gradmark.estimators.schedule;

import static org.gradmark.estimators.schedule.Settings.FINAL;
import static org.gradmark.estimators.schedule.Settings.POWER;
import static org.gradmark.estimators.schedule.Settings.RATE;
import static org.gradmark.estimators.schedule.Settings.TOTAL;

import java.util.List;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;

/**
 * Polynomial decay.
 *
 * <pre>
 *   η_t = η_T + (η - η_T) (1 - min(t, T)/T)^p
 * </pre>
 *
 * <p>Optax's {@code polynomial_schedule}, Keras's {@code PolynomialDecay}, DJL's {@code
 * PolynomialDecayTracker}; with η_T = 0 PyTorch's {@code PolynomialLR} and Deeplearning4j's {@code
 * PolySchedule}. With {@code cycle=True} Keras takes the least multiple of T that is not below t
 * for T.
 */
public final class PolynomialDecay {

  private static final EstimatorMistake PLUS =
      EstimatorMistake.rule(
          "share-added",
          "the share is added to one, not subtracted from it",
          s ->
              Curve.t(s)
                  .lessThan(s.get(TOTAL))
                  .where(decayed(s, Curve.share(Curve.t(s), s.get(TOTAL)).negate()), s.get(FINAL)));
  private static final EstimatorMistake BEYOND =
      EstimatorMistake.rule(
          "not-held",
          "the formula goes on after T steps",
          s -> decayed(s, Curve.t(s).over(s.get(TOTAL))));
  private static final EstimatorMistake INNER =
      EstimatorMistake.rule(
          "power-inside",
          "the power is that of the share, not of what is left",
          s ->
              Curve.between(
                  Curve.rate(s),
                  s.get(FINAL),
                  Curve.share(Curve.t(s), s.get(TOTAL)).pow(s.get(POWER))));
  private static final EstimatorMistake BACKWARDS =
      EstimatorMistake.rule(
          "backwards",
          "the schedule runs backwards, from the final rate up",
          s -> decayed(s, Curve.share(Curve.t(s), s.get(TOTAL)).oneMinus()));
  private static final EstimatorMistake SHORT =
      EstimatorMistake.rule(
          "stops-early",
          "the decay stops one step early, short of the final rate",
          s -> {
            Tensor before = s.get(TOTAL).minus(1);
            return decayed(s, Curve.t(s).min(before).over(s.get(TOTAL)));
          });
  private static final EstimatorMistake NO_POWER = EstimatorMistake.hardCoded(POWER, 1);
  private static final EstimatorMistake NO_FLOOR = EstimatorMistake.hardCoded(FINAL, 0);

  private static final Setting SQUARES =
      Curve.steps("eta = 16, final 0, T = 4, p = 2", 7)
          .with(RATE, 16)
          .with(TOTAL, 4)
          .with(POWER, 2);
  private static final Setting LONG =
      Curve.steps("eta = 0.7, final 0.1, T = 7, p = 3", 17)
          .with(RATE, 0.7)
          .with(FINAL, 0.1)
          .with(TOTAL, 7)
          .with(POWER, 3);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.schedule("polynomial-decay")
          .title("Polynomial decay")
          .source(
              "Chen, Papandreou, Kokkinos, Murphy, Yuille, DeepLab, 2016, arXiv:1606.00915, section 4.1;"
                  + " optax.polynomial_schedule")
          .rows("S113.1")
          .hyperparameters(RATE, FINAL, TOTAL, POWER)
          .paper(
              "final + (eta - final)(1 - t/T)^p, which stays",
              s -> decayed(s, Curve.share(Curve.t(s), s.get(TOTAL))))
          .dialect(
              "cycle",
              "the same with the next multiple of T for T, as with cycle=True",
              s -> {
                Tensor cycles = Curve.ceiling(Curve.t(s), s.get(TOTAL));
                Tensor length = s.get(TOTAL).times(cycles.max(s.backend().scalar(1)));
                return decayed(s, Curve.t(s).over(length));
              })
          .mistakes(Mistakes.all())
          .mistakes(Mistakes.FLOOR_ADDED, Mistakes.FLOOR_CUTS, INNER, NO_POWER, NO_FLOOR)
          .mistakes(Mistakes.ENDS_EARLY, Mistakes.ENDS_LATE)
          .mistakesIn(List.of("paper"), Mistakes.ofEnd(s -> s.get(TOTAL)))
          .mistakesIn(List.of("paper"), PLUS, BEYOND, BACKWARDS, SHORT)
          .claims(
              ClosedForm.claim(
                      "POLYDECAY-01",
                      "squares",
                      "With p = 2 and T = 4 the rates are 16, 9, 4, 1, 0, 0, 0.",
                      "the formula")
                  .on(SQUARES)
                  .is(Curve.table(16, 9, 4, 1, 0, 0, 0))
                  .rejecting(
                      Mistakes.EARLY,
                      Mistakes.LATE,
                      Mistakes.FAST,
                      PLUS,
                      BEYOND,
                      BACKWARDS,
                      SHORT,
                      INNER,
                      NO_POWER),
              ClosedForm.claim(
                      "POLYDECAY-02",
                      "squares-cycle",
                      "In cycles they are 16, 9, 4, 1, 0, 9/4, 1: after T it is halfway through 2T.",
                      "keras.optimizers.schedules.PolynomialDecay")
                  .in("cycle")
                  .on(SQUARES)
                  .is(Curve.table(16, 9, 4, 1, 0, 2.25, 1))
                  .rejecting(Mistakes.EARLY, Mistakes.LATE, Mistakes.FAST, INNER, NO_POWER),
              Curve.scale("POLYDECAY-03", LONG, RATE, FINAL),
              AsDeclared.claims("POLYDECAY", 11).on(LONG).rejectingAll(),
              AsDeclared.claims("POLYDECAY", 21)
                  .on(
                      Curve.steps("eta = 0.3, final 0, T = 9, p = 2", 12)
                          .with(RATE, 0.3)
                          .with(TOTAL, 9)
                          .with(POWER, 2))
                  .rejecting(Mistakes.EARLY, Mistakes.LATE, Mistakes.FROZEN, INNER, NO_POWER))
          .build();

  private PolynomialDecay() {}

  private static Tensor decayed(Sample s, Tensor share) {
    Tensor left = share.oneMinus().pow(s.get(POWER));
    return Curve.rate(s).minus(s.get(FINAL)).times(left).plus(s.get(FINAL));
  }
}
