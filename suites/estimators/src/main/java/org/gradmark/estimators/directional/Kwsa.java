package org.gradmark.estimators.directional;

import static org.gradmark.estimators.directional.Directions.STEP;

import java.util.List;
import org.gradmark.core.estimator.Counted;
import org.gradmark.core.estimator.EstimatorMistake;
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
import org.gradmark.estimators.functions.Quadratic;
import org.gradmark.estimators.functions.Separable;

/**
 * Kiefer–Wolfowitz finite differences, coordinate by coordinate.
 *
 * <pre>
 *   g_i ← (f(x + c e_i) - f(x)) / c               forward, d + 1 values
 *   g_i ← (f(x + c e_i) - f(x - c e_i)) / (2 c)   central, 2 d values
 * </pre>
 */
public final class Kwsa {

  private static final EstimatorMistake NO_TWO =
      EstimatorMistake.scaled(
          "two-missing", "the central difference is divided by c, not by 2 c", 2);
  private static final EstimatorMistake NO_STEP =
      EstimatorMistake.result(
          "step-not-divided",
          "the difference is not divided by the step",
          (s, g) -> g.times(s.get(STEP)));
  private static final EstimatorMistake BACKWARD =
      EstimatorMistake.rule(
          "backward",
          "the difference is taken backwards",
          s -> s.value(s.input("x")).minus(s.value(moved(s, -1)).transpose()).over(s.get(STEP)));
  private static final EstimatorMistake REPEATED =
      EstimatorMistake.rule(
          "point-repeated",
          "f at the point is computed anew for every coordinate",
          s -> {
            Tensor rise = s.value(moved(s, 1)).minus(s.value(moved(s, 0)));
            return rise.transpose().over(s.get(STEP));
          });
  private static final EstimatorMistake POINT_TOO =
      EstimatorMistake.rule(
          "point-too",
          "f at the point is computed, too",
          s -> central(s).plus(s.value(s.input("x")).times(0)));

  private static final Setting CURVED =
      Directions.setting(Directions.CURVED, "c = 1/2").with(STEP, 0.5);

  /** 2 |x|²: smooth with L = 4. */
  private static final Setting BOWL =
      Directions.setting(Quadratic.of(new double[] {4, 0, 0, 0, 4, 0, 0, 0, 4}, 0, 0, 0), "L = 4")
          .with(STEP, 0.25);

  private static final Setting FOURTH = Directions.setting(Separable.FOURTH, "differences");

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.estimator("kwsa")
          .title("KWSA finite differences")
          .source(
              "Sahu, Zaheer, Kar, Towards Gradient Free and Projection Free Stochastic Optimization, AISTATS 2019,"
                  + " arXiv:1810.03233, equation 6; Kiefer, Wolfowitz 1952")
          .rows("A190.1")
          .hyperparameters(STEP)
          .paper(
              "(f(x + c e_i) - f(x)) / c",
              s -> s.value(moved(s, 1)).transpose().minus(s.value(s.input("x"))).over(s.get(STEP)))
          .dialect("central", "(f(x + c e_i) - f(x - c e_i)) / (2 c)", Kwsa::central)
          .mistakes(NO_STEP)
          .mistakesIn(List.of("paper"), BACKWARD)
          .mistakesIn(List.of("central"), NO_TWO)
          .claims(
              ClosedForm.claim(
                      "KWSA-01",
                      "forward-bias",
                      "For quadratic f the error of element i is c H_ii / 2.",
                      "Taylor's formula ends there")
                  .on(CURVED)
                  .is(
                      s -> {
                        Tensor h = Directions.CURVED.hessian(s.backend());
                        Tensor diagonal = h.times(Rows.identity(s.backend(), 3)).sum(Axis.COLUMN);
                        return Directions.gradient(s).plus(diagonal.times(s.get(STEP)).over(2));
                      })
                  .rejecting(NO_STEP, BACKWARD),
              ClosedForm.claim(
                      "KWSA-02",
                      "largest-error",
                      "On f = L |x|^2/2 the error has the largest norm that smoothness allows, sqrt(d) L c / 2.",
                      "arXiv:1810.03233, lemma 3; attained")
                  .on(BOWL)
                  .of("the norm of the error", (s, g) -> g.minus(Directions.gradient(s)).norm2())
                  .is(s -> s.backend().scalar(3).sqrt().times(s.get(STEP)).times(2))
                  .rejecting(NO_STEP),
              Order.claim(
                      "KWSA-03",
                      "first-order",
                      "The error of forward differences falls with c.",
                      "Taylor's formula")
                  .on(CURVED)
                  .halving(STEP, 2, 2)
                  .towards(Directions::gradient)
                  .is(1)
                  .rejecting(NO_STEP),
              ClosedForm.claim(
                      "KWSA-04",
                      "central-exact",
                      "For quadratic f central differences are exact.",
                      "the second-order terms cancel")
                  .in("central")
                  .on(CURVED)
                  .is(Directions::gradient)
                  .rejecting(NO_STEP, NO_TWO),
              Order.claim(
                      "KWSA-05",
                      "second-order",
                      "The error of central differences falls with c^2: for f = sum x^4 it is 4 x c^2.",
                      "Taylor's formula")
                  .in("central")
                  .on(FOURTH)
                  .halving(STEP, 2, 2)
                  .towards(Directions::gradient)
                  .is(2)
                  .rejecting(NO_STEP, NO_TWO),
              Cost.claim("KWSA-06", "cost", "Forward differences cost d + 1 values.", "equation 6")
                  .on(CURVED)
                  .calls(Counted.Call.VALUE, 4)
                  .rejecting(REPEATED),
              Cost.claim(
                      "KWSA-07",
                      "central-cost",
                      "Central differences cost 2 d values.",
                      "the formula")
                  .in("central")
                  .on(CURVED)
                  .calls(Counted.Call.VALUE, 6)
                  .rejecting(POINT_TOO),
              AsDeclared.claims("KWSA", 11).on(Directions.stepped()).rejectingAll())
          .build();

  private Kwsa() {}

  /** The point moved along each coordinate, one a row. */
  private static Tensor moved(Sample s, double sign) {
    Tensor x = s.input("x");
    Tensor units = Rows.identity(s.backend(), x.shape().columns());
    return units.times(s.get(STEP)).times(sign).plus(x);
  }

  private static Tensor central(Sample s) {
    Tensor rise = s.value(moved(s, 1)).minus(s.value(moved(s, -1)));
    return rise.transpose().over(s.get(STEP).times(2));
  }
}
