package org.gradmark.estimators.directional;

import static org.gradmark.estimators.directional.Directions.STEP;

import org.gradmark.core.estimator.Counted;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.Cost;
import org.gradmark.estimators.claims.Order;
import org.gradmark.estimators.claims.Unbiased;
import org.gradmark.estimators.claims.Variance;
import org.gradmark.estimators.functions.Quadratic;
import org.gradmark.estimators.functions.Separable;

/**
 * Random directions (RDSA; with several, I-RDSA): forward differences along normal directions.
 *
 * <pre>
 *   z_1 … z_m ~ N(0, I)
 *   g ← mean of (f(x + c z_k) - f(x)) / c · z_k
 * </pre>
 */
public final class Rdsa {

  private static final EstimatorMistake NO_STEP =
      EstimatorMistake.result(
          "step-not-divided",
          "the difference is not divided by the step",
          (s, g) -> g.times(s.get(STEP)));
  private static final EstimatorMistake VALUE_ALONE =
      EstimatorMistake.rule(
          "value-alone",
          "f at the point is not subtracted",
          s ->
              s.value(Directions.moved(s, 1))
                  .over(s.get(STEP))
                  .times(s.draw("direction"))
                  .mean(Axis.COLUMN));
  private static final EstimatorMistake DIVIDED =
      EstimatorMistake.rule(
          "divided-by-direction",
          "the difference is divided by the direction, not multiplied",
          s -> slope(s).over(s.draw("direction")).mean(Axis.COLUMN));
  private static final EstimatorMistake CENTRAL =
      EstimatorMistake.rule(
          "central",
          "the difference is central",
          s -> {
            Tensor rise = s.value(Directions.moved(s, 1)).minus(s.value(Directions.moved(s, -1)));
            Tensor slope = rise.over(s.get(STEP).times(2));
            return slope.times(s.draw("direction")).mean(Axis.COLUMN);
          });
  private static final EstimatorMistake REPEATED =
      EstimatorMistake.rule(
          "point-repeated",
          "f at the point is computed anew for every direction",
          s -> {
            Tensor rise = s.value(Directions.moved(s, 1)).minus(s.value(Directions.points(s)));
            return rise.over(s.get(STEP)).times(s.draw("direction")).mean(Axis.COLUMN);
          });

  /** |x|²/2. */
  private static final Quadratic BOWL =
      Quadratic.of(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, 0, 0, 0);

  private static final Setting CURVED = Directions.normal(Directions.CURVED).with(STEP, 0.5);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.estimator("rdsa")
          .title("RDSA and I-RDSA")
          .source(
              "Sahu, Zaheer, Kar, Towards Gradient Free and Projection Free Stochastic Optimization, AISTATS 2019,"
                  + " arXiv:1810.03233, equations 7 and 8")
          .rows("A190.2")
          .hyperparameters(STEP)
          .paper(
              "(f(x + c z) - f(x)) / c z",
              s -> slope(s).times(s.draw("direction")).mean(Axis.COLUMN))
          .mistakes(
              NO_STEP,
              VALUE_ALONE,
              DIVIDED,
              CENTRAL,
              Directions.UNIT,
              Directions.HALF,
              Directions.SUM)
          .claims(
              Unbiased.claim(
                      "RDSA-01",
                      "unbiased-if-quadratic",
                      "For quadratic f the mean is the gradient, at every c.",
                      "odd moments vanish")
                  .on(CURVED, Directions.twoNormal().with(STEP, 2))
                  .mean(Directions::gradient)
                  .rejecting(NO_STEP, Directions.UNIT, Directions.HALF, Directions.SUM),
              Variance.claim(
                      "RDSA-02",
                      "second-moment",
                      "For f = |x|^2/2 it is (d+2) |grad f|^2 + c^2 d (d+2) (d+4) / 4.",
                      "moments of the normal law")
                  .on(Directions.normal(BOWL).with(STEP, 0.5))
                  .secondMoment(
                      s -> {
                        Tensor curved = s.get(STEP).square().times(3 * 5 * 7 / 4.0);
                        return Directions.squaredNorm(s).times(5).plus(curved);
                      })
                  .rejecting(
                      NO_STEP, VALUE_ALONE, CENTRAL, DIVIDED, Directions.UNIT, Directions.HALF),
              Variance.claim(
                      "RDSA-03",
                      "several-directions",
                      "For linear f and m directions E|g|^2 = |grad f|^2 (1 + (d+1)/m).",
                      "independent directions")
                  .on(Directions.twoNormal())
                  .secondMoment(s -> Directions.squaredNorm(s).times(1 + 3 / 2.0))
                  .rejecting(Directions.SUM, Directions.UNIT),
              Order.claim(
                      "RDSA-04",
                      "second-order",
                      "For f = sum x^3 the error of the mean falls with c^2: it is 3 c^2.",
                      "odd moments vanish")
                  .on(Directions.normal(Separable.CUBE))
                  .halving(STEP, 2, 2)
                  .towards(Directions::gradient)
                  .is(2)
                  .rejecting(Directions.UNIT),
              Cost.claim(
                      "RDSA-05",
                      "cost",
                      "m directions cost m + 1 values of f.",
                      "equation 8: one value at the point serves all")
                  .on(Directions.signs(Directions.CURVED, 2))
                  .calls(Counted.Call.VALUE, 3)
                  .rejecting(REPEATED),
              AsDeclared.claims("RDSA", 11).on(Directions.stepped()).rejectingAll())
          .build();

  private Rdsa() {}

  private static Tensor slope(Sample s) {
    return s.value(Directions.moved(s, 1)).minus(s.value(s.input("x"))).over(s.get(STEP));
  }
}
