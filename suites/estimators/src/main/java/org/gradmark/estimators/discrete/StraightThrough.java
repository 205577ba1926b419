package org.gradmark.estimators.discrete;

import static org.gradmark.estimators.discrete.Categories.TEMPERATURE;

import org.gradmark.core.estimator.Counted;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
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

/**
 * Straight-through estimator: f is evaluated at the drawn category, and its gradient passes back as
 * if the category had been its probabilities.
 *
 * <pre>
 *   D ~ softmax(θ), one-hot;  q ← softmax(θ/τ)
 *   g ← (diag(q) - q qᵀ) ∇f(D) / τ
 * </pre>
 *
 * <p>It is biased unless f is linear.
 */
public final class StraightThrough {

  private static final EstimatorMistake NO_CHAIN =
      EstimatorMistake.result(
          "temperature-factor-lost",
          "the chain rule's factor 1/tau is lost",
          (s, g) -> g.times(s.get(TEMPERATURE)));
  private static final EstimatorMistake TEMPERATURE_IGNORED =
      EstimatorMistake.hardCoded(TEMPERATURE, 1);
  private static final EstimatorMistake NO_RANK_ONE =
      EstimatorMistake.rule(
          "jacobian-diagonal",
          "the Jacobian of softmax lacks -p p^T",
          s ->
              soft(s)
                  .times(s.gradient(s.draw("category")))
                  .over(s.get(TEMPERATURE))
                  .mean(Axis.COLUMN));
  private static final EstimatorMistake IDENTITY =
      EstimatorMistake.rule(
          "identity-backward",
          "the gradient is passed to the logits as it is, without softmax",
          s -> s.gradient(s.draw("category")).mean(Axis.COLUMN));
  private static final EstimatorMistake AT_PROBABILITIES =
      EstimatorMistake.draw(
          "gradient-at-probabilities",
          "f is differentiated at the probabilities, not at the category",
          "category",
          (s, d) -> d.times(0).plus(Rows.softmax(s.input("logits"))));
  private static final EstimatorMistake NOT_NORMALISED =
      EstimatorMistake.rule(
          "softmax-not-normalised",
          "the softmax is not divided by its sum",
          s ->
              Categories.back(s.input("logits").exp(), s.gradient(s.draw("category")))
                  .mean(Axis.COLUMN));
  private static final EstimatorMistake REVERSE_AND_FORWARD =
      EstimatorMistake.rule(
          "value-too",
          "the value is computed besides the gradient",
          s -> estimate(s).plus(s.value(s.draw("category")).mean(Axis.COLUMN).times(0)));

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.estimator("straight-through")
          .title("Straight-through estimator (ST)")
          .source(
              "Liu et al., Bridging Discrete and Backpropagation: Straight-Through and Beyond, NeurIPS 2023,"
                  + " arXiv:2304.08612; Bengio, Leonard, Courville, 2013")
          .rows("A097.1")
          .hyperparameters(TEMPERATURE)
          .paper("(diag(q) - q q^T) grad f(D) / tau", StraightThrough::estimate)
          .mistakes(
              NO_CHAIN,
              TEMPERATURE_IGNORED,
              NO_RANK_ONE,
              IDENTITY,
              AT_PROBABILITIES,
              NOT_NORMALISED,
              Categories.SUM)
          .claims(
              Unbiased.claim(
                      "ST-01",
                      "unbiased-if-linear",
                      "For linear f and tau = 1 the mean is the exact gradient.",
                      "arXiv:2304.08612, section 3")
                  .on(Categories.linear(1), Categories.linear(2))
                  .mean(Categories::gradient)
                  .rejecting(NO_RANK_ONE, IDENTITY, NOT_NORMALISED, Categories.SUM),
              Unbiased.claim(
                      "ST-02",
                      "bias-if-quadratic",
                      "For quadratic f the mean is what softmax passes back of the gradient at p, over tau.",
                      "the gradient of a quadratic is linear")
                  .on(
                      Categories.curved(1),
                      Categories.curved(1).with(TEMPERATURE, 2).called("quadratic f, tau = 2"))
                  .mean(
                      s ->
                          Categories.back(soft(s), s.gradient(Rows.softmax(s.input("logits"))))
                              .over(s.get(TEMPERATURE)))
                  .rejecting(NO_CHAIN, TEMPERATURE_IGNORED, NO_RANK_ONE, IDENTITY),
              ClosedForm.claim(
                      "ST-03",
                      "two-categories",
                      "For two categories it is q_1 q_2 (f_1 - f_2) (1, -1) / tau, f_i the slopes at D.",
                      "softmax of two logits")
                  .on(Pairs.SETTING.with(TEMPERATURE, 0.5))
                  .is(
                      s -> {
                        Tensor q = soft(s);
                        Tensor slope = Pairs.gap(s.gradient(s.draw("category")));
                        return Pairs.spread(Pairs.product(q).times(slope).over(s.get(TEMPERATURE)));
                      })
                  .rejecting(
                      NO_CHAIN, TEMPERATURE_IGNORED, NO_RANK_ONE, IDENTITY, AT_PROBABILITIES),
              Axiom.claim(
                      "ST-04",
                      "shift-invariance",
                      "A constant added to all logits changes nothing.",
                      "so it is with softmax")
                  .on(Categories.curved(1))
                  .changing(q -> q.withInput("logits", new Values(Shape.of(1, 3), 1.5, 0.75, 2)))
                  .changesNothing()
                  .rejecting(NOT_NORMALISED),
              Cost.claim("ST-05", "cost", "A sample costs one gradient of f.", "the formula")
                  .on(Categories.curved(2))
                  .calls(Counted.Call.GRADIENT, 2)
                  .rejecting(REVERSE_AND_FORWARD),
              AsDeclared.claims("ST", 11).on(Categories.tempered()).rejectingAll())
          .build();

  private StraightThrough() {}

  static Tensor estimate(Sample s) {
    Tensor g = s.gradient(s.draw("category"));
    return Categories.back(soft(s), g).over(s.get(TEMPERATURE)).mean(Axis.COLUMN);
  }

  private static Tensor soft(Sample s) {
    return Rows.softmax(s.input("logits").over(s.get(TEMPERATURE)));
  }
}
