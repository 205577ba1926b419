package org.gradmark.estimators.directional;

import static org.gradmark.estimators.directional.Directions.STEP;

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
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.claims.Cost;
import org.gradmark.estimators.claims.Order;
import org.gradmark.estimators.claims.Unbiased;
import org.gradmark.estimators.claims.Variance;
import org.gradmark.estimators.functions.Fractions;
import org.gradmark.estimators.functions.Separable;

/**
 * Simultaneous perturbation (SPSA): two values of f for a whole gradient.
 *
 * <pre>
 *   Δ: signs
 *   g ← mean of (f(x + c Δ) - f(x - c Δ)) / (2 c Δ), element by element
 * </pre>
 */
public final class Spsa {

  private static final EstimatorMistake NO_TWO =
      EstimatorMistake.scaled(
          "two-missing", "the central difference is divided by c, not by 2 c", 2);
  private static final EstimatorMistake NO_STEP =
      EstimatorMistake.result(
          "step-not-divided",
          "the difference is not divided by the step",
          (s, g) -> g.times(s.get(STEP)));
  private static final EstimatorMistake FIRST =
      EstimatorMistake.draw(
          "first-draw-only",
          "only the first perturbation counts",
          "direction",
          (s, d) -> d.times(0).plus(Rows.row(d, 0)));
  private static final EstimatorMistake ONE_SIDED =
      EstimatorMistake.rule(
          "one-sided",
          "the difference is one-sided",
          s -> {
            Tensor rise = s.value(Directions.moved(s, 1)).minus(s.value(Directions.points(s)));
            return rise.over(s.get(STEP)).over(s.draw("direction")).mean(Axis.COLUMN);
          });
  private static final EstimatorMistake NO_DIRECTION =
      EstimatorMistake.rule(
          "direction-lost",
          "the difference is not divided by the elements of the perturbation",
          s -> slope(s).plus(s.draw("direction").times(0)).mean(Axis.COLUMN));

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.estimator("spsa")
          .title("SPSA")
          .source(
              "Spall, Multivariate Stochastic Approximation Using a Simultaneous Perturbation"
                  + " Gradient Approximation, IEEE TAC 37, 1992, equation 2.2")
          .rows("S052.1")
          .hyperparameters(STEP)
          .paper("(f(x + c D) - f(x - c D)) / (2 c D)", Spsa::estimate)
          .mistakes(NO_TWO, NO_STEP, ONE_SIDED, NO_DIRECTION, Directions.SUM)
          .claims(
              Unbiased.claim(
                      "SPSA-01",
                      "unbiased-if-quadratic",
                      "For quadratic f the mean is the gradient, at every c.",
                      "even terms cancel; signs are uncorrelated")
                  .on(
                      Directions.signs(Directions.CURVED, 1).with(STEP, 0.5),
                      Directions.signs(Directions.CURVED, 2).with(STEP, 2))
                  .mean(Directions::gradient)
                  .rejecting(NO_TWO, NO_STEP, NO_DIRECTION, Directions.SUM),
              Variance.claim(
                      "SPSA-02",
                      "variance-if-linear",
                      "For linear f element i varies by ||grad f||^2 - (grad f)_i^2.",
                      "signs are uncorrelated")
                  .on(Directions.signs(Directions.LINEAR, 1).with(STEP, 0.5))
                  .each(
                      s -> {
                        Tensor squares = Directions.gradient(s).square();
                        return squares.negate().plus(squares.sum(Axis.ROW));
                      })
                  .rejecting(NO_TWO, NO_STEP, NO_DIRECTION),
              Variance.claim(
                      "SPSA-07",
                      "two-perturbations",
                      "Two perturbations halve that variance.",
                      "independent perturbations")
                  .on(Directions.signs(Directions.LINEAR, 2).with(STEP, 0.5))
                  .each(
                      s -> {
                        Tensor squares = Directions.gradient(s).square();
                        return squares.negate().plus(squares.sum(Axis.ROW)).over(2);
                      })
                  .rejecting(NO_TWO, NO_STEP, NO_DIRECTION, FIRST),
              ClosedForm.claim(
                      "SPSA-03",
                      "central-difference",
                      "For quadratic f and given signs it is (grad f . D)/D exactly: no curvature"
                          + " is left.",
                      "the second-order terms cancel")
                  .on(Directions.signs(Directions.CURVED, 1).with(STEP, 0.5))
                  .is(
                      s -> {
                        Tensor d = s.draw("direction");
                        return Rows.dot(Directions.gradient(s), d).over(d);
                      })
                  .rejecting(NO_TWO, NO_STEP, ONE_SIDED, NO_DIRECTION),
              Order.claim(
                      "SPSA-04",
                      "second-order",
                      "For f = sum x^3 the error of the mean falls with c^2.",
                      "Spall 1992, lemma 1; the error is exactly c^2")
                  .on(Directions.signs(Separable.CUBE, 1))
                  .halving(STEP, 2, 2)
                  .towards(Directions::gradient)
                  .is(2)
                  .rejecting(NO_TWO, NO_DIRECTION),
              Unbiased.claim(
                      "SPSA-05",
                      "exact-bias",
                      "For f = sum x^3 the mean is the gradient plus c^2.",
                      "Taylor's formula ends there")
                  .on(Directions.signs(Separable.CUBE, 1).with(STEP, 0.5))
                  .mean(s -> Directions.gradient(s).plus(s.get(STEP).square()))
                  .rejecting(NO_TWO, NO_STEP, NO_DIRECTION),
              Cost.claim("SPSA-06", "cost", "A perturbation costs two values of f.", "equation 2.2")
                  .on(Directions.signs(Directions.CURVED, 1))
                  .calls(Counted.Call.VALUE, 2)
                  .rejecting(
                      EstimatorMistake.rule(
                          "value-at-point-too",
                          "f is evaluated at the point itself, too",
                          s ->
                              estimate(s)
                                  .plus(s.value(Directions.points(s)).mean(Axis.COLUMN).times(0)))),
              AsDeclared.claims("SPSA", 11).on(wide(1), wide(2)).rejectingAll())
          .build();

  private Spsa() {}

  private static Tensor slope(Sample s) {
    Tensor rise = s.value(Directions.moved(s, 1)).minus(s.value(Directions.moved(s, -1)));
    return rise.over(s.get(STEP).times(2));
  }

  private static Tensor estimate(Sample s) {
    return slope(s).over(s.draw("direction")).mean(Axis.COLUMN);
  }

  /** Signs for directions. */
  private static Setting wide(int seed) {
    return Directions.stepped()[seed - 1].drawing(
        Law.given("direction", Fractions.of(seed).signs(7, 5)));
  }
}
