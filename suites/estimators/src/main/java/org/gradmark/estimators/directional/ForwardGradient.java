package org.gradmark.estimators.directional;

import java.util.List;
import org.gradmark.core.estimator.Counted;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.claims.Cost;
import org.gradmark.estimators.claims.Unbiased;
import org.gradmark.estimators.claims.Variance;
import org.gradmark.estimators.functions.Activation;
import org.gradmark.estimators.functions.Head;
import org.gradmark.estimators.functions.Networks;

/**
 * Forward gradient: one forward-mode derivative along a random direction, times the direction.
 *
 * <pre>
 *   v ~ N(0, I), or signs
 *   g ← mean of (∇f(x)·v) v
 * </pre>
 *
 * <p>The projected form of Fournier et al.'s code divides by {@code ||v||² + ε}: shorter, and
 * biased by 1/d.
 */
public final class ForwardGradient {

  private static final Hyperparameter EPSILON = Hyperparameter.EPSILON.withDefault(1e-16);

  private static final EstimatorMistake ELEMENTS =
      EstimatorMistake.rule(
          "elements-apart",
          "each element sees its own derivative only, not that along the direction",
          s -> {
            Tensor v = s.draw("direction");
            return s.gradient(Directions.points(s)).times(v.square()).mean(Axis.COLUMN);
          });
  private static final EstimatorMistake NO_SIGN =
      EstimatorMistake.rule(
          "direction-without-sign",
          "the direction is multiplied without its sign",
          s -> along(s).times(s.draw("direction").abs()).mean(Axis.COLUMN));
  private static final EstimatorMistake REVERSE =
      EstimatorMistake.rule(
          "reverse-mode",
          "the directional derivative comes from a whole gradient",
          s -> {
            Tensor v = s.draw("direction");
            Tensor along = Rows.dot(s.gradient(Directions.points(s)), v);
            return along.times(v).mean(Axis.COLUMN);
          });

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.estimator("forward-gradient")
          .title("Forward gradient")
          .source(
              "Baydin et al., Gradients without Backpropagation, 2022, arXiv:2202.08587; Fournier et al., Can Forward"
                  + " Gradient Match Backpropagation?, ICML 2023, arXiv:2306.06968")
          .rows("A067.1", "A006.1")
          .hyperparameters(EPSILON)
          .paper("(grad f . v) v", s -> along(s).times(s.draw("direction")).mean(Axis.COLUMN))
          .dialect("projected", "(grad f . v) v / (||v||^2 + eps)", ForwardGradient::projected)
          .mistakes(NO_SIGN, Directions.SUM)
          .mistakesIn(List.of("paper"), ELEMENTS, Directions.HALF)
          .claims(
              Unbiased.claim(
                      "FWD-01",
                      "unbiased",
                      "The mean is the gradient, for signs and for normal directions.",
                      "arXiv:2202.08587, theorem 1")
                  .on(
                      Directions.signs(Networks.small(Activation.TANH, Head.CROSS_ENTROPY), 1),
                      Directions.signs(Directions.CURVED, 2),
                      Directions.normal(Directions.CURVED))
                  .mean(Directions::gradient)
                  .rejecting(NO_SIGN, Directions.SUM, Directions.HALF),
              Variance.claim(
                      "FWD-02",
                      "normal-second-moment",
                      "For a normal direction E||g||^2 = (d + 2) ||grad f||^2.",
                      "Isserlis; the fourth moment is 3")
                  .on(Directions.normal(Directions.CURVED))
                  .secondMoment(s -> Directions.squaredNorm(s).times(5))
                  .rejecting(ELEMENTS, Directions.HALF),
              Variance.claim(
                      "FWD-03",
                      "sign-second-moment",
                      "For signs E||g||^2 = d ||grad f||^2.",
                      "the fourth moment is 1")
                  .on(Directions.signs(Directions.CURVED, 1))
                  .secondMoment(s -> Directions.squaredNorm(s).times(3))
                  .rejecting(ELEMENTS, Directions.HALF),
              Variance.claim(
                      "FWD-04",
                      "two-directions",
                      "Two normal directions have half the variance, (d + 1) ||grad f||^2 / 2.",
                      "independent directions")
                  .on(Directions.twoNormal())
                  .total(s -> Directions.squaredNorm(s).times(1.5))
                  .rejecting(ELEMENTS, Directions.SUM),
              ClosedForm.claim(
                      "FWD-05",
                      "ascent",
                      "It never points downhill: its product with the gradient is (grad f . v)^2.",
                      "the formula")
                  .on(Directions.normal(Directions.CURVED))
                  .of(
                      "the product with the gradient",
                      (s, g) -> Rows.dot(Directions.gradient(s), g))
                  .is(s -> Rows.dot(Directions.gradient(s), s.draw("direction")).square())
                  .rejecting(NO_SIGN, ELEMENTS, Directions.HALF),
              Unbiased.claim(
                      "FWD-06",
                      "projection-shrinks",
                      "Projected, its mean over all signs is the gradient divided by d + eps.",
                      "arXiv:2306.06968; ||v||^2 = d")
                  .in("projected")
                  .on(
                      Directions.signs(Directions.CURVED, 1),
                      Directions.signs(Directions.CURVED, 2))
                  .mean(s -> Directions.gradient(s).over(s.get(EPSILON).plus(3)))
                  .rejecting(NO_SIGN, Directions.SUM),
              ClosedForm.claim(
                      "FWD-07",
                      "projection-keeps",
                      "Projected on v, it has the gradient's derivative along v (but for eps).",
                      "orthogonal projection")
                  .in("projected")
                  .on(Directions.normal(Directions.CURVED).with(EPSILON, 0.125))
                  .of("the product with v", (s, g) -> Rows.dot(s.draw("direction"), g))
                  .is(
                      s -> {
                        Tensor v = s.draw("direction");
                        Tensor square = Rows.dot(v, v);
                        Tensor kept = square.over(square.plus(s.get(EPSILON)));
                        return Rows.dot(Directions.gradient(s), v).times(kept);
                      })
                  .rejecting(NO_SIGN, Directions.HALF, EstimatorMistake.hardCoded(EPSILON, 0)),
              Cost.claim(
                      "FWD-08",
                      "cost",
                      "A direction costs one forward-mode derivative and no gradient.",
                      "the point of the method")
                  .in("paper", "projected")
                  .on(Directions.signs(Directions.CURVED, 2))
                  .calls(Counted.Call.DIRECTIONAL, 2)
                  .rejecting(REVERSE),
              AsDeclared.claims("FWD", 11)
                  .on(Directions.wide(1), Directions.wide(2))
                  .rejectingAll())
          .build();

  private ForwardGradient() {}

  /** The derivatives along all directions. */
  private static Tensor along(Sample s) {
    return s.directional(Directions.points(s), s.draw("direction"));
  }

  private static Tensor projected(Sample s) {
    Tensor v = s.draw("direction");
    Tensor length = Rows.dot(v, v).plus(s.get(EPSILON));
    return along(s).times(v).over(length).mean(Axis.COLUMN);
  }
}
