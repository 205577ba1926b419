package org.gradmark.estimators.discrete;

import org.gradmark.core.estimator.Counted;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Law;
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
import org.gradmark.estimators.functions.Fractions;

/**
 * Enumeration: the gradient of E f(D) for the logits of a category, from the values of f at all
 * categories. No chance is left.
 *
 * <pre>
 *   p ← softmax(θ)
 *   g ← (diag(p) - p pᵀ) (f(e_1), …, f(e_K))
 * </pre>
 */
public final class Enumerated {

  private static final EstimatorMistake SOFTMAX_TWICE =
      EstimatorMistake.input(
          "softmax-twice",
          "probabilities are taken for logits: softmax is applied twice",
          "logits",
          (s, logits) -> Rows.softmax(logits));
  private static final EstimatorMistake NOT_CENTRED =
      EstimatorMistake.rule(
          "mean-not-subtracted",
          "the mean of f is not subtracted from its values",
          s -> Rows.softmax(s.input("logits")).times(values(s)));
  private static final EstimatorMistake UNWEIGHTED =
      EstimatorMistake.rule(
          "unweighted-mean",
          "the categories count alike in the mean of f",
          s -> {
            Tensor f = values(s);
            Tensor mean = f.mean(Axis.ROW);
            return Rows.softmax(s.input("logits")).times(f.minus(mean));
          });
  private static final EstimatorMistake DRAWN =
      EstimatorMistake.rule(
          "sampled",
          "one category is drawn instead of all being tried",
          s -> {
            Tensor d = s.draw("category");
            return d.minus(Rows.softmax(s.input("logits"))).times(s.value(d));
          });

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.estimator("enumeration")
          .title("Enumeration")
          .source(
              "Becker et al., Probabilistic Programming with Programmable Variational Inference, PLDI 2024,"
                  + " arXiv:2406.15742, ENUM")
          .rows("S054.1")
          .paper("J(p) (f(e_1), ..., f(e_K))", Enumerated::estimate)
          .mistakes(SOFTMAX_TWICE, NOT_CENTRED, UNWEIGHTED, DRAWN)
          .claims(
              Unbiased.claim(
                      "ENUM-01",
                      "exact",
                      "The mean is the sum of f(e_i) times the derivative p_i (e_i - p) of each probability.",
                      "the expectation is a finite sum")
                  .on(Categories.curved(1), Categories.linear(1), Pairs.SETTING)
                  .mean(Enumerated::sum)
                  .rejecting(SOFTMAX_TWICE, NOT_CENTRED, UNWEIGHTED),
              Variance.claim(
                      "ENUM-02", "no-variance", "It does not vary.", "no draw enters the formula")
                  .on(Categories.curved(1))
                  .each(s -> s.input("logits").times(0))
                  .withoutZero()
                  .rejecting(DRAWN),
              Cost.claim("ENUM-03", "cost", "It costs a value of f per category.", "the formula")
                  .on(Categories.curved(1))
                  .calls(Counted.Call.VALUE, 3)
                  .rejecting(DRAWN),
              AsDeclared.claims("ENUM", 11).on(wide(1), wide(2)).rejectingAll())
          .build();

  private Enumerated() {}

  private static Tensor values(Sample s) {
    return Categories.values(s, s.input("logits").shape().columns());
  }

  private static Tensor estimate(Sample s) {
    return Categories.back(Rows.softmax(s.input("logits")), values(s));
  }

  /** Category by category. */
  private static Tensor sum(Sample s) {
    Tensor p = Rows.softmax(s.input("logits"));
    Tensor units = Rows.identity(s.backend(), p.shape().columns());
    Tensor derivatives = units.minus(p).times(p.transpose());
    return values(s).matmul(derivatives);
  }

  /** One category is drawn of five. */
  private static Setting wide(int seed) {
    return Categories.wide(seed)
        .called("quadratic f of 5 categories, numbers of no pattern " + seed)
        .drawing(Law.given("category", Fractions.of(seed).oneHot(1, 5)));
  }
}
