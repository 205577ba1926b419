package org.gradmark.estimators.discrete;

import org.gradmark.core.contract.FunctionOracle;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Law;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.functions.Fractions;
import org.gradmark.estimators.functions.Quadratic;

/**
 * Settings of estimators of the gradient of {@code E f(D)} for logits θ, where D is the one-hot row
 * of a category drawn from softmax(θ): input {@code logits} {@code [1,K]}, draws {@code category}
 * {@code [n,K]}. All outcomes are enumerated.
 */
final class Categories {

  static final Hyperparameter TEMPERATURE =
      new Hyperparameter("temperature", "tau: softness of the relaxed categories", 1e-3, 1e3, 1);

  static final double[] LOGITS = {0.5, -0.25, 1};

  /** A function of three categories that is linear between them. */
  static final Quadratic LINEAR = Quadratic.linear(1.5, -2, 0.25);

  /** One that is not. */
  static final Quadratic CURVED =
      Quadratic.of(new double[] {2, 0.5, -1, 0.5, -1, 0.75, -1, 0.75, 3}, 1.5, -2, 0.25);

  /** The samples are summed. */
  static final EstimatorMistake SUM =
      EstimatorMistake.result(
          "sum-for-mean",
          "the samples are summed, not averaged",
          (s, estimate) -> estimate.times(s.draw("category").shape().rows()));

  private Categories() {}

  /** E f(D) with a number of samples. */
  static Setting setting(String what, FunctionOracle f, int samples) {
    return Setting.named(what + " f of 3 categories, n = " + samples)
        .input("logits", LOGITS)
        .function(f)
        .drawing(Law.categories("category", samples, probabilities(LOGITS)));
  }

  static Setting linear(int samples) {
    return setting("linear", LINEAR, samples);
  }

  static Setting curved(int samples) {
    return setting("quadratic", CURVED, samples);
  }

  /** softmax in doubles, for a law. */
  static double[] probabilities(double... logits) {
    double sum = 0;
    double[] p = new double[logits.length];
    for (int i = 0; i < p.length; i++) {
      p[i] = Math.exp(logits[i]);
      sum += p[i];
    }
    for (int i = 0; i < p.length; i++) {
      p[i] /= sum;
    }
    return p;
  }

  /** {@code (diag(p) - p pᵀ) g}, row by row: what softmax passes back. */
  static Tensor back(Tensor p, Tensor g) {
    return p.times(g.minus(Rows.dot(p, g)));
  }

  /** The truth: {@code sum_i f(e_i) p_i (e_i - p)}. */
  static Tensor gradient(Sample s) {
    Tensor p = Rows.softmax(s.input("logits"));
    Tensor values = values(s, p.shape().columns());
    return p.times(values.minus(p.times(values).sum(Axis.ROW)));
  }

  /** The values of f at all categories, a row. */
  static Tensor values(Sample s, int categories) {
    return s.value(Rows.identity(s.backend(), categories)).transpose();
  }

  /**
   * 7 samples of 5 categories, numbers of no pattern; another seed has other numbers everywhere.
   */
  static Setting wide(int seed) {
    Fractions some = Fractions.of(seed);
    // Once values are in the thousands. Noise and logits have sums that are all different.
    return Setting.named("7 samples of 5 categories, numbers of no pattern " + seed)
        .input("logits", some.matrix(1, 5))
        .function(some.quadratic(5, seed == 1 ? 1 : 1024))
        .drawing(
            Law.given("category", some.oneHot(7, 5)).and(Law.given("gumbel", some.apart(7, 5))));
  }

  /** The same at two temperatures. */
  static Setting[] tempered() {
    return new Setting[] {wide(1).with(TEMPERATURE, 0.5), wide(2).with(TEMPERATURE, 2)};
  }
}
