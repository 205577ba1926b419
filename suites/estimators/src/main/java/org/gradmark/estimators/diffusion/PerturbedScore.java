package org.gradmark.estimators.diffusion;

import java.util.List;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Law;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.Unbiased;
import org.gradmark.estimators.claims.Variance;
import org.gradmark.estimators.functions.Fractions;
import org.gradmark.estimators.functions.Quadratic;

/**
 * Perturb-and-average scoring (PAAS): the score of noisy data at a clean point x, from a denoiser
 * D, which is the value of f; points have one coordinate.
 *
 * <pre>
 *   y ← x + σ e,  e ~ N(0, 1)
 *   g ← mean of (D(y) - y)/σ²;   in practice (D(y) - x)/σ²: the noise is not subtracted
 * </pre>
 */
public final class PerturbedScore {

  public static final Hyperparameter SIGMA =
      new Hyperparameter("sigma", "noise level of the denoiser", 0, 1e6, 1);

  private static final EstimatorMistake NOT_PERTURBED =
      EstimatorMistake.draw(
          "not-perturbed", "the point is not perturbed", "noise", (s, e) -> e.times(0));
  private static final EstimatorMistake BY_SIGMA =
      EstimatorMistake.result(
          "by-sigma",
          "the residual is divided by sigma, not by its square",
          (s, g) -> g.times(s.get(SIGMA)));
  private static final EstimatorMistake NEGATED =
      EstimatorMistake.scaled("negated", "the score points away from the data", -1);
  private static final EstimatorMistake UNIT_NOISE =
      EstimatorMistake.draw(
          "noise-not-scaled",
          "the noise lacks its factor sigma",
          "noise",
          (s, e) -> e.over(s.get(SIGMA)));
  private static final EstimatorMistake SUM =
      EstimatorMistake.result(
          "sum-for-mean",
          "the samples are summed, not averaged",
          (s, g) -> g.times(s.draw("noise").shape().rows()));

  private static final Setting NORMAL =
      Setting.named("data N(0, 12), sigma = 2")
          .input("point", 1.25)
          .input("shrink", 0.75)
          .input("samples", 2)
          .function(Quadratic.linear(0.75))
          .with(SIGMA, 2)
          .drawing(Law.normal("noise", Shape.of(2, 1), 3));

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.estimator("perturb-and-average-score")
          .title("Perturb-and-average scoring (PAAS)")
          .source("Wang et al., Score Jacobian Chaining, 2022, arXiv:2212.00774, section 4")
          .rows("A196.1")
          .hyperparameters(SIGMA)
          .paper("mean of (D(y) - y)/sigma^2", s -> score(s, perturbed(s)))
          .dialect("practical", "mean of (D(y) - x)/sigma^2", s -> score(s, s.input("point")))
          .mistakes(BY_SIGMA, NEGATED, UNIT_NOISE, SUM)
          .mistakesIn(List.of("paper", "practical"), NOT_PERTURBED)
          .claims(
              Unbiased.claim(
                      "PAAS-01",
                      "normal-data",
                      "For data N(0, s^2) and the exact denoiser the mean is -x/(s^2 + sigma^2).",
                      "D(y) = s^2 y/(s^2 + sigma^2)")
                  .in("paper", "practical")
                  .on(NORMAL)
                  .mean(s -> s.input("point").over(16).negate())
                  .rejecting(BY_SIGMA, NEGATED, SUM),
              Variance.claim(
                      "PAAS-02",
                      "variance",
                      "With D(y) = c y the variance is (1 - c)^2/(n sigma^2).",
                      "variance of the noise")
                  .on(NORMAL)
                  .each(s -> variance(s, s.input("shrink").oneMinus()))
                  .rejecting(NOT_PERTURBED, BY_SIGMA, UNIT_NOISE, SUM),
              Variance.claim(
                      "PAAS-03",
                      "practical-variance",
                      "In the practical form it is c^2/(n sigma^2): larger for c above 1/2.",
                      "variance of the noise")
                  .in("practical")
                  .on(NORMAL)
                  .each(s -> variance(s, s.input("shrink")))
                  .rejecting(NOT_PERTURBED, BY_SIGMA, UNIT_NOISE, SUM),
              AsDeclared.claims("PAAS", 11).on(wide(1, 0.5), wide(2, 2)).rejectingAll())
          .build();

  private PerturbedScore() {}

  private static Tensor perturbed(Sample s) {
    return s.draw("noise").times(s.get(SIGMA)).plus(s.input("point"));
  }

  private static Tensor score(Sample s, Tensor from) {
    Tensor residual = s.value(perturbed(s)).minus(from);
    return residual.over(s.get(SIGMA).square()).mean(Axis.COLUMN);
  }

  private static Tensor variance(Sample s, Tensor slope) {
    return slope.over(s.get(SIGMA)).square().over(s.input("samples"));
  }

  /** Seven samples and another denoiser, numbers of no pattern. */
  private static Setting wide(int seed, double sigma) {
    Fractions some = Fractions.of(seed);
    return Setting.named("7 samples, quadratic denoiser, no pattern " + seed)
        .input("point", some.number())
        .function(some.quadratic(1, seed == 1 ? 1 : 1024))
        .with(SIGMA, sigma)
        .drawing(Law.given("noise", some.matrix(7, 1)));
  }
}
