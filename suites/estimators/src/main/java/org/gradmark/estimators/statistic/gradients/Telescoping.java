package org.gradmark.estimators.statistic.gradients;

import org.gradmark.core.contract.FunctionOracle;
import org.gradmark.core.estimator.Counted;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.claims.Cost;
import org.gradmark.estimators.claims.Spread;
import org.gradmark.estimators.functions.Quadratic;
import org.gradmark.estimators.functions.Separable;

/**
 * The telescoping model of training: the output as its start plus first-order changes.
 *
 * <pre>
 *   f ← f(w_0) + Σ over t of ∇f(w_(t-1)) (w_t - w_(t-1))
 * </pre>
 *
 * Input {@code path [T+1,d]}, the parameters in turn; the main function is the output as a function
 * of them. The result is {@code [1,1]}.
 */
public final class Telescoping {

  private static final EstimatorMistake NEW_POINT =
      EstimatorMistake.rule(
          "gradient-at-new-point",
          "gradients are taken after the step",
          s -> first(s).plus(changes(s, part(s, 1))));
  private static final EstimatorMistake NO_START =
      EstimatorMistake.rule(
          "start-left-out", "the value at the start is left out", s -> changes(s, part(s, 0)));
  private static final EstimatorMistake ONE_GRADIENT =
      EstimatorMistake.rule(
          "first-gradient-only",
          "all changes use the gradient at the start",
          s -> first(s).plus(changes(s, part(s, 0).times(0).plus(Rows.row(s.input("path"), 0)))));

  private static final double[] SLOPE = {1.5, -0.75};
  private static final Quadratic LINEAR = new Quadratic(new double[4], SLOPE, 0.5);
  private static final Quadratic CURVED = new Quadratic(new double[] {2, 0.5, 0.5, -1}, SLOPE, 0.5);

  private static final Setting SEVEN_POINTS =
      Setting.named("x^3, 6 steps of 5 numbers")
          .function(Separable.CUBE)
          .input("path", Spread.matrix(7, 5, 1));
  private static final Setting OTHER_POINTS =
      Setting.named("x^4, 6 other steps")
          .function(Separable.FOURTH)
          .input("path", Spread.matrix(7, 5, 2));

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.statistic("telescoping-model")
          .title("Telescoping model of a trained network's output")
          .source(
              "Jeffares, Curth, van der Schaar, Deep Learning Through A Telescoping Lens, NeurIPS 2024,"
                  + " arXiv:2411.00247")
          .rows("A203.1")
          .paper("start plus first-order changes", s -> first(s).plus(changes(s, part(s, 0))))
          .mistakes(NEW_POINT, NO_START, ONE_GRADIENT)
          .claims(
              ClosedForm.claim(
                      "TELE-01",
                      "linear",
                      "For an output that is linear in the parameters it is the output.",
                      "a constant gradient")
                  .on(setting("linear output", LINEAR))
                  .is(s -> s.value(Rows.row(s.input("path"), 3)))
                  .rejecting(NO_START),
              ClosedForm.claim(
                      "TELE-02",
                      "residual",
                      "For a quadratic output it lacks half the sum of d H d over the steps.",
                      "the second-order term of each step")
                  .on(setting("quadratic output", CURVED))
                  .is(
                      s -> {
                        Tensor d = steps(s);
                        Tensor h = CURVED.hessian(s.backend());
                        Tensor bent = Rows.dot(d.matmul(h), d).sum(Axis.COLUMN).over(2);
                        return s.value(Rows.row(s.input("path"), 3)).minus(bent);
                      })
                  .rejecting(NEW_POINT, NO_START, ONE_GRADIENT),
              Cost.claim("TELE-03", "cost", "T gradients and one value.", "the formula")
                  .on(setting("quadratic output", CURVED))
                  .calls(Counted.Call.GRADIENT, 3)
                  .calls(Counted.Call.VALUE, 1)
                  .rejecting(
                      EstimatorMistake.result(
                          "value-again",
                          "the start is computed twice",
                          (s, f) -> f.plus(first(s).times(0)))),
              AsDeclared.claims("TELE", 31).on(SEVEN_POINTS, OTHER_POINTS).rejectingUnseen())
          .build();

  private Telescoping() {}

  private static Setting setting(String name, FunctionOracle f) {
    return Setting.named(name)
        .function(f)
        .input("path", new Values(Shape.of(4, 2), 0.5, -1, 1.25, -0.5, 1, 0.75, 2, 0.25));
  }

  private static Tensor first(Sample s) {
    return s.value(Rows.row(s.input("path"), 0));
  }

  /** The points from one on, but for as many at the end: {@code [T,d]}. */
  private static Tensor part(Sample s, int from) {
    int steps = s.input("path").shape().rows() - 1;
    double[] chosen = new double[steps * (steps + 1)];
    for (int t = 0; t < steps; t++) {
      chosen[t * (steps + 1) + t + from] = 1;
    }
    return s.backend().tensor(Shape.of(steps, steps + 1), chosen).matmul(s.input("path"));
  }

  private static Tensor steps(Sample s) {
    return part(s, 1).minus(part(s, 0));
  }

  private static Tensor changes(Sample s, Tensor at) {
    return Rows.dot(s.gradient(at), steps(s)).sum(Axis.COLUMN);
  }
}
