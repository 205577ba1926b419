package org.gradmark.estimators.attribution;

import java.util.List;
import org.gradmark.core.contract.FunctionOracle;
import org.gradmark.core.estimator.Counted;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.SampleWrapper;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.claims.Cost;
import org.gradmark.estimators.claims.Spread;
import org.gradmark.estimators.functions.Quadratic;

/**
 * MoreauGrad: the gradient of the Moreau envelope of f.
 *
 * <pre>
 *   d ← argmin f(x + d) + |d|²/(2 rho), by steps d ← d - step (∇f(x + d) + d/rho) from zero
 *   a ← -d/rho
 * </pre>
 *
 * Inputs {@code x [1,d]} and {@code steps [1,T]}, the step sizes one after the other.
 */
public final class MoreauGrad {

  static final Hyperparameter RHO =
      new Hyperparameter("smoothing", "how far the envelope looks (rho)", 1e-6, 1e6, 1);

  private static final String AT_END = "gradient-at-end";

  private static final EstimatorMistake DIRECTION =
      EstimatorMistake.scaled("direction-for-gradient", "the minimiser has the wrong sign", -1);
  private static final EstimatorMistake UNSCALED =
      EstimatorMistake.result(
          "not-divided", "the minimiser is not divided by rho", (s, a) -> a.times(s.get(RHO)));
  private static final EstimatorMistake PLAIN =
      EstimatorMistake.rule(
          "plain-gradient", "the gradient of f itself is taken", s -> s.gradient(s.input("x")));
  private static final EstimatorMistake HALF =
      EstimatorMistake.seeing(
          "half-lost",
          "the penalty lacks its factor 1/2",
          s ->
              new SampleWrapper(s) {
                @Override
                public Tensor get(Hyperparameter asked) {
                  return super.get(asked).over(2);
                }
              });

  private static final Quadratic LINEAR = Quadratic.linear(1.5, -0.75);

  /** Eigenvalues 2, 6 and -1: with rho = 1/2 the steps 1/4, 1/8 and 1 end exactly. */
  private static final Quadratic CURVED =
      Quadratic.of(new double[] {4, 2, 0, 2, 4, 0, 0, 0, -1}, 0.5, -1, 0.25);

  private static final Setting ENDING = setting("quadratic", CURVED, 1, 0.25, 0.125);
  private static final Setting EARLY = setting("quadratic, cut short", CURVED, 0.125, 0.0625);
  private static final Setting STRAIGHT =
      Setting.named("linear function")
          .function(LINEAR)
          .input("x", 1.25, -0.5)
          .input("steps", 0.5)
          .with(RHO, 0.5);

  private static final Setting SIX_STEPS = six(PathFunctions.FIVE, 1, 0.5);
  private static final Setting OTHER_STEPS = six(PathFunctions.OTHER_FIVE, 2, 0.75);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.attribution("moreaugrad")
          .title("MoreauGrad")
          .source(
              "Zhang, Farnia, MoreauGrad: Sparse and Robust Interpretation of Neural Networks via"
                  + " Moreau Envelope, 2023, arXiv:2302.05294")
          .rows("A191.1")
          .hyperparameters(RHO)
          .meaning("steps", "the step sizes, one after the other")
          .paper("-d*/rho", s -> minimiser(s).negate().over(s.get(RHO)))
          .dialect(
              AT_END,
              "grad f(x + d*), the same at the minimum",
              s -> s.gradient(s.input("x").plus(minimiser(s))))
          .mistakes(DIRECTION, HALF)
          .mistakesIn(List.of(EstimatorSystem.PAPER), UNSCALED, PLAIN)
          .claims(
              ClosedForm.claim(
                      "MORO-01",
                      "linear",
                      "The envelope of a linear function has its gradient, for every rho.",
                      "Moreau envelope of a linear function")
                  .in(EstimatorSystem.PAPER, AT_END)
                  .on(STRAIGHT)
                  .is(s -> s.gradient(s.input("x")))
                  .rejecting(DIRECTION),
              ClosedForm.claim(
                      "MORO-02",
                      "quadratic",
                      "At the minimum a (I + rho H) = x H + b.",
                      "Moreau envelope of a quadratic")
                  .in(EstimatorSystem.PAPER, AT_END)
                  .on(ENDING)
                  .of("a (I + rho H)", (s, a) -> a.plus(a.matmul(hessian(s)).times(s.get(RHO))))
                  .is(s -> s.gradient(s.input("x")))
                  .rejecting(DIRECTION, PLAIN, HALF),
              ClosedForm.claim(
                      "MORO-03",
                      "two-steps",
                      "Two steps s, t on a quadratic give a = (s + t) g/rho - s t g (H +"
                          + " I/rho)/rho.",
                      "the iteration")
                  .on(EARLY)
                  .is(
                      s -> {
                        Tensor g = s.gradient(s.input("x"));
                        Tensor bent = g.matmul(hessian(s)).plus(g.over(s.get(RHO)));
                        return g.times(0.1875).minus(bent.times(0.0078125)).over(s.get(RHO));
                      })
                  .rejecting(DIRECTION, UNSCALED, PLAIN, HALF),
              ClosedForm.claim(
                      "MORO-04",
                      "gradient-at-end",
                      "Cut short, the gradient at the end is g + d H, not -d/rho.",
                      "the formula")
                  .in(AT_END)
                  .on(EARLY)
                  .is(
                      s -> {
                        Tensor g = s.gradient(s.input("x"));
                        Tensor bent = g.matmul(hessian(s)).plus(g.over(s.get(RHO)));
                        Tensor d = bent.times(0.0078125).minus(g.times(0.1875));
                        return g.plus(d.matmul(hessian(s)));
                      })
                  .rejecting(DIRECTION, PLAIN, HALF),
              Cost.claim("MORO-05", "cost", "A step costs one gradient.", "the formula")
                  .on(ENDING)
                  .calls(Counted.Call.GRADIENT, 3)
                  .rejecting(PLAIN),
              AsDeclared.claims("MORO", 11).on(SIX_STEPS, OTHER_STEPS).rejectingUnseen())
          .build();

  private MoreauGrad() {}

  private static Setting setting(String name, FunctionOracle f, double... steps) {
    return Setting.named(name)
        .function(f)
        .input("x", 1.25, -0.5, 0.75)
        .input("steps", steps)
        .with(RHO, 0.5);
  }

  private static Tensor hessian(Sample s) {
    Backend b = s.backend();
    return CURVED.hessian(b);
  }

  private static Tensor minimiser(Sample s) {
    Tensor d = s.input("x").times(0);
    for (int t = 0; t < s.input("steps").shape().columns(); t++) {
      Tensor step = Rows.columns(s.input("steps"), t, t + 1);
      Tensor slope = s.gradient(s.input("x").plus(d)).plus(d.over(s.get(RHO)));
      d = d.minus(slope.times(step));
    }
    return d;
  }

  private static Setting six(FunctionOracle f, int salt, double rho) {
    double[] steps = {0.25, 0.125, 0.375, 0.0625, 0.1875, 0.25};
    steps[1] *= salt;
    steps[5] /= salt;
    return Setting.named(f.name() + ", 6 steps from " + salt)
        .function(f)
        .input("x", Spread.row(5, salt))
        .input("steps", steps)
        .with(RHO, rho);
  }
}
