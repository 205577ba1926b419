package org.gradmark.estimators.stochastic;

import org.gradmark.core.estimator.Counted;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.Cost;
import org.gradmark.estimators.claims.Unbiased;
import org.gradmark.estimators.claims.Variance;
import org.gradmark.estimators.functions.Separable;

/**
 * The score function estimator of the gradient of E f(x), here for x ~ N(μ, σ²), with a constant
 * baseline b.
 *
 * <pre>
 *   x ← μ + σ ε,  ε ~ N(0, 1)
 *   g ← mean of (f(x) - b) ∇ log p(x),  ∇ log p = (ε/σ, (ε² - 1)/σ)
 * </pre>
 */
public final class ScoreFunction {

  private static final EstimatorMistake NO_SCALE =
      EstimatorMistake.rule(
          "score-not-scaled",
          "the score lacks its factor 1/sigma",
          s -> estimate(s, s.draw("noise"), s.draw("noise").square().minus(1)));
  private static final EstimatorMistake NO_ONE =
      EstimatorMistake.rule(
          "score-without-one",
          "the score of the scale lacks its -1",
          s ->
              estimate(
                  s,
                  s.draw("noise").over(s.input("scale")),
                  s.draw("noise").square().over(s.input("scale"))));
  private static final EstimatorMistake LOSS =
      EstimatorMistake.scaled("negated", "the gradient has the sign of a loss", -1);
  private static final EstimatorMistake NO_BASELINE =
      EstimatorMistake.input(
          "baseline-ignored", "the baseline is ignored", "baseline", (s, b) -> b.times(0));
  private static final EstimatorMistake ADDED =
      EstimatorMistake.input(
          "baseline-added",
          "the baseline is added, not subtracted",
          "baseline",
          (s, b) -> b.negate());
  private static final EstimatorMistake AT_MEAN =
      EstimatorMistake.rule(
          "baseline-at-mean",
          "the value of f at the mean is computed and taken for the baseline",
          s -> {
            Tensor centred = s.value(Gaussian.points(s)).minus(s.value(s.input("mean")));
            return estimate(s, centred);
          });

  /** One sample has no mean of several: the baseline is the given one there. */
  private static final EstimatorMistake OWN_MEAN =
      EstimatorMistake.rule(
          "mean-for-baseline",
          "the mean of f over the same samples is the baseline, not the given one",
          s -> {
            Tensor f = s.value(Gaussian.points(s));
            int n = f.shape().rows();
            return estimate(s, f.minus(n == 1 ? s.input("baseline") : f.mean(Axis.COLUMN)));
          });

  private static final EstimatorMistake OTHERS_MEAN =
      EstimatorMistake.rule(
          "leave-one-out-for-baseline",
          "the mean of f over the other samples is the baseline, not the given one",
          s -> {
            Tensor f = s.value(Gaussian.points(s));
            int n = f.shape().rows();
            Tensor others = f.sum(Axis.COLUMN).minus(f).over(Math.max(1, n - 1));
            return estimate(s, f.minus(n == 1 ? s.input("baseline") : others));
          });

  private static final Setting ONE = baseline(Gaussian.square(1), 0);
  private static final Setting TWO = baseline(Gaussian.square(2), 0);
  private static final Setting SHIFTED = baseline(Gaussian.square(1), 5.25);
  private static final Setting FOURTH = baseline(Gaussian.setting(Separable.FOURTH, 1), 2);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.estimator("score-function")
          .title("Score function estimator with baseline")
          .source(
              "Becker et al., Probabilistic Programming with Programmable Variational Inference, PLDI 2024,"
                  + " arXiv:2406.15742; Glynn, Likelihood ratio gradient estimation, CACM 1990")
          .rows("A084.1")
          .paper("(f(x) - b) grad log p(x)", ScoreFunction::paper)
          .mistakes(NO_SCALE, NO_ONE, LOSS, NO_BASELINE, ADDED, OWN_MEAN, OTHERS_MEAN, Gaussian.SUM)
          .claims(
              Unbiased.claim(
                      "SCORE-01",
                      "unbiased-square",
                      "The mean is (2 mu, 2 sigma) for f = x^2, whatever the baseline.",
                      "E x^2 = mu^2 + sigma^2")
                  .on(ONE, TWO, SHIFTED)
                  .mean(Gaussian::gradientOfSquare)
                  .rejecting(NO_SCALE, NO_ONE, LOSS, OWN_MEAN, Gaussian.SUM),
              Unbiased.claim(
                      "SCORE-02",
                      "unbiased-fourth",
                      "The mean is the gradient of mu^4 + 6 mu^2 sigma^2 + 3 sigma^4 for f = x^4.",
                      "moments of the normal law")
                  .on(FOURTH)
                  .mean(Gaussian::gradientOfFourth)
                  .rejecting(NO_SCALE, NO_ONE, LOSS),
              Variance.claim(
                      "SCORE-03",
                      "variance",
                      "For f = x^2 the variances are the moment formulas in mu, sigma and b, over n.",
                      "E e^2, ..., E e^8 = 1, 3, 15, 105")
                  .on(ONE, TWO, SHIFTED)
                  .each(ScoreFunction::variance)
                  .rejecting(NO_BASELINE, ADDED, OWN_MEAN, OTHERS_MEAN, NO_SCALE, NO_ONE),
              Cost.claim(
                      "SCORE-04",
                      "cost",
                      "A sample costs one value of f and no gradient.",
                      "the formula")
                  .on(SHIFTED)
                  .calls(Counted.Call.VALUE, 1)
                  .rejecting(AT_MEAN),
              AsDeclared.claims("SCORE", 11).on(Gaussian.wide(1), Gaussian.wide(2)).rejectingAll())
          .build();

  private ScoreFunction() {}

  private static Tensor paper(Sample s) {
    return estimate(s, s.value(Gaussian.points(s)).minus(s.input("baseline")));
  }

  private static Tensor estimate(Sample s, Tensor signal) {
    Tensor e = s.draw("noise");
    Tensor byMean = e.over(s.input("scale"));
    Tensor byScale = e.square().minus(1).over(s.input("scale"));
    return Rows.join(signal.times(byMean), signal.times(byScale)).mean(Axis.COLUMN);
  }

  private static Tensor estimate(Sample s, Tensor byMean, Tensor byScale) {
    Tensor signal = s.value(Gaussian.points(s)).minus(s.input("baseline"));
    return Rows.join(signal.times(byMean), signal.times(byScale)).mean(Axis.COLUMN);
  }

  /** Of one sample: E (x² - b)² score² - (E x² score)², over the number of samples. */
  private static Tensor variance(Sample s) {
    Tensor m = s.input("mean").square();
    Tensor d = s.input("scale").square();
    Tensor b = s.input("baseline");
    Tensor meanSquare = m.square().plus(m.times(d).times(18)).plus(d.square().times(15));
    Tensor meanCross = m.plus(d.times(3)).times(b).times(2);
    Tensor byMean = meanSquare.minus(meanCross).plus(b.square()).over(d).minus(m.times(4));
    Tensor scaleSquare = m.square().times(2).plus(m.times(d).times(60)).plus(d.square().times(78));
    Tensor scaleCross = m.times(2).plus(d.times(10)).times(b).times(2);
    Tensor byScale =
        scaleSquare.minus(scaleCross).plus(b.square().times(2)).over(d).minus(d.times(4));
    return Rows.join(byMean, byScale).over(s.input("samples"));
  }

  /** With a baseline; the number of samples is for the formula of the variance. */
  private static Setting baseline(Setting setting, double b) {
    int samples = setting.law().outcomes().get(0).values().get("noise").size();
    return setting.called(setting + ", b = " + b).input("baseline", b).input("samples", samples);
  }
}
