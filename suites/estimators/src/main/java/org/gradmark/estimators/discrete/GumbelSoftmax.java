package org.gradmark.estimators.discrete;

import static org.gradmark.estimators.discrete.Categories.TEMPERATURE;

import org.gradmark.core.estimator.Counted;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Law;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.Axiom;
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.claims.Cost;
import org.gradmark.estimators.claims.Unbiased;
import org.gradmark.estimators.functions.Quadratic;

/**
 * Gumbel-softmax: the pathwise gradient of a relaxed category. The harness hands in the Gumbel
 * noise G.
 *
 * <pre>
 *   y ← softmax((θ + G)/τ)
 *   g ← (diag(y) - y yᵀ) ∇f(y) / τ
 * </pre>
 *
 * <p>It is unbiased for the relaxed objective E f(y), not for E f(D).
 */
public final class GumbelSoftmax {

  static final EstimatorMistake NO_CHAIN =
      EstimatorMistake.result(
          "temperature-factor-lost",
          "the chain rule's factor 1/tau is lost",
          (s, g) -> g.times(s.get(TEMPERATURE)));
  static final EstimatorMistake NOISE_NOT_DIVIDED =
      EstimatorMistake.draw(
          "noise-not-divided",
          "only the logits are divided by the temperature, not the noise",
          "gumbel",
          (s, noise) -> noise.times(s.get(TEMPERATURE)));
  static final EstimatorMistake NEGATED =
      EstimatorMistake.draw(
          "noise-negated", "the noise has the wrong sign", "gumbel", (s, noise) -> noise.negate());
  static final EstimatorMistake NO_NOISE =
      EstimatorMistake.draw(
          "noise-missing", "there is no noise", "gumbel", (s, noise) -> noise.times(0));
  private static final EstimatorMistake NO_RANK_ONE =
      EstimatorMistake.rule(
          "jacobian-diagonal",
          "the Jacobian of softmax lacks -y y^T",
          s -> relaxed(s).times(s.gradient(relaxed(s))).over(s.get(TEMPERATURE)).mean(Axis.COLUMN));
  private static final EstimatorMistake NOT_NORMALISED =
      EstimatorMistake.rule(
          "softmax-not-normalised",
          "the softmax is not divided by its sum",
          s -> {
            Tensor y = tempered(s).exp();
            return Categories.back(y, s.gradient(y)).over(s.get(TEMPERATURE)).mean(Axis.COLUMN);
          });
  private static final EstimatorMistake VALUE_TOO =
      EstimatorMistake.rule(
          "value-too",
          "the value is computed besides the gradient",
          s -> estimate(s).plus(s.value(relaxed(s)).mean(Axis.COLUMN).times(0)));

  private static final Setting THREE =
      Categories.curved(1)
          .called("quadratic f of 3 categories, given noise, tau = 0.5")
          .with(TEMPERATURE, 0.5)
          .drawing(
              Law.given("gumbel", new Values(Shape.of(2, 3), 0.25, 1.5, -0.75, -0.5, 0.125, 2)));

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.estimator("gumbel-softmax")
          .title("Gumbel-softmax (concrete) estimator")
          .source(
              "Jang, Gu, Poole, Categorical Reparameterization with Gumbel-Softmax, ICLR 2017,"
                  + " arXiv:1611.01144, equation 2")
          .rows("A115.1")
          .hyperparameters(TEMPERATURE)
          .paper("J(y) grad f(y) / tau, y = softmax((theta + G)/tau)", GumbelSoftmax::estimate)
          .mistakes(NO_CHAIN, NOISE_NOT_DIVIDED, NEGATED, NO_NOISE, NO_RANK_ONE, NOT_NORMALISED)
          .claims(
              ClosedForm.claim(
                      "GUMBEL-01",
                      "given-noise",
                      "For given noise it is the gradient at y times the Jacobian matrix of softmax, over tau.",
                      "equation 2, differentiated")
                  .on(THREE)
                  .is(GumbelSoftmax::withMatrices)
                  .rejecting(
                      NO_CHAIN, NOISE_NOT_DIVIDED, NEGATED, NO_NOISE, NO_RANK_ONE, NOT_NORMALISED),
              Unbiased.claim(
                      "GUMBEL-02",
                      "relaxed-mean",
                      "For two categories, f = y_1 and tau = 1 the mean is t ((t+1) log t - 2(t-1)) / (t-1)^3, t the odds.",
                      "the difference of Gumbels is logistic; integral over its quantiles")
                  .on(Logistic.setting(Quadratic.linear(1, 0)))
                  .mean(s -> Pairs.spread(Logistic.slope(s)))
                  .rejecting(NO_NOISE, NO_RANK_ONE, NOT_NORMALISED),
              Unbiased.claim(
                      "GUMBEL-03",
                      "relaxed-mean-at-half",
                      "For two categories, f = y_1 and tau = 1/2 the mean is the derivative of a closed form of E y_1.",
                      "the difference of Gumbels is logistic; integral over its quantiles")
                  .on(Logistic.setting(Quadratic.linear(1, 0)).with(TEMPERATURE, 0.5))
                  .mean(s -> Pairs.spread(Logistic.slopeAtHalf(s)))
                  .rejecting(NO_CHAIN, NOISE_NOT_DIVIDED, NO_NOISE),
              Axiom.claim(
                      "GUMBEL-04",
                      "shift-invariance",
                      "A constant added to all logits changes nothing.",
                      "so it is with softmax")
                  .on(THREE)
                  .changing(q -> q.withInput("logits", new Values(Shape.of(1, 3), 1.5, 0.75, 2)))
                  .changesNothing()
                  .rejecting(NOT_NORMALISED),
              Cost.claim("GUMBEL-05", "cost", "A sample costs one gradient of f.", "the formula")
                  .on(THREE)
                  .calls(Counted.Call.GRADIENT, 2)
                  .rejecting(VALUE_TOO),
              AsDeclared.claims("GUMBEL", 11).on(Categories.tempered()).rejectingAll())
          .build();

  private GumbelSoftmax() {}

  private static Tensor estimate(Sample s) {
    Tensor y = relaxed(s);
    return Categories.back(y, s.gradient(y)).over(s.get(TEMPERATURE)).mean(Axis.COLUMN);
  }

  private static Tensor tempered(Sample s) {
    return s.draw("gumbel").plus(s.input("logits")).over(s.get(TEMPERATURE));
  }

  /** y, one a row. */
  static Tensor relaxed(Sample s) {
    return Rows.softmax(tempered(s));
  }

  private static Tensor withMatrices(Sample s) {
    Tensor all = null;
    Tensor y = relaxed(s);
    int n = y.shape().rows();
    for (int i = 0; i < n; i++) {
      Tensor one = Rows.row(y, i);
      Tensor diagonal = Rows.identity(s.backend(), 3).times(one);
      Tensor jacobian = diagonal.minus(one.transpose().matmul(one));
      Tensor g = s.gradient(one).matmul(jacobian).over(s.get(TEMPERATURE));
      all = all == null ? g : all.plus(g);
    }
    return all.over(n);
  }
}
