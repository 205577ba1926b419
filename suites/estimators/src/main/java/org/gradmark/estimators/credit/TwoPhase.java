package org.gradmark.estimators.credit;

import java.util.List;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Law;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.claims.Unbiased;
import org.gradmark.estimators.claims.Variance;
import org.gradmark.estimators.functions.Fractions;
import org.gradmark.estimators.functions.Quadratic;

/**
 * The two-phase contrastive gradient (equilibrium propagation) of C(s(θ)), s(θ) = argmin E(s, θ),
 * for one state and one parameter; f is E of the row (s, θ), {@code cost} is C. States of rest are
 * found by a Newton step, exact for quadratic E and C.
 *
 * <pre>
 *   s_β ← argmin E(s, θ) + β C(s)
 *   g ← (E_θ(s_β, θ) - E_θ(s_0, θ))/β
 *   symmetric: g ← (E_θ(s_β, θ) - E_θ(s_-β, θ))/(2β)
 *   random phase: g ← E_θ(s_β, θ)/(β p) with probability p, else -E_θ(s_0, θ)/(β (1 - p))
 * </pre>
 */
public final class TwoPhase {

  public static final Hyperparameter BETA =
      new Hyperparameter("beta", "strength of the nudge", 0, 1e6, 0.5);
  public static final Hyperparameter SHARE =
      new Hyperparameter("nudged_share", "probability p of the nudged phase", 0, 1, 0.5);

  private static final EstimatorMistake NOT_DIVIDED =
      EstimatorMistake.result(
          "not-divided", "the difference is not divided by beta", (s, g) -> g.times(s.get(BETA)));
  private static final EstimatorMistake SWAPPED =
      EstimatorMistake.scaled("phases-swapped", "the phases are swapped", -1);
  private static final EstimatorMistake NO_FREE =
      EstimatorMistake.rule(
          "free-phase-left-out",
          "the free phase is left out",
          s -> slope(s, s.get(BETA)).over(s.get(BETA)));
  private static final EstimatorMistake NOT_WEIGHTED =
      EstimatorMistake.rule(
          "phases-not-weighted",
          "the phases are not divided by their probabilities",
          s -> phases(s, s.backend().scalar(1), s.backend().scalar(1)));

  private static final EstimatorMistake NO_BETA = EstimatorMistake.hardCoded(BETA, 0.5);

  private static final double INPUT = 1.5;
  private static final double TARGET = 0.25;
  private static final Setting HALF = setting("beta = 1/2", 0.5);
  private static final Setting SMALL = setting("beta = 1/16", 0.0625);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.estimator("equilibrium-propagation")
          .title("Two-phase contrastive gradient (equilibrium propagation)")
          .source(
              "Williams et al., Flexible Phase Dynamics for Bio-Plausible Contrastive Learning,"
                  + " 2023; Scellier, Bengio, Equilibrium Propagation, 2017")
          .rows("A181.1")
          .hyperparameters(BETA, SHARE)
          .paper("(E'(s_beta) - E'(s_0))/beta", TwoPhase::paper)
          .dialect("symmetric", "(E'(s_beta) - E'(s_-beta))/(2 beta)", TwoPhase::symmetric)
          .dialect(
              "random-phase",
              "one phase, chosen at random",
              s -> phases(s, s.get(SHARE), s.get(SHARE).oneMinus()))
          .mistakes(NOT_DIVIDED, SWAPPED)
          .mistakesIn(List.of("paper", "symmetric"), NO_FREE)
          .mistakesIn(List.of("random-phase"), NOT_WEIGHTED)
          .claims(
              ClosedForm.claim(
                      "EQPR-01",
                      "one-sided",
                      "For E = (s - theta x)^2/2 + theta and C = (s - y)^2/2 it is the gradient x"
                          + " (theta x - y) over 1 + beta.",
                      "s_beta = (theta x + beta y)/(1 + beta)")
                  .on(HALF, SMALL)
                  .is(s -> truth(s).over(s.get(BETA).plus(1)))
                  .rejecting(NOT_DIVIDED, SWAPPED, NO_FREE),
              ClosedForm.claim(
                      "EQPR-02",
                      "symmetric",
                      "The symmetric form is the gradient over 1 - beta^2: its error is of second"
                          + " order.",
                      "mean of 1/(1 + beta) and 1/(1 - beta)")
                  .in("symmetric")
                  .on(HALF, SMALL)
                  .is(s -> truth(s).over(s.get(BETA).square().oneMinus()))
                  .rejecting(NOT_DIVIDED, SWAPPED, NO_FREE),
              Unbiased.claim(
                      "EQPR-03",
                      "random-phase",
                      "A random phase, divided by its probability, has the mean of the one-sided"
                          + " form.",
                      "importance weights")
                  .in("random-phase")
                  .on(HALF, SMALL)
                  .mean(s -> truth(s).over(s.get(BETA).plus(1)))
                  .rejecting(NOT_DIVIDED, SWAPPED, NOT_WEIGHTED, NO_BETA),
              Variance.claim(
                      "EQPR-04",
                      "random-phase-moment",
                      "Its second moment is (A^2/p + B^2/(1 - p))/beta^2 with the slopes A = 1 +"
                          + " beta g and B = 1 of both phases.",
                      "enumeration of both phases")
                  .in("random-phase")
                  .on(HALF, SMALL)
                  .secondMoment(
                      s -> {
                        Tensor b = s.get(BETA);
                        Tensor nudged = truth(s).over(b.plus(1)).times(b).plus(1).square();
                        Tensor free = s.get(SHARE).oneMinus().pow(-1);
                        return nudged.over(s.get(SHARE)).plus(free).over(b.square());
                      })
                  .rejecting(NOT_DIVIDED, NOT_WEIGHTED, NO_BETA),
              AsDeclared.claims("EQPR", 11).on(wide(1, 0.5), wide(2, 0.25)).rejectingAll())
          .build();

  private TwoPhase() {}

  private static Tensor paper(Sample s) {
    Tensor free = slope(s, s.get(BETA).times(0));
    return slope(s, s.get(BETA)).minus(free).over(s.get(BETA));
  }

  private static Tensor symmetric(Sample s) {
    Tensor back = slope(s, s.get(BETA).negate());
    return slope(s, s.get(BETA)).minus(back).over(s.get(BETA).times(2));
  }

  private static Tensor phases(Sample s, Tensor nudgedWeight, Tensor freeWeight) {
    Tensor nudged = slope(s, s.get(BETA)).over(nudgedWeight);
    Tensor free = slope(s, s.get(BETA).times(0)).over(freeWeight).negate();
    return s.draw("nudged").where(nudged, free).over(s.get(BETA));
  }

  /** E_θ at the state of rest for a nudge. */
  private static Tensor slope(Sample s, Tensor beta) {
    Tensor start = s.input("state");
    Tensor at = Rows.join(start, s.input("theta"));
    Tensor one = Rows.of(s.backend(), 1);
    Tensor pull = Rows.columns(s.gradient(at), 0, 1);
    Tensor stiffness = Rows.columns(s.hessianVector(at, Rows.of(s.backend(), 1, 0)), 0, 1);
    Tensor nudge = s.function("cost").gradient(start).times(beta);
    Tensor nudgeStiffness = s.function("cost").hessianVector(start, one).times(beta);
    Tensor rest = start.minus(pull.plus(nudge).over(stiffness.plus(nudgeStiffness)));
    return Rows.columns(s.gradient(Rows.join(rest, s.input("theta"))), 1, 2);
  }

  private static Tensor truth(Sample s) {
    return s.input("theta").times(INPUT).minus(TARGET).times(INPUT);
  }

  private static Setting setting(String name, double beta) {
    double[] energy = {1, -INPUT, -INPUT, INPUT * INPUT};
    return Setting.named(name)
        .input("theta", 1.25)
        .input("state", -0.5)
        .function(Quadratic.of(energy, 0, 1))
        .function("cost", Quadratic.of(new double[] {1}, -TARGET))
        .with(BETA, beta)
        .with(SHARE, 0.25)
        .drawing(Law.coins("nudged", Shape.of(1, 1), 0.25));
  }

  /** Other energies and costs, numbers of no pattern; the state is stiff enough for any nudge. */
  private static Setting wide(int seed, double beta) {
    Fractions some = Fractions.of(seed);
    double cross = some.number();
    double[] energy = {2 + some.positive(), cross, cross, some.number()};
    return Setting.named("another energy, numbers of no pattern " + seed)
        .input("theta", some.number())
        .input("state", some.number())
        .function(new Quadratic(energy, some.matrix(1, 2).toArray(), some.number()))
        .function("cost", Quadratic.of(new double[] {some.positive()}, some.number()))
        .with(BETA, beta)
        .with(SHARE, beta)
        .drawing(Law.coins("nudged", Shape.of(1, 1), beta));
  }
}
