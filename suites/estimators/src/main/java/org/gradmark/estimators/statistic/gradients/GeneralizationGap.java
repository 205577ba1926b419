package org.gradmark.estimators.statistic.gradients;

import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Law;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.claims.Spread;
import org.gradmark.estimators.claims.Unbiased;

/**
 * By how much one step of gradient descent widens the gap between test and training loss, estimated
 * from the gradients of the N examples.
 *
 * <pre>
 *   change ← eta tr(C)/N,  C the covariance of a single example's gradient, over N - 1
 * </pre>
 *
 * Draws {@code gradients [N,d]}; the result is {@code [1,1]}.
 */
public final class GeneralizationGap {

  private static final String BIASED = "over-n";

  private static final EstimatorMistake RAW =
      EstimatorMistake.rule(
          "not-centred",
          "second moments are taken for variances",
          s -> {
            Tensor g = s.draw("gradients");
            double n = g.shape().rows();
            return g.square().sum(Axis.COLUMN).sum(Axis.ROW).times(rate(s)).over(n * n);
          });
  private static final EstimatorMistake NOT_OVER_N =
      EstimatorMistake.result(
          "single-example",
          "the variance is not divided by the number of examples",
          (s, gap) -> gap.times(s.draw("gradients").shape().rows()));
  private static final EstimatorMistake HALF =
      EstimatorMistake.scaled("halved", "the change is halved", 0.5);
  private static final EstimatorMistake NEGATED =
      EstimatorMistake.scaled("narrowed", "the gap is said to close", -1);

  private static final Setting SETTING = setting(3);

  private static final Setting PAIR = setting(2);

  private static final Setting SEVEN = seven("7 gradients of 5 numbers", 1, 1);
  private static final Setting OTHER_SEVEN = seven("7 large gradients", 2, 64);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.statistic("generalization-gap")
          .title("Change of the generalization gap in one step")
          .source(
              "Roberts, SGD Implicitly Regularizes Generalization Error, 2021, arXiv:2104.04874")
          .rows("A005.1")
          .hyperparameters(Hyperparameter.LEARNING_RATE)
          .paper("eta tr(C)/N, C over N - 1", s -> change(s, 1))
          .dialect(BIASED, "eta tr(C)/N, C over N", s -> change(s, 0))
          .mistakes(RAW, NOT_OVER_N, HALF, NEGATED)
          .claims(
              Unbiased.claim(
                      "GAPC-01",
                      "unbiased",
                      "The mean is eta tr(Cov)/N.",
                      "the variance over N - 1 is unbiased")
                  .on(SETTING, PAIR)
                  .mean(s -> truth(s))
                  .rejecting(RAW, NOT_OVER_N, HALF, NEGATED),
              Unbiased.claim(
                      "GAPC-02",
                      "biased",
                      "Over N the mean is (N - 1)/N of that.",
                      "mean of the variance over N")
                  .in(BIASED)
                  .on(SETTING, PAIR)
                  .mean(s -> truth(s).times(s.input("count").minus(1)).over(s.input("count")))
                  .rejecting(RAW, NOT_OVER_N, NEGATED),
              Unbiased.claim(
                      "GAPC-03",
                      "linear-loss",
                      "For the loss w x a step moves test loss by -eta m mean and training loss by -eta |mean|^2:"
                          + " the mean of their difference is the estimate's.",
                      "E|mean|^2 = |m|^2 + tr(Cov)/N")
                  .on(SETTING)
                  .of("the estimate less the change of the gap", GeneralizationGap::beyond)
                  .mean(s -> truth(s).times(0))
                  .rejecting(RAW, NOT_OVER_N, HALF, NEGATED),
              ClosedForm.claim(
                      "GAPC-04",
                      "pairs",
                      "For two examples it is eta |g_1 - g_2|^2/4.",
                      "the variance of two numbers")
                  .on(PAIR)
                  .is(
                      s -> {
                        Tensor g = s.draw("gradients");
                        Tensor d = Rows.row(g, 0).minus(Rows.row(g, 1));
                        return d.square().sum(Axis.ROW).times(rate(s)).over(4);
                      })
                  .rejecting(RAW, NOT_OVER_N, HALF, NEGATED),
              AsDeclared.claims("GAPC", 11).on(SEVEN, OTHER_SEVEN).rejectingUnseen())
          .build();

  private GeneralizationGap() {}

  private static Setting setting(int examples) {
    return Setting.named(examples + " examples")
        .with(Hyperparameter.LEARNING_RATE, 0.125)
        .input("mean", 1, 1)
        .input("variance", 2.25, 2.25)
        .input("count", examples)
        .drawing(Law.each("gradients", Shape.of(examples, 2), new double[] {-0.5, 2.5}, 0.5, 0.5));
  }

  private static Tensor rate(Sample s) {
    return s.get(Hyperparameter.LEARNING_RATE);
  }

  private static Tensor change(Sample s, double less) {
    Tensor g = s.draw("gradients");
    double n = g.shape().rows();
    Tensor squares = g.minus(g.mean(Axis.COLUMN)).square().sum(Axis.COLUMN).sum(Axis.ROW);
    return squares.times(rate(s)).over((n - less) * n);
  }

  private static Tensor truth(Sample s) {
    return s.input("variance").sum(Axis.ROW).times(rate(s)).over(s.input("count"));
  }

  private static Tensor beyond(Sample s, Tensor estimate) {
    Tensor mean = s.draw("gradients").mean(Axis.COLUMN);
    Tensor test = mean.times(s.input("mean")).sum(Axis.ROW).negate();
    Tensor train = mean.square().sum(Axis.ROW).negate();
    return estimate.minus(test.minus(train).times(rate(s)));
  }

  private static Setting seven(String name, int salt, double factor) {
    return Setting.named(name)
        .with(Hyperparameter.LEARNING_RATE, 0.5)
        .drawing(Law.given("gradients", Spread.matrix(7, 5, salt).map(x -> factor * x)));
  }
}
