package org.gradmark.estimators.penalty;

import org.gradmark.core.estimator.Counted;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.claims.Cost;
import org.gradmark.estimators.claims.Order;
import org.gradmark.estimators.functions.Activation;
import org.gradmark.estimators.functions.Fractions;
import org.gradmark.estimators.functions.Head;
import org.gradmark.estimators.functions.Quadratic;
import org.gradmark.estimators.functions.Separable;

/**
 * The gradient of L + γ/2 ‖∇L‖² by a finite difference along the gradient, whose step ε is not
 * divided by its norm.
 *
 * <pre>
 *   g ← ∇L(x)
 *   forward:  r ← g + γ (∇L(x + ε g) - g)/ε
 *   backward: r ← g + γ (g - ∇L(x - ε g))/ε
 *   exact:    r ← g + γ ∇²L(x) g
 * </pre>
 */
public final class GradientRegularization {

  public static final Hyperparameter GAMMA =
      new Hyperparameter("gamma", "weight of the squared gradient norm", 0, 1e6, 0.1);
  public static final Hyperparameter STEP =
      new Hyperparameter("step", "step of the finite difference", 0, 1e6, 0.05);

  private static final EstimatorMistake NOT_DIVIDED =
      EstimatorMistake.result(
          "difference-not-divided",
          "the difference is not divided by the step",
          (s, r) -> added(s, r, s.get(STEP)));
  private static final EstimatorMistake TWICE =
      EstimatorMistake.result(
          "half-lost",
          "the penalty is gamma times the squared norm, not half of it",
          (s, r) -> added(s, r, s.backend().scalar(2)));
  private static final EstimatorMistake REWARD =
      EstimatorMistake.result(
          "penalty-subtracted",
          "the penalty is subtracted",
          (s, r) -> added(s, r, s.backend().scalar(-1)));
  private static final EstimatorMistake NO_PENALTY =
      EstimatorMistake.rule("no-penalty", "there is no penalty", s -> s.gradient(s.input("x")));
  private static final EstimatorMistake PENALTY_ONLY =
      EstimatorMistake.result(
          "loss-left-out",
          "only the penalty is differentiated",
          (s, r) -> r.minus(s.gradient(s.input("x"))));
  private static final EstimatorMistake UNIT =
      EstimatorMistake.rule(
          "step-normalized",
          "the step is divided by the gradient's norm, the difference is not",
          s -> {
            Tensor g = s.gradient(s.input("x"));
            Tensor ahead = s.input("x").plus(g.over(g.norm2()).times(s.get(STEP)));
            return g.plus(s.gradient(ahead).minus(g).over(s.get(STEP)).times(s.get(GAMMA)));
          });

  private static final Setting QUADRATIC =
      Setting.named("quadratic with curvatures 1 and 10")
          .input("x", 0.75, -0.5)
          .function(Quadratic.of(new double[] {1, 0, 0, 10}, 0, 0))
          .with(GAMMA, 0.125)
          .with(STEP, 0.5);
  private static final Setting LONG = QUADRATIC.called("the same, step 4").with(STEP, 4);
  private static final Setting CUBE =
      Setting.named("x^3")
          .input("x", 0.75, -0.5)
          .function(Separable.CUBE)
          .with(GAMMA, 0.25)
          .with(STEP, 0.5);
  private static final Setting EQUAL =
      CUBE.called("exp(x), gamma = step").function(Separable.EXP).with(GAMMA, 0.5);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.estimator("gradient-regularization")
          .title("Gradient regularization by finite differences")
          .source(
              "Karakida et al., Understanding Gradient Regularization in Deep Learning: Efficient Finite-Difference"
                  + " Computation and Implicit Bias, 2023, arXiv:2210.02720")
          .rows("A071.1")
          .hyperparameters(GAMMA, STEP)
          .paper("g + gamma (grad L(x + eps g) - g)/eps", GradientRegularization::forward)
          .dialect("backward", "g + gamma (g - grad L(x - eps g))/eps", s -> backward(s))
          .dialect("exact", "g + gamma H g", GradientRegularization::exact)
          .mistakes(NOT_DIVIDED, TWICE, REWARD, NO_PENALTY, PENALTY_ONLY, UNIT)
          .claims(
              ClosedForm.claim(
                      "GREG-01",
                      "quadratic",
                      "For a quadratic all forms are (I + gamma H) H x, whatever the step.",
                      "gradients are linear")
                  .in("paper", "backward", "exact")
                  .on(QUADRATIC, LONG)
                  .is(
                      s -> {
                        Tensor g = s.gradient(s.input("x"));
                        Tensor bent = s.hessianVector(s.input("x"), g);
                        return g.plus(bent.times(s.get(GAMMA)));
                      })
                  .rejecting(NOT_DIVIDED, TWICE, REWARD, NO_PENALTY, PENALTY_ONLY, UNIT),
              ClosedForm.claim(
                      "GREG-02",
                      "cube",
                      "For x^3 the forward form is 3 x^2 + gamma (18 x^3 + 27 eps x^4).",
                      "expansion")
                  .on(CUBE)
                  .is(s -> cube(s, 1))
                  .rejecting(NOT_DIVIDED, TWICE, REWARD, NO_PENALTY, PENALTY_ONLY, UNIT),
              ClosedForm.claim(
                      "GREG-03",
                      "cube-backward",
                      "For x^3 the backward form is 3 x^2 + gamma (18 x^3 - 27 eps x^4).",
                      "expansion")
                  .in("backward")
                  .on(CUBE)
                  .is(s -> cube(s, -1))
                  .rejecting(NOT_DIVIDED, TWICE, REWARD, NO_PENALTY, PENALTY_ONLY, UNIT),
              ClosedForm.claim(
                      "GREG-04",
                      "cube-exact",
                      "For x^3 the exact form is 3 x^2 + 18 gamma x^3.",
                      "derivative of the penalty")
                  .in("exact")
                  .on(CUBE)
                  .is(s -> cube(s, 0))
                  .rejecting(NOT_DIVIDED, TWICE, REWARD, NO_PENALTY, PENALTY_ONLY, UNIT),
              ClosedForm.claim(
                      "GREG-05",
                      "sharpness-aware",
                      "With gamma = eps the forward form is the gradient at x + eps g: unnormalised SAM.",
                      "section on F-GR and SAM")
                  .on(EQUAL)
                  .is(
                      s -> {
                        Tensor x = s.input("x");
                        return x.plus(x.exp().times(s.get(STEP))).exp();
                      })
                  .rejecting(NOT_DIVIDED, TWICE, REWARD, NO_PENALTY, PENALTY_ONLY, UNIT),
              Order.claim(
                      "GREG-06",
                      "first-order",
                      "The error of a finite difference falls with the step.",
                      "||F-GR - exact|| <= gamma eps M ||g||^2/2")
                  .in("paper", "backward")
                  .on(CUBE)
                  .halving(STEP, 0.5, 2)
                  .towards(s -> cube(s, 0))
                  .is(1)
                  .rejecting(TWICE),
              Cost.claim(
                      "GREG-07",
                      "cost",
                      "A finite difference costs two gradients and no Hessian.",
                      "the formula")
                  .in("paper", "backward")
                  .on(CUBE)
                  .calls(Counted.Call.GRADIENT, 2)
                  .rejecting(NO_PENALTY),
              AsDeclared.claims("GREG", 11).on(wide(1, 0.25), wide(2, 2)).rejectingAll())
          .build();

  private GradientRegularization() {}

  private static Tensor forward(Sample s) {
    Tensor x = s.input("x");
    Tensor g = s.gradient(x);
    Tensor ahead = s.gradient(x.plus(g.times(s.get(STEP))));
    return g.plus(ahead.minus(g).over(s.get(STEP)).times(s.get(GAMMA)));
  }

  private static Tensor backward(Sample s) {
    Tensor x = s.input("x");
    Tensor g = s.gradient(x);
    Tensor behind = s.gradient(x.minus(g.times(s.get(STEP))));
    return g.plus(g.minus(behind).over(s.get(STEP)).times(s.get(GAMMA)));
  }

  private static Tensor exact(Sample s) {
    Tensor g = s.gradient(s.input("x"));
    return g.plus(s.hessianVector(s.input("x"), g).times(s.get(GAMMA)));
  }

  /** The gradient, and a multiple of what r adds to it. */
  private static Tensor added(Sample s, Tensor r, Tensor factor) {
    Tensor g = s.gradient(s.input("x"));
    return g.plus(r.minus(g).times(factor));
  }

  private static Tensor cube(Sample s, int side) {
    Tensor x = s.input("x");
    Tensor bent = x.pow(3).times(18).plus(x.pow(4).times(27).times(s.get(STEP)).times(side));
    return x.square().times(3).plus(bent.times(s.get(GAMMA)));
  }

  /** A network of five inputs, numbers of no pattern. */
  private static Setting wide(int seed, double gamma) {
    Fractions some = Fractions.of(seed);
    return Setting.named("a network of 5 inputs, numbers of no pattern " + seed)
        .input("x", some.matrix(1, 5))
        .function(some.network(5, 6, 3, Activation.TANH, Head.CROSS_ENTROPY))
        .with(GAMMA, gamma)
        .with(STEP, 0.5);
  }
}
