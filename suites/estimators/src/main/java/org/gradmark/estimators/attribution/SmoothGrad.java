package org.gradmark.estimators.attribution;

import org.gradmark.core.contract.FunctionOracle;
import org.gradmark.core.estimator.Counted;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Law;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.SampleWrapper;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.claims.Cost;
import org.gradmark.estimators.claims.Spread;
import org.gradmark.estimators.claims.Unbiased;
import org.gradmark.estimators.claims.Variance;
import org.gradmark.estimators.functions.Quadratic;
import org.gradmark.estimators.functions.Separable;

/**
 * SmoothGrad: the mean gradient at noisy copies of the input.
 *
 * <pre>
 *   s ← level (max x - min x)
 *   a ← mean of ∇f(x + s e),  e ~ N(0, I)
 * </pre>
 *
 * Input {@code x [1,d]}, draws {@code noise [n,d]}.
 */
public final class SmoothGrad {

  static final Hyperparameter LEVEL =
      new Hyperparameter(
          "noise_level", "standard deviation of the noise, of the range of the input", 0, 10, 0.15);

  private static final int NODES = 3;
  private static final String ABSOLUTE = "absolute-noise";
  private static final String SQUARED = "squared";
  private static final String VARIED = "vargrad";
  private static final String OVER_N = "vargrad-over-n";

  private static final EstimatorMistake SUM =
      EstimatorMistake.result(
          "sum-for-mean",
          "the gradients are summed, not averaged",
          (s, a) -> a.times(s.draw("noise").shape().rows()));
  private static final EstimatorMistake NO_NOISE =
      EstimatorMistake.draw(
          "no-noise", "the input is not disturbed", "noise", (s, e) -> e.times(0));
  private static final EstimatorMistake VARIANCE =
      EstimatorMistake.seeing(
          "variance-for-deviation",
          "the square of the noise level is taken for the level",
          s ->
              new SampleWrapper(s) {
                @Override
                public Tensor get(Hyperparameter asked) {
                  return super.get(asked).square();
                }
              });
  private static final EstimatorMistake TIMES_INPUT =
      EstimatorMistake.result(
          "times-input", "the mean is multiplied by the input", (s, a) -> a.times(s.input("x")));
  private static final EstimatorMistake ONE_NOISE =
      EstimatorMistake.draw(
          "one-noise",
          "all copies get the first one's noise",
          "noise",
          (s, e) -> e.times(0).plus(Rows.row(e, 0)));

  private static final Quadratic CURVED = Quadratic.of(new double[] {2, 0.5, 0.5, -1}, 1, 0.25);
  private static final Setting ONE = setting(CURVED, 1);
  private static final Setting TWO = setting(CURVED, 2);
  private static final Setting CUBE = setting(Separable.CUBE, 2);

  private static final Setting SEVEN = seven(Separable.FOURTH, 1, 0.125, 1);
  private static final Setting OTHER_SEVEN = seven(Separable.CUBE, 3, 0.5, 16);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.attribution("smoothgrad")
          .title("SmoothGrad")
          .source(
              "Smilkov, Thorat, Kim, Viegas, Wattenberg, SmoothGrad: removing noise by adding noise, 2017, arXiv:1706.03825")
          .rows("A008.1")
          .hyperparameters(LEVEL)
          .paper(
              "mean gradient, noise relative to the range of x",
              s -> gradients(s).mean(Axis.COLUMN))
          .dialect(
              ABSOLUTE,
              "mean gradient, the level is the deviation itself",
              s -> at(s, s.get(LEVEL)).mean(Axis.COLUMN))
          .dialect(SQUARED, "mean squared gradient", s -> gradients(s).square().mean(Axis.COLUMN))
          .dialect(VARIED, "variance of the gradients, over n - 1", SmoothGrad::variance)
          .dialect(
              OVER_N,
              "variance of the gradients, over n, as Captum's vargrad",
              s -> variance(s).times(shareOfUnbiased(s)))
          .mistakes(SUM, NO_NOISE, VARIANCE, TIMES_INPUT, ONE_NOISE)
          .claims(
              ClosedForm.claim(
                      "SMTH-01",
                      "given-noise",
                      "For a quadratic the estimate is the gradient at the mean noisy copy.",
                      "the formula")
                  .on(TWO)
                  .is(
                      s -> {
                        Tensor mean = s.draw("noise").mean(Axis.COLUMN).times(deviation(s));
                        return s.gradient(s.input("x").plus(mean));
                      })
                  .rejecting(SUM, NO_NOISE, VARIANCE, TIMES_INPUT, ONE_NOISE),
              Unbiased.claim(
                      "SMTH-02",
                      "smoothed-cube",
                      "For x^3 the mean is the smoothed function's gradient 3 x^2 + 3 s^2.",
                      "differentiation under the integral")
                  .on(CUBE)
                  .mean(s -> cube(s, deviation(s)))
                  .rejecting(SUM, NO_NOISE, VARIANCE, TIMES_INPUT),
              Unbiased.claim(
                      "SMTH-03",
                      "absolute-cube",
                      "For x^3 the mean is 3 x^2 + 3 level^2, whatever the range of x.",
                      "differentiation under the integral")
                  .in(ABSOLUTE)
                  .on(CUBE)
                  .mean(s -> cube(s, s.get(LEVEL)))
                  .rejecting(SUM, NO_NOISE, VARIANCE, TIMES_INPUT),
              Variance.claim(
                      "SMTH-04",
                      "variance",
                      "For a quadratic the variance is s^2 diag(H^2)/n.",
                      "variance of a linear function of the noise")
                  .on(ONE, TWO)
                  .each(s -> spread(s).over(s.input("copies")))
                  .rejecting(SUM, NO_NOISE, VARIANCE, TIMES_INPUT, ONE_NOISE),
              Unbiased.claim(
                      "SMTH-05",
                      "squared-mean",
                      "For a quadratic the mean squared gradient is the square plus s^2 diag(H^2).",
                      "second moment of a linear function of the noise")
                  .in(SQUARED)
                  .on(TWO)
                  .mean(s -> s.gradient(s.input("x")).square().plus(spread(s)))
                  .rejecting(SUM, NO_NOISE, VARIANCE, TIMES_INPUT),
              Unbiased.claim(
                      "SMTH-06",
                      "vargrad-mean",
                      "For a quadratic VarGrad is s^2 diag(H^2) on average.",
                      "the variance over n - 1 is unbiased")
                  .in(VARIED)
                  .on(TWO)
                  .mean(SmoothGrad::spread)
                  .rejecting(SUM, NO_NOISE, VARIANCE, TIMES_INPUT, ONE_NOISE),
              Unbiased.claim(
                      "SMTH-08",
                      "vargrad-over-n-mean",
                      "For a quadratic it is s^2 diag(H^2) (n - 1)/n on average.",
                      "the variance over n is too small by 1/n of it")
                  .in(OVER_N)
                  .on(TWO)
                  .mean(s -> spread(s).times(s.input("copies").minus(1)).over(s.input("copies")))
                  .rejecting(SUM, NO_NOISE, VARIANCE, TIMES_INPUT, ONE_NOISE),
              Cost.claim("SMTH-07", "cost", "A copy costs one gradient.", "the formula")
                  .in(EstimatorSystem.PAPER, ABSOLUTE, SQUARED)
                  .on(TWO)
                  .calls(Counted.Call.GRADIENT, 2)
                  .rejecting(
                      EstimatorMistake.result(
                          "gradient-too",
                          "the gradient at the input is computed besides",
                          (s, a) -> a.plus(s.gradient(s.input("x")).times(0)))),
              AsDeclared.claims("SMTH", 11).on(SEVEN, OTHER_SEVEN).rejectingUnseen())
          .build();

  private SmoothGrad() {}

  /** (n - 1)/n. */
  private static double shareOfUnbiased(Sample s) {
    double n = s.draw("noise").shape().rows();
    return (n - 1) / n;
  }

  private static Setting setting(FunctionOracle f, int copies) {
    return Setting.named(f.name() + ", " + copies + " copies")
        .function(f)
        .input("x", 1.5, -1)
        .input("copies", copies)
        .with(LEVEL, 0.25)
        .drawing(Law.normal("noise", Shape.of(copies, 2), NODES));
  }

  private static Tensor deviation(Sample s) {
    Tensor x = s.input("x");
    return x.max(Axis.ALL).minus(x.min(Axis.ALL)).times(s.get(LEVEL));
  }

  private static Tensor at(Sample s, Tensor deviation) {
    return s.gradient(s.draw("noise").times(deviation).plus(s.input("x")));
  }

  private static Tensor gradients(Sample s) {
    return at(s, deviation(s));
  }

  private static Tensor variance(Sample s) {
    Tensor all = gradients(s);
    Tensor centred = all.minus(all.mean(Axis.COLUMN));
    return centred.square().sum(Axis.COLUMN).over(all.shape().rows() - 1.0);
  }

  private static Tensor cube(Sample s, Tensor deviation) {
    return s.input("x").square().plus(deviation.square()).times(3);
  }

  /** s² times the diagonal of H². */
  private static Tensor spread(Sample s) {
    Backend b = s.backend();
    return CURVED.hessian(b).square().sum(Axis.COLUMN).times(deviation(s).square());
  }

  private static Setting seven(FunctionOracle f, int salt, double level, double factor) {
    return Setting.named(f.name() + " of 5 numbers, 7 copies")
        .function(f)
        .input("x", Spread.matrix(1, 5, salt).map(x -> factor * x))
        .with(LEVEL, level)
        .drawing(Law.given("noise", Spread.matrix(7, 5, salt + 1)));
  }
}
