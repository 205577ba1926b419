package org.gradmark.estimators.schedule;

import static org.gradmark.estimators.schedule.Settings.DECAY;
import static org.gradmark.estimators.schedule.Settings.RATE;

import java.util.List;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;

/**
 * Multi-step decay: the rate drops by a factor at each of the steps in the input {@code milestones}
 * {@code [1,m]}.
 *
 * <pre>
 *   η_t = η γ^k,   k the number of milestones m_j ≤ t
 * </pre>
 *
 * <p>PyTorch's {@code MultiStepLR}, Optax's {@code piecewise_constant_schedule}, Deeplearning4j's
 * {@code MapSchedule}. Keras's {@code PiecewiseConstantDecay} and DJL's {@code MultiFactorTracker}
 * drop after the milestone, at m_j &lt; t.
 */
public final class MultiStepDecay {

  private static final EstimatorMistake ONCE =
      EstimatorMistake.rule(
          "drops-once", "only the first milestone counts", s -> dropped(s, Curve.unit(passed(s))));
  private static final EstimatorMistake LENGTHS =
      EstimatorMistake.input(
          "milestones-as-lengths",
          "milestones are taken for the lengths between them",
          "milestones",
          (s, m) -> {
            int n = m.shape().columns();
            double[] ones = new double[n * n];
            for (int i = 0; i < n; i++) {
              for (int j = i; j < n; j++) {
                ones[i * n + j] = 1;
              }
            }
            return m.matmul(s.backend().tensor(Shape.of(n, n), ones));
          });
  private static final EstimatorMistake SUBTRACTED =
      EstimatorMistake.rule(
          "subtracted",
          "each milestone subtracts gamma from the rate",
          s -> Curve.rate(s).minus(passed(s).times(s.get(DECAY))));

  private static final EstimatorMistake TWICE =
      EstimatorMistake.rule(
          "milestones-twice", "every milestone counts twice", s -> dropped(s, passed(s).times(2)));

  private static final Setting HALVED =
      Curve.steps("eta = 8, gamma = 1/2, milestones 2, 5, 6", 8)
          .input("milestones", 2, 5, 6)
          .with(RATE, 8)
          .with(DECAY, 0.5);
  private static final Setting LONG =
      Curve.steps("eta = 0.3, gamma = 0.7, milestones 3, 4, 8", 18)
          .input("milestones", 3, 4, 8)
          .with(RATE, 0.3)
          .with(DECAY, 0.7);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.schedule("multi-step-decay")
          .title("Multi-step decay")
          .source(
              "He, Zhang, Ren, Sun, Deep Residual Learning for Image Recognition, CVPR 2016, section 3.4;"
                  + " torch MultiStepLR")
          .rows("S110.1")
          .hyperparameters(RATE, DECAY)
          .paper("eta gamma^k, k milestones at t or before", s -> dropped(s, passed(s)))
          .dialect(
              "after",
              "eta gamma^k, k milestones before t, as PiecewiseConstantDecay",
              s -> dropped(s, Curve.t(s).greaterThan(column(s)).sum(Axis.COLUMN)))
          .mistakes(Mistakes.butShifts())
          .mistakes(ONCE, LENGTHS, SUBTRACTED)
          .mistakesIn(List.of("paper"), Mistakes.EARLY, TWICE)
          .mistakesIn(List.of("after"), Mistakes.LATE)
          .claims(
              ClosedForm.claim(
                      "MULTISTEP-01",
                      "halved",
                      "With gamma = 1/2 and milestones 2, 5, 6 the rates are 8, 8, 4, 4, 4, 2, 1, 1.",
                      "the formula")
                  .on(HALVED)
                  .is(Curve.table(8, 8, 4, 4, 4, 2, 1, 1))
                  .rejecting(
                      Mistakes.EARLY,
                      Mistakes.FROZEN,
                      Mistakes.FAST,
                      ONCE,
                      LENGTHS,
                      SUBTRACTED,
                      TWICE),
              ClosedForm.claim(
                      "MULTISTEP-02",
                      "halved-after",
                      "Dropping after the milestones 8, 8, 8, 4, 4, 4, 2, 1.",
                      "keras.optimizers.schedules.PiecewiseConstantDecay")
                  .in("after")
                  .on(HALVED)
                  .is(Curve.table(8, 8, 8, 4, 4, 4, 2, 1))
                  .rejecting(
                      Mistakes.LATE, Mistakes.FROZEN, Mistakes.FAST, ONCE, LENGTHS, SUBTRACTED),
              Curve.scale("MULTISTEP-03", LONG, RATE),
              AsDeclared.claims("MULTISTEP", 11).on(LONG).rejectingAll())
          .build();

  private MultiStepDecay() {}

  private static Tensor column(Sample s) {
    return s.input("milestones").transpose();
  }

  private static Tensor passed(Sample s) {
    return Curve.t(s).lessThan(column(s)).oneMinus().sum(Axis.COLUMN);
  }

  private static Tensor dropped(Sample s, Tensor drops) {
    return Curve.rate(s).times(s.get(DECAY).pow(drops));
  }
}
