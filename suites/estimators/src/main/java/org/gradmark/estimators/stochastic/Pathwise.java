package org.gradmark.estimators.stochastic;

import org.gradmark.core.estimator.Counted;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.claims.Cost;
import org.gradmark.estimators.claims.Unbiased;
import org.gradmark.estimators.claims.Variance;
import org.gradmark.estimators.functions.Separable;

/**
 * The pathwise (reparametrisation) estimator of the gradient of E f(x), here for x ~ N(μ, σ²).
 *
 * <pre>
 *   x ← μ + σ ε,  ε ~ N(0, 1)
 *   g ← mean of (f'(x), f'(x) ε)
 * </pre>
 */
public final class Pathwise {

  private static final EstimatorMistake NO_PATH =
      EstimatorMistake.rule(
          "noise-left-out",
          "the gradient of the scale lacks its factor epsilon",
          s -> {
            Tensor slope = s.gradient(Gaussian.points(s));
            return Rows.join(slope, slope).mean(Axis.COLUMN);
          });
  private static final EstimatorMistake LOG_SCALE =
      EstimatorMistake.result(
          "log-scale",
          "the gradient is that of log sigma, not of sigma",
          (s, g) -> {
            Tensor factors = Rows.join(s.input("scale").times(0).plus(1), s.input("scale"));
            return g.times(factors);
          });
  private static final EstimatorMistake VARIANCE =
      EstimatorMistake.input(
          "variance-for-scale",
          "the variance is taken for the standard deviation",
          "scale",
          (s, scale) -> scale.square());
  private static final EstimatorMistake AT_MEAN =
      EstimatorMistake.draw(
          "at-mean", "f is differentiated at the mean", "noise", (s, e) -> e.times(0));

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.estimator("pathwise")
          .title("Reparametrisation (pathwise) estimator")
          .source(
              "Becker et al., Probabilistic Programming with Programmable Variational Inference, PLDI 2024,"
                  + " arXiv:2406.15742; Kingma, Welling, Auto-Encoding Variational Bayes, 2014")
          .rows("A084.2")
          .paper("grad f(mu + sigma e)", Pathwise::paper)
          .mistakes(NO_PATH, LOG_SCALE, VARIANCE, AT_MEAN, Gaussian.SUM)
          .claims(
              ClosedForm.claim(
                      "PATH-01",
                      "given-draws",
                      "For f = x^2 and given noise the estimate is the mean of (2x, 2x e).",
                      "the formula")
                  .on(Gaussian.square(2))
                  .is(
                      s -> {
                        Tensor x = Gaussian.points(s).times(2);
                        return Rows.join(x, x.times(s.draw("noise"))).mean(Axis.COLUMN);
                      })
                  .rejecting(NO_PATH, LOG_SCALE, VARIANCE, AT_MEAN, Gaussian.SUM),
              Unbiased.claim(
                      "PATH-02",
                      "unbiased",
                      "The mean is the gradient of mu^4 + 6 mu^2 sigma^2 + 3 sigma^4 for f = x^4.",
                      "moments of the normal law")
                  .on(Gaussian.setting(Separable.FOURTH, 1))
                  .mean(Gaussian::gradientOfFourth)
                  .rejecting(NO_PATH, LOG_SCALE, VARIANCE, AT_MEAN),
              Variance.claim(
                      "PATH-03",
                      "variance",
                      "For f = x^2 the variances are 4 sigma^2 and 4 mu^2 + 8 sigma^2, a fraction of the score function's.",
                      "moments of the normal law")
                  .on(Gaussian.square(1))
                  .each(
                      s -> {
                        Tensor m = s.input("mean").square();
                        Tensor d = s.input("scale").square();
                        return Rows.join(d.times(4), m.times(4).plus(d.times(8)));
                      })
                  .rejecting(LOG_SCALE, VARIANCE, AT_MEAN),
              Cost.claim("PATH-04", "cost", "A sample costs one gradient of f.", "the formula")
                  .on(Gaussian.square(1))
                  .calls(Counted.Call.GRADIENT, 1)
                  .rejecting(
                      EstimatorMistake.rule(
                          "value-too",
                          "the value is computed besides the gradient",
                          s ->
                              paper(s)
                                  .plus(s.value(Gaussian.points(s)).mean(Axis.COLUMN).times(0)))),
              AsDeclared.claims("PATH", 11).on(Gaussian.wide(1), Gaussian.wide(2)).rejectingAll())
          .build();

  private Pathwise() {}

  private static Tensor paper(Sample s) {
    Tensor slope = s.gradient(Gaussian.points(s));
    return Rows.join(slope, slope.times(s.draw("noise"))).mean(Axis.COLUMN);
  }
}
