package org.gradmark.estimators.discrete;

import java.util.List;
import org.gradmark.core.estimator.Counted;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.Cost;
import org.gradmark.estimators.claims.Unbiased;
import org.gradmark.estimators.claims.Variance;

/**
 * REINFORCE: the score function estimator of the gradient of E f(D) for the logits of a category.
 *
 * <pre>
 *   D_1 … D_n ~ softmax(θ), one-hot
 *   g ← mean of (f(D_i) - b_i) (D_i - p)
 * </pre>
 *
 * <p>The paper's form has b = 0 here. With the leave-one-out baseline b_i is the mean of f over the
 * other samples. A mean over all samples, D_i among them, makes the estimate too small by (n-1)/n.
 */
public final class Reinforce {

  private static final EstimatorMistake OWN_SAMPLE =
      EstimatorMistake.rule(
          "own-sample-in-baseline",
          "a sample's own value is in the mean that is its baseline",
          s -> {
            Tensor f = s.value(s.draw("category"));
            return estimate(s, f.minus(f.mean(Axis.COLUMN)));
          });
  private static final EstimatorMistake NO_MEAN =
      EstimatorMistake.rule(
          "score-not-centred",
          "the score is the category itself, its mean p is not subtracted",
          s -> s.draw("category").times(s.value(s.draw("category"))).mean(Axis.COLUMN));
  private static final EstimatorMistake LOSS =
      EstimatorMistake.scaled("negated", "the gradient has the sign of a loss", -1);
  private static final EstimatorMistake TWICE =
      EstimatorMistake.rule(
          "values-at-all-categories",
          "f is asked at every category, drawn or not",
          s ->
              estimate(
                  s,
                  Rows.dot(
                      s.draw("category"),
                      Categories.values(s, s.input("logits").shape().columns()))));

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.estimator("reinforce")
          .title("REINFORCE")
          .source(
              "Williams, Simple Statistical Gradient-Following Algorithms for Connectionist Reinforcement Learning,"
                  + " Machine Learning 8, 1992; Kool et al., Buy 4 REINFORCE Samples, Get a Baseline for Free, 2019")
          .rows("S050.1")
          .paper("mean f(D_i) (D_i - p)", s -> estimate(s, s.value(s.draw("category"))))
          .dialect(
              "leave-one-out",
              "mean (f(D_i) - mean of the others) (D_i - p)",
              Reinforce::leaveOneOut)
          .mistakes(NO_MEAN, LOSS, Categories.SUM)
          .mistakesIn(List.of("leave-one-out"), OWN_SAMPLE)
          .claims(
              Unbiased.claim(
                      "REIN-01",
                      "unbiased",
                      "The mean is the exact gradient of E f(D).",
                      "enumeration of all samples")
                  .in("paper", "leave-one-out")
                  .on(Categories.curved(2), Categories.linear(3))
                  .mean(Categories::gradient)
                  .rejecting(NO_MEAN, LOSS, Categories.SUM, OWN_SAMPLE),
              Variance.claim(
                      "REIN-02",
                      "variance",
                      "Without a baseline each element varies by (E f^2 s^2 - (E f s)^2)/n, s the score.",
                      "independent samples")
                  .on(Categories.curved(2))
                  .each(s -> variance(s).over(2))
                  .rejecting(NO_MEAN, OWN_SAMPLE, Categories.SUM),
              Variance.claim(
                      "REIN-03",
                      "leave-one-out-variance",
                      "With the leave-one-out baseline it varies as a U-statistic of the pairs (f, s) does.",
                      "Hoeffding 1948, variance of a U-statistic of degree 2")
                  .in("leave-one-out")
                  .on(Categories.curved(3))
                  .each(s -> pairs(s, 3))
                  .rejecting(NO_MEAN, OWN_SAMPLE, Categories.SUM),
              Cost.claim("REIN-04", "cost", "A sample costs one value of f.", "the formula")
                  .in("paper", "leave-one-out")
                  .on(Categories.curved(2))
                  .calls(Counted.Call.VALUE, 2)
                  .rejecting(TWICE),
              AsDeclared.claims("REIN", 11)
                  .on(Categories.wide(1), Categories.wide(2))
                  .rejectingAll())
          .build();

  private Reinforce() {}

  /** The mean of signals {@code [n,1]} times scores {@code [n,K]}. */
  private static Tensor estimate(Sample s, Tensor signal) {
    Tensor score = s.draw("category").minus(Rows.softmax(s.input("logits")));
    return score.times(signal).mean(Axis.COLUMN);
  }

  private static Tensor leaveOneOut(Sample s) {
    Tensor f = s.value(s.draw("category"));
    double others = f.shape().rows() - 1;
    Tensor baseline = f.sum(Axis.COLUMN).minus(f).over(others);
    return estimate(s, f.minus(baseline));
  }

  /** Of one sample. */
  private static Tensor variance(Sample s) {
    Tensor f = values(s);
    Tensor mean = mean(s, f.times(scores(s)));
    return mean(s, f.times(scores(s)).square()).minus(mean.square());
  }

  /**
   * The kernel is h = (f_1 - f_2)(s_1 - s_2)/2. With F = f - E f: Var E(h|1) = Var(F s)/4 and Var h
   * = (E F² s² + E F² E s²)/2.
   */
  private static Tensor pairs(Sample s, int n) {
    Tensor centred = values(s).minus(mean(s, values(s)));
    Tensor product = centred.times(scores(s));
    Tensor both = mean(s, product.square());
    Tensor ofOne = both.minus(mean(s, product).square()).over(4);
    Tensor apart = mean(s, centred.square()).times(mean(s, scores(s).square()));
    Tensor ofPair = both.plus(apart).over(2);
    return ofOne.times(2.0 * (n - 2)).plus(ofPair).over(n * (n - 1) / 2.0);
  }

  /** f at every category, a column. */
  private static Tensor values(Sample s) {
    return Categories.values(s, s.input("logits").shape().columns()).transpose();
  }

  /** The score of every category, one a row. */
  private static Tensor scores(Sample s) {
    Tensor p = Rows.softmax(s.input("logits"));
    return Rows.identity(s.backend(), p.shape().columns()).minus(p);
  }

  /** The mean over categories of a matrix with one row for each. */
  private static Tensor mean(Sample s, Tensor each) {
    return Rows.softmax(s.input("logits")).matmul(each);
  }
}
