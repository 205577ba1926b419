package org.gradmark.estimators.diffusion;

import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Law;
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
import org.gradmark.estimators.claims.Unbiased;
import org.gradmark.estimators.functions.Activation;
import org.gradmark.estimators.functions.Fractions;
import org.gradmark.estimators.functions.Head;
import org.gradmark.estimators.functions.Quadratic;

/**
 * The gradient of E R(x), x ~ e^{-V(x, θ)}/Z, for θ, from n particles (implicit diffusion); f is V
 * of the row (x, θ), {@code reward} is R; x has one coordinate.
 *
 * <pre>
 *   v_j ← V_θ(x_j, θ),  r_j ← R(x_j)
 *   g ← -(mean of (r - r̄)(v - v̄))       or with n - 1 for n in the outer mean
 * </pre>
 */
public final class ImplicitDiffusion {

  private static final EstimatorMistake NOT_CENTRED =
      EstimatorMistake.rule(
          "not-centred",
          "the products are not centred",
          s -> Rows.dot(rewards(s), slopes(s)).mean(Axis.COLUMN).negate());
  private static final EstimatorMistake NEGATED =
      EstimatorMistake.scaled("negated", "the covariance has the wrong sign", -1);
  private static final EstimatorMistake BY_STATE =
      EstimatorMistake.rule(
          "slope-in-x",
          "V is differentiated for x, not for theta",
          s -> {
            Tensor slope = Rows.columns(s.gradient(points(s)), 0, 1);
            return covariance(rewards(s), slope).negate();
          });
  private static final EstimatorMistake SUM =
      EstimatorMistake.result(
          "sum-for-mean",
          "the particles are summed, not averaged",
          (s, g) -> g.times(s.draw("particles").shape().rows()));

  private static final Setting GIVEN =
      setting("three given particles")
          .drawing(Law.given("particles", new Values(Shape.of(3, 1), 0.5, -1, 2)));
  private static final Setting NORMAL =
      setting("three normal particles").drawing(Law.normal("particles", Shape.of(3, 1), 3));

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.estimator("implicit-diffusion")
          .title("Implicit diffusion: covariance gradient of a sampler")
          .source(
              "Marion et al., Implicit Diffusion: Efficient Optimization through Stochastic Sampling, 2024,"
                  + " arXiv:2402.05468")
          .rows("A072.1")
          .paper("-cov(R, V'), divided by n", s -> covariance(rewards(s), slopes(s)).negate())
          .dialect("unbiased", "-cov(R, V'), divided by n - 1", ImplicitDiffusion::unbiased)
          .mistakes(NOT_CENTRED, NEGATED, BY_STATE, SUM)
          .claims(
              ClosedForm.claim(
                      "IMPD-01",
                      "given-particles",
                      "For particles 1/2, -1, 2 with R = (x - 1/4)^2/2 and V_theta = 5/4 - x it is 3/8.",
                      "the covariance of (1/32, 25/32, 49/32) and (1/2, -1, 2)")
                  .on(GIVEN)
                  .is(s -> Rows.of(s.backend(), 3).over(8))
                  .rejecting(NOT_CENTRED, NEGATED, BY_STATE, SUM),
              Unbiased.claim(
                      "IMPD-02",
                      "biased-mean",
                      "With x ~ N(theta, 1) the mean is (1 - 1/n)(theta - b), the derivative being theta - b.",
                      "moments of the normal law")
                  .on(NORMAL)
                  .mean(s -> Rows.of(s.backend(), -1).over(6))
                  .rejecting(NOT_CENTRED, NEGATED, BY_STATE, SUM),
              Unbiased.claim(
                      "IMPD-03",
                      "unbiased-mean",
                      "Divided by n - 1 it is unbiased.",
                      "moments of the normal law")
                  .in("unbiased")
                  .on(NORMAL)
                  .mean(s -> Rows.of(s.backend(), -1).over(4))
                  .rejecting(NOT_CENTRED, NEGATED, BY_STATE, SUM),
              AsDeclared.claims("IMPD", 11).on(wide(1), wide(2)).rejectingAll())
          .build();

  private ImplicitDiffusion() {}

  private static Tensor points(Sample s) {
    Tensor x = s.draw("particles");
    return Rows.join(x, x.times(0).plus(s.input("theta")));
  }

  private static Tensor rewards(Sample s) {
    return s.function("reward").value(s.draw("particles"));
  }

  private static Tensor slopes(Sample s) {
    return Rows.columns(s.gradient(points(s)), 1, 2);
  }

  private static Tensor covariance(Tensor a, Tensor b) {
    Tensor centred = a.minus(a.mean(Axis.COLUMN)).times(b.minus(b.mean(Axis.COLUMN)));
    return centred.mean(Axis.COLUMN);
  }

  private static Tensor unbiased(Sample s) {
    double n = s.draw("particles").shape().rows();
    return covariance(rewards(s), slopes(s)).negate().times(n).over(n - 1);
  }

  /** V = (x - θ)²/2 + θ²/2 + 5θ/4 at θ = 0, R = (x - 1/4)²/2. */
  private static Setting setting(String name) {
    return Setting.named(name)
        .input("theta", 0)
        .function(Quadratic.of(new double[] {1, -1, -1, 2}, 0, 1.25))
        .function("reward", new Quadratic(new double[] {1}, new double[] {-0.25}, 0.03125));
  }

  /** Seven particles, another potential and reward, numbers of no pattern. */
  private static Setting wide(int seed) {
    Fractions some = Fractions.of(seed);
    // Of a quadratic V the part of theta would be centred away.
    return Setting.named("7 particles, numbers of no pattern " + seed)
        .input("theta", some.number())
        .function(some.network(2, 4, 2, Activation.TANH, Head.CROSS_ENTROPY))
        .function("reward", some.quadratic(1, seed == 1 ? 1 : 65536))
        .drawing(Law.given("particles", some.matrix(7, 1)));
  }
}
