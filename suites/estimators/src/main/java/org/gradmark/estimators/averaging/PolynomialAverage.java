package org.gradmark.estimators.averaging;

import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.Axiom;
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.claims.Miscount;

/**
 * Polynomial-decay averaging: later parameters weigh more, and none is forgotten exponentially.
 *
 * <pre>
 *   a_t = (1 - w) a_{t-1} + w x_t,   w = (γ + 1)/(γ + t)
 * </pre>
 */
public final class PolynomialAverage {

  public static final Hyperparameter GAMMA =
      new Hyperparameter("gamma", "degree of the weights (gamma)", 0, 1e6, 8);

  private static final EstimatorMistake BEHIND =
      EstimatorMistake.rule(
          "counted-from-zero-late", "the weight is that of the step after", s -> averaged(s, 1));
  private static final EstimatorMistake EXCHANGED =
      EstimatorMistake.rule(
          "weights-exchanged",
          "the weight of the new parameters is given to the old average",
          s ->
              Average.walked(
                  s,
                  s.input("start"),
                  (a, t) ->
                      a.times(weight(s, t))
                          .plus(Average.after(s, t).times(weight(s, t).oneMinus()))));
  private static final EstimatorMistake UNIFORM =
      EstimatorMistake.rule(
          "uniform",
          "all parameters weigh the same",
          s ->
              Average.walked(
                  s, s.input("start"), (a, t) -> a.plus(Average.after(s, t).minus(a).over(t))));
  private static final EstimatorMistake FIXED = EstimatorMistake.hardCoded(GAMMA, 8);

  private static final Setting SHORT = Average.path("three rows, gamma = 1").with(GAMMA, 1);
  private static final Setting LONG = Average.walk("twelve rows, gamma = 3").with(GAMMA, 3);
  private static final Setting STILL = Average.still("constant rows").with(GAMMA, 3);

  private static final Setting FIVE = Average.wide("twelve rows of 5 numbers", 1, 1).with(GAMMA, 2);
  private static final Setting OTHER_FIVE =
      Average.wide("twelve rows of 5 large numbers", 4, 4096).with(GAMMA, 4);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.weightAverage("polynomial-average")
          .title("Polynomial-decay averaging")
          .source(
              "Ivgi, Hinder, Carmon, DoG is SGD's Best Friend, ICML 2023, arXiv:2302.12022; Shamir,"
                  + " Zhang, Stochastic Gradient Descent for Non-smooth Optimization, ICML 2013")
          .rows("A108.3")
          .hyperparameters(GAMMA)
          .meaning("parameters", "those after each step")
          .meaning("start", "those before the first step")
          .paper("the new parameters weigh (gamma + 1)/(gamma + t)", s -> averaged(s, 0))
          .mistakes(BEHIND, EXCHANGED, UNIFORM, FIXED, Average.BEHIND)
          .claims(
              ClosedForm.claim(
                      "POLYAVG-01",
                      "by-hand",
                      "With gamma = 1 row k weighs k: (7, 0), (7/3, 28/3), (91/6, 7/6).",
                      "the definition")
                  .on(SHORT)
                  .is(s -> Rows.of(s.backend(), 42, 0, 14, 56, 91, 7).over(6))
                  .rejecting(BEHIND, EXCHANGED, UNIFORM, FIXED, Average.BEHIND),
              ClosedForm.claim(
                      "POLYAVG-02",
                      "weights",
                      "With gamma = 3 row k weighs k (k + 1)(k + 2).",
                      "Shamir, Zhang, section 4")
                  .on(LONG)
                  .of("the last average", (s, all) -> Rows.columns(all, 22, 24))
                  .is(
                      s -> {
                        Tensor sum = Average.zero(s);
                        double weights = 0;
                        for (int k = 1; k <= Average.steps(s); k++) {
                          double weight = k * (k + 1) * (k + 2);
                          sum = sum.plus(Average.after(s, k).times(weight));
                          weights += weight;
                        }
                        return sum.over(weights);
                      })
                  .rejecting(BEHIND, EXCHANGED, UNIFORM, FIXED, Average.BEHIND),
              Axiom.claim(
                      "POLYAVG-03",
                      "linear",
                      "Averages of parameters that are four times as large are four times as"
                          + " large.",
                      "the definition")
                  .on(LONG)
                  .changing(Average::fourfold)
                  .changes(all -> all.times(4))
                  .rejecting(Average.SQUARES),
              ClosedForm.claim(
                      "POLYAVG-04",
                      "constant",
                      "The average of constant parameters is the constant.",
                      "the definition")
                  .on(STILL)
                  .is(s -> Rows.flat(s.input("parameters")))
                  .rejecting(Average.LEAKING),
              AsDeclared.claims("POLYAVG", 11).on(LONG).rejectingAll(),
              AsDeclared.claims("POLYAVG", 31).on(FIVE, OTHER_FIVE).rejectingUnseen())
          .build();

  private PolynomialAverage() {}

  private static Tensor weight(Sample s, int t) {
    Tensor count = s.called("t", s.backend().scalar(t));
    return s.get(GAMMA).plus(1).over(s.get(GAMMA).plus(count));
  }

  private static Tensor averaged(Sample s, int ahead) {
    return Average.walked(
        s,
        s.input("start"),
        (a, t) -> a.plus(Average.after(s, t).minus(a).times(weight(s, Miscount.of(s, t) + ahead))));
  }
}
