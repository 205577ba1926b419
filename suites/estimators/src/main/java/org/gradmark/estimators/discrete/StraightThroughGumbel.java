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
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.claims.Cost;
import org.gradmark.estimators.claims.Unbiased;
import org.gradmark.estimators.functions.Quadratic;

/**
 * Straight-through Gumbel-softmax: f is evaluated at the hard category, its gradient passes back
 * through the relaxed one.
 *
 * <pre>
 *   y ← softmax((θ + G)/τ);  D ← one-hot(argmax y)
 *   g ← (diag(y) - y yᵀ) ∇f(D) / τ
 * </pre>
 */
public final class StraightThroughGumbel {

  private static final EstimatorMistake SOFT =
      EstimatorMistake.rule(
          "gradient-at-relaxed",
          "f is differentiated at the relaxed category, not at the hard one",
          s -> estimate(s, GumbelSoftmax.relaxed(s)));
  private static final EstimatorMistake HARD_BACKWARD =
      EstimatorMistake.rule(
          "backward-through-hard",
          "the gradient is passed back at the hard category, where softmax is flat",
          s -> {
            Tensor d = hard(s);
            return Categories.back(d, s.gradient(d)).over(s.get(TEMPERATURE)).mean(Axis.COLUMN);
          });
  private static final EstimatorMistake OF_LOGITS =
      EstimatorMistake.rule(
          "argmax-of-logits",
          "the hard category is that of the logits, without noise",
          s -> {
            Tensor all = s.draw("gumbel").times(0).plus(s.input("logits"));
            return estimate(s, all.equalTo(all.max(Axis.ROW)));
          });
  private static final EstimatorMistake BOTH =
      EstimatorMistake.rule(
          "gradient-at-both",
          "the gradient is computed at the relaxed category, too",
          s ->
              estimate(s, hard(s))
                  .plus(s.gradient(GumbelSoftmax.relaxed(s)).mean(Axis.COLUMN).times(0)));

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.estimator("st-gumbel")
          .title("Straight-through Gumbel-softmax estimator")
          .source(
              "Jang, Gu, Poole, Categorical Reparameterization with Gumbel-Softmax, ICLR 2017,"
                  + " arXiv:1611.01144, section 2.2")
          .rows("S051.1")
          .hyperparameters(TEMPERATURE)
          .paper("J(y) grad f(onehot(argmax y)) / tau", s -> estimate(s, hard(s)))
          .mistakes(
              SOFT,
              HARD_BACKWARD,
              OF_LOGITS,
              GumbelSoftmax.NO_CHAIN,
              GumbelSoftmax.NOISE_NOT_DIVIDED,
              GumbelSoftmax.NEGATED,
              GumbelSoftmax.NO_NOISE)
          .claims(
              ClosedForm.claim(
                      "STGUMBEL-01",
                      "given-noise",
                      "For two categories and given noise it is y_1 y_2 (f_1 - f_2) (1, -1) / tau, f_i the slopes at D.",
                      "softmax of two logits")
                  .on(Logistic.setting(Pairs.CURVED).with(TEMPERATURE, 0.5))
                  .is(
                      s -> {
                        Tensor first = Pairs.gap(s.draw("gumbel").plus(s.input("logits")));
                        Tensor one = first.greaterThan(first.times(0));
                        Tensor d = Rows.join(one, one.oneMinus());
                        Tensor product = Pairs.product(GumbelSoftmax.relaxed(s));
                        Tensor slope = Pairs.gap(s.gradient(d));
                        return Pairs.spread(product.times(slope).over(s.get(TEMPERATURE)));
                      })
                  .rejecting(
                      SOFT,
                      OF_LOGITS,
                      GumbelSoftmax.NO_CHAIN,
                      GumbelSoftmax.NOISE_NOT_DIVIDED,
                      GumbelSoftmax.NEGATED),
              Unbiased.claim(
                      "STGUMBEL-02",
                      "mean",
                      "For two categories and tau = 1 the mean is H d_1 + (M - H) d_2: M the relaxed slope, H its part where"
                          + " the first wins, d_i the gaps of f's slopes at category i.",
                      "integral over the quantiles of the logistic law, split where the winner changes")
                  .on(Logistic.setting(Pairs.CURVED))
                  .mean(StraightThroughGumbel::mean)
                  .rejecting(SOFT, HARD_BACKWARD, OF_LOGITS, GumbelSoftmax.NO_NOISE),
              Unbiased.claim(
                      "STGUMBEL-03",
                      "linear-mean",
                      "For linear f its mean is that of Gumbel-softmax.",
                      "the slope of a linear f is the same everywhere")
                  .on(Logistic.setting(Quadratic.linear(1, 0)).with(TEMPERATURE, 0.5))
                  .mean(s -> Pairs.spread(Logistic.slopeAtHalf(s)))
                  .rejecting(
                      HARD_BACKWARD, GumbelSoftmax.NO_CHAIN, GumbelSoftmax.NOISE_NOT_DIVIDED),
              Cost.claim("STGUMBEL-04", "cost", "A sample costs one gradient of f.", "the formula")
                  .on(Logistic.setting(Pairs.CURVED))
                  .calls(Counted.Call.GRADIENT, 1)
                  .rejecting(BOTH),
              AsDeclared.claims("STGUMBEL", 11).on(Categories.tempered()).rejectingAll())
          .build();

  private StraightThroughGumbel() {}

  private static Tensor estimate(Sample s, Tensor at) {
    Tensor y = GumbelSoftmax.relaxed(s);
    return Categories.back(y, s.gradient(at)).over(s.get(TEMPERATURE)).mean(Axis.COLUMN);
  }

  private static Tensor hard(Sample s) {
    Tensor noisy = s.draw("gumbel").plus(s.input("logits"));
    return noisy.equalTo(noisy.max(Axis.ROW));
  }

  private static Tensor mean(Sample s) {
    Tensor first = s.backend().tensor(Shape.of(1, 2), 1, 0);
    Tensor second = s.backend().tensor(Shape.of(1, 2), 0, 1);
    Tensor won = Logistic.slopeWhereFirst(s).times(Pairs.gap(s.gradient(first)));
    Tensor lost =
        Logistic.slope(s).minus(Logistic.slopeWhereFirst(s)).times(Pairs.gap(s.gradient(second)));
    return Pairs.spread(won.plus(lost));
  }
}
