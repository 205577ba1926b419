package org.gradmark.estimators.discrete;

import static org.gradmark.estimators.discrete.Categories.TEMPERATURE;

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

/**
 * ReinMax: straight-through with Heun's method, exact for quadratic f at τ = 1.
 *
 * <pre>
 *   D ~ p = softmax(θ), one-hot;  r ← (softmax(θ/τ) + D)/2
 *   g ← 2 (diag(r) - r rᵀ) ∇f(D) - (diag(p) - p pᵀ) ∇f(D) / 2
 * </pre>
 *
 * <p>As in the authors' code, r is not differentiated for τ: there is no factor 1/τ.
 */
public final class ReinMax {

  private static final EstimatorMistake NO_SECOND =
      mistake("second-term-missing", "the term of -1/2 is missing", 2, 0, false, false);
  private static final EstimatorMistake NO_FACTOR =
      mistake("factor-two-missing", "the first term lacks its factor 2", 1, -0.5, false, false);
  private static final EstimatorMistake PLUS =
      mistake("second-term-added", "the second term is added", 2, 0.5, false, false);
  private static final EstimatorMistake OVER_TAU =
      mistake(
          "divided-by-temperature",
          "the first term is divided by the temperature",
          2,
          -0.5,
          true,
          false);
  private static final EstimatorMistake WARM_SECOND =
      mistake(
          "second-term-tempered",
          "the temperature is in the second term, too",
          2,
          -0.5,
          false,
          true);
  private static final EstimatorMistake TEMPERATURE_IGNORED =
      EstimatorMistake.hardCoded(TEMPERATURE, 1);
  private static final EstimatorMistake PLAIN =
      EstimatorMistake.rule(
          "straight-through", "it is the straight-through estimator", StraightThrough::estimate);
  private static final EstimatorMistake TWICE =
      EstimatorMistake.rule(
          "gradient-twice",
          "the gradient is computed once for each of the two terms",
          s -> terms(s, 2, -0.5, false, false).plus(s.gradient(s.draw("category")).times(0)));

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.estimator("reinmax")
          .title("ReinMax")
          .source(
              "Liu et al., Bridging Discrete and Backpropagation: Straight-Through and Beyond, NeurIPS 2023,"
                  + " arXiv:2304.08612, Algorithm 2")
          .rows("A097.2")
          .hyperparameters(TEMPERATURE)
          .paper("2 J(r) grad f(D) - J(p) grad f(D)/2", s -> terms(s, 2, -0.5, false, false))
          .mistakes(NO_SECOND, NO_FACTOR, PLUS, OVER_TAU, WARM_SECOND, TEMPERATURE_IGNORED, PLAIN)
          .claims(
              Unbiased.claim(
                      "REINMAX-01",
                      "second-order",
                      "For quadratic f and tau = 1 the mean is the exact gradient.",
                      "arXiv:2304.08612, Heun's method is exact for quadratics")
                  .on(Categories.curved(1), Pairs.SETTING)
                  .mean(Categories::gradient)
                  .rejecting(NO_SECOND, NO_FACTOR, PLUS, PLAIN),
              ClosedForm.claim(
                      "REINMAX-02",
                      "two-categories",
                      "For two categories it is (2 r_1 r_2 - p_1 p_2 / 2) (f_1 - f_2) (1, -1), at every tau.",
                      "softmax of two logits")
                  .on(
                      Pairs.SETTING,
                      Pairs.SETTING.with(TEMPERATURE, 2).called("2 categories, tau = 2"))
                  .is(ReinMax::ofTwo)
                  .rejecting(
                      NO_SECOND,
                      NO_FACTOR,
                      PLUS,
                      OVER_TAU,
                      WARM_SECOND,
                      TEMPERATURE_IGNORED,
                      PLAIN),
              Cost.claim("REINMAX-03", "cost", "A sample costs one gradient of f.", "Algorithm 2")
                  .on(Categories.curved(1))
                  .calls(Counted.Call.GRADIENT, 1)
                  .rejecting(TWICE),
              AsDeclared.claims("REINMAX", 11).on(Categories.tempered()).rejectingAll())
          .build();

  private ReinMax() {}

  private static Tensor terms(
      Sample s, double first, double second, boolean divided, boolean tempered) {
    Tensor d = s.draw("category");
    Tensor g = s.gradient(d);
    Tensor p = Rows.softmax(s.input("logits"));
    Tensor soft = Rows.softmax(s.input("logits").over(s.get(TEMPERATURE)));
    Tensor one = Categories.back(soft.plus(d).over(2), g).times(first);
    Tensor other = Categories.back(tempered ? soft : p, g).times(second);
    Tensor heun = divided ? one.over(s.get(TEMPERATURE)) : one;
    return heun.plus(other).mean(Axis.COLUMN);
  }

  private static Tensor ofTwo(Sample s) {
    Tensor d = s.draw("category");
    Tensor p = Rows.softmax(s.input("logits"));
    Tensor soft = Rows.softmax(s.input("logits").over(s.get(TEMPERATURE)));
    Tensor r = soft.plus(d).over(2);
    Tensor factor = Pairs.product(r).times(2).minus(Pairs.product(p).over(2));
    return Pairs.spread(factor.times(Pairs.gap(s.gradient(d))));
  }

  private static EstimatorMistake mistake(
      String id, String cause, double first, double second, boolean divided, boolean tempered) {
    return EstimatorMistake.rule(id, cause, s -> terms(s, first, second, divided, tempered));
  }
}
