package org.gradmark.estimators.surgery;

import java.util.List;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.SampleWrapper;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.functions.Fractions;

/**
 * Bloop: the auxiliary gradient is added without its part along an average of main gradients.
 *
 * <pre>
 *   e ← e + ρ (g_main - e)
 *   ratio ← ⟨e, g_aux⟩/(‖e‖² + ε)
 *   g ← g_main + λ (g_aux - ratio e)
 * </pre>
 *
 * Inputs {@code main}, {@code auxiliary} and {@code average}, the e of the step before, are rows of
 * all parameters.
 */
public final class Bloop {

  public static final Hyperparameter EMA =
      new Hyperparameter("ema", "weight rho of the new gradient in the average", 0, 1, 0.1);
  public static final Hyperparameter LAMBDA =
      new Hyperparameter("lambda", "weight of the auxiliary gradient", 0, 1e6, 0.1);
  public static final Hyperparameter GUARD = Hyperparameter.EPSILON.withDefault(1e-7);

  private static final EstimatorMistake OLD =
      EstimatorMistake.seeing(
          "average-updated-late", "the average is updated after its use", s -> rate(s, 0));
  private static final EstimatorMistake SWAPPED =
      EstimatorMistake.seeing(
          "average-weights-swapped",
          "rho is the weight of the old average",
          s ->
              new SampleWrapper(s) {
                @Override
                public Tensor get(Hyperparameter asked) {
                  return asked == EMA ? super.get(asked).oneMinus() : super.get(asked);
                }
              });
  private static final EstimatorMistake PLAIN =
      EstimatorMistake.rule(
          "not-projected",
          "the auxiliary gradient is added as it is",
          s -> s.input("main").plus(s.input("auxiliary").times(s.get(LAMBDA))));
  private static final EstimatorMistake ALL =
      EstimatorMistake.rule(
          "whole-projected",
          "the main gradient is projected too",
          s -> {
            Tensor sum = s.input("main").plus(s.input("auxiliary").times(s.get(LAMBDA)));
            Tensor e = average(s);
            Tensor share = Rows.dot(e, sum).over(Rows.dot(e, e).plus(s.get(GUARD)));
            return sum.minus(e.times(share));
          });
  private static final EstimatorMistake NO_LAMBDA = EstimatorMistake.hardCoded(LAMBDA, 1);
  private static final EstimatorMistake NO_GUARD = EstimatorMistake.hardCoded(GUARD, 1e-7);

  private static final Setting AGREE =
      Setting.named("gradients that agree")
          .input("main", 0, 1)
          .input("auxiliary", 2, -1)
          .input("average", 1, 0)
          .with(EMA, 0.125)
          .with(LAMBDA, 0.25);
  private static final Setting CONFLICT =
      AGREE.called("gradients in conflict").input("auxiliary", -2, 1);
  private static final Setting STRONG = AGREE.called("agreement, lambda = 2").with(LAMBDA, 2);
  private static final Setting GUARDED =
      CONFLICT.called("gradients in conflict, epsilon = 1/8").with(GUARD, 0.125);
  private static final Setting EXACT =
      Setting.named("no average, epsilon = 1/16")
          .input("main", 1, -0.5, 0.25)
          .input("auxiliary", -2, 0.75, 1)
          .input("average", 0.25, 0.5, 1)
          .with(EMA, 1)
          .with(GUARD, 0.0625)
          .with(LAMBDA, 4);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.estimator("bloop")
          .title("Bloop: bilevel gradient surgery with an average")
          .source(
              "Hsieh et al., Careful with that Scalpel: Improving Gradient Surgery with an EMA,"
                  + " 2024, arXiv:2402.02998")
          .rows("A214.1")
          .hyperparameters(EMA, LAMBDA, GUARD)
          .paper("g_main + lambda (g_aux - ratio e)", s -> projected(s, ratio(s)))
          .dialect("one-sided", "ratio at most 0", s -> projected(s, atMost(s, 0)))
          .dialect("barrier", "ratio at most 1/lambda", Bloop::barrier)
          .dialect("ratio-only", "(1 - lambda ratio) g_main + lambda g_aux", Bloop::ratioOnly)
          .mistakes(NO_LAMBDA)
          .mistakesIn(List.of("paper"), OLD, SWAPPED, PLAIN, ALL)
          .claims(
              ClosedForm.claim(
                      "BLUP-01",
                      "direction",
                      "From e = (1, 0), g_main = (0, 1), g_aux = +-(2, -1), rho = 1/8 the ratio is"
                          + " +-1.625/(0.78125 + epsilon).",
                      "algorithm 1")
                  .on(AGREE, CONFLICT, STRONG, GUARDED)
                  .is(s -> byHand(s, handRatio(s)))
                  .rejecting(OLD, SWAPPED, PLAIN, ALL, NO_LAMBDA, NO_GUARD),
              ClosedForm.claim(
                      "BLUP-02",
                      "first-order",
                      "With rho = 1 the descent of the main loss is that of plain descent: <g,"
                          + " g_main> = |g_main|^2, up to the share epsilon/(|g_main|^2 + epsilon)"
                          + " of the auxiliary part.",
                      "projection on the complement of e")
                  .of("the product with the main gradient", (s, g) -> Rows.dot(g, s.input("main")))
                  .on(EXACT)
                  .is(
                      s -> {
                        Tensor size = s.input("main").square().sum(Axis.ALL);
                        Tensor rest = s.get(GUARD).over(size.plus(s.get(GUARD)));
                        Tensor aux = Rows.dot(s.input("auxiliary"), s.input("main"));
                        return size.plus(aux.times(rest).times(s.get(LAMBDA)));
                      })
                  .rejecting(OLD, SWAPPED, PLAIN, ALL, NO_LAMBDA),
              ClosedForm.claim(
                      "BLUP-03",
                      "one-sided",
                      "One-sided surgery leaves an auxiliary gradient that agrees as it is.",
                      "PCGrad form")
                  .in("one-sided")
                  .on(AGREE, CONFLICT, STRONG, GUARDED)
                  .is(s -> byHand(s, handRatio(s).min(s.backend().scalar(0))))
                  .rejecting(NO_LAMBDA, NO_GUARD),
              ClosedForm.claim(
                      "BLUP-04",
                      "barrier",
                      "The dynamic barrier limits the ratio to 1/lambda.",
                      "dynamic barrier form")
                  .in("barrier")
                  .on(AGREE, CONFLICT, STRONG, GUARDED)
                  .is(s -> byHand(s, handRatio(s).min(s.get(LAMBDA).pow(-1))))
                  .rejecting(NO_LAMBDA, NO_GUARD),
              ClosedForm.claim(
                      "BLUP-05",
                      "ratio-only",
                      "In the ratio form the main gradient itself is subtracted, not the average.",
                      "code, use_ratio_only")
                  .in("ratio-only")
                  .on(AGREE, CONFLICT, STRONG, GUARDED)
                  .is(
                      s -> {
                        Tensor main = s.get(LAMBDA).times(handRatio(s)).oneMinus();
                        return s.input("main")
                            .times(main)
                            .plus(s.input("auxiliary").times(s.get(LAMBDA)));
                      })
                  .rejecting(NO_LAMBDA, NO_GUARD),
              AsDeclared.claims("BLUP", 11).on(wide(1, 0.25), wide(2, 2)).rejectingAll())
          .build();

  private Bloop() {}

  private static Tensor average(Sample s) {
    Tensor e = s.input("average");
    return e.plus(s.input("main").minus(e).times(s.get(EMA)));
  }

  private static Tensor ratio(Sample s) {
    Tensor e = average(s);
    return Rows.dot(e, s.input("auxiliary")).over(Rows.dot(e, e).plus(s.get(GUARD)));
  }

  private static Tensor atMost(Sample s, double limit) {
    return ratio(s).min(s.backend().scalar(limit));
  }

  private static Tensor projected(Sample s, Tensor ratio) {
    Tensor kept = s.input("auxiliary").minus(average(s).times(ratio));
    return s.input("main").plus(kept.times(s.get(LAMBDA)));
  }

  private static Tensor barrier(Sample s) {
    return projected(s, ratio(s).min(s.get(LAMBDA).pow(-1)));
  }

  private static Tensor ratioOnly(Sample s) {
    Tensor main = s.get(LAMBDA).times(ratio(s)).oneMinus();
    return s.input("main").times(main).plus(s.input("auxiliary").times(s.get(LAMBDA)));
  }

  /** The auxiliary gradient is (2, -1) or its opposite. */
  private static Tensor handRatio(Sample s) {
    Tensor side = Rows.columns(s.input("auxiliary"), 0, 1).over(2);
    return side.times(1.625).over(s.get(GUARD).plus(0.78125));
  }

  private static Tensor byHand(Sample s, Tensor ratio) {
    Tensor e = Rows.of(s.backend(), 0.875, 0.125);
    Tensor kept = s.input("auxiliary").minus(e.times(ratio));
    return s.input("main").plus(kept.times(s.get(LAMBDA)));
  }

  private static Sample rate(Sample s, double ema) {
    return new SampleWrapper(s) {
      @Override
      public Tensor get(Hyperparameter asked) {
        return asked == EMA ? backend().scalar(ema) : super.get(asked);
      }
    };
  }

  /** Five parameters, numbers of no pattern. */
  private static Setting wide(int seed, double lambda) {
    Fractions some = Fractions.of(seed);
    double unit = seed == 1 ? 1 : 1024;
    return Setting.named("five parameters, numbers of no pattern " + seed)
        .input("main", some.matrix(1, 5).map(x -> unit * x))
        .input("auxiliary", some.matrix(1, 5).map(x -> unit * x))
        .input("average", some.matrix(1, 5).map(x -> unit * x))
        .with(EMA, lambda / 4)
        .with(LAMBDA, lambda);
  }
}
