package org.gradmark.estimators.diffusion;

import java.util.List;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Law;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.SampleWrapper;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.claims.Unbiased;
import org.gradmark.estimators.claims.Variance;
import org.gradmark.estimators.differences.CentralDifferences;
import org.gradmark.estimators.functions.Fractions;
import org.gradmark.estimators.functions.Quadratic;

/**
 * DRaFT: the gradient of a reward r(x_0) through the sampler, here with the network θ x. DRaFT-K
 * goes back through the last K steps only; DRaFT-LV noises the sample again, n times, and goes back
 * through one step.
 *
 * <pre>
 *   x_{t-1} ← a_t x_t + b_t θ x_t + c_t ξ_t,  t = T … 1
 *   d ← r'(x_0);  for t = 1 … K: g ← g + d b_t x_t,  d ← d (a_t + b_t θ)
 *   LV: x_1 ← α x_0 + σ e,  x ← a_1 x_1 + b_1 θ x_1,  g ← mean of r'(x) b_1 x_1
 * </pre>
 *
 * Inputs {@code keep}, {@code gain}, {@code spread} are the rows a, b, c, the step t = T first.
 */
public final class DirectReward {

  public static final Hyperparameter LAST =
      new Hyperparameter("last_steps", "steps that are differentiated (K)", 1, 1e6, 1e6);

  private static final EstimatorMistake ONE_LESS =
      EstimatorMistake.seeing(
          "one-step-less",
          "one step less is differentiated",
          s ->
              new SampleWrapper(s) {
                @Override
                public Tensor get(Hyperparameter asked) {
                  int steps = s.input("keep").shape().columns();
                  return super.get(asked).min(s.backend().scalar(steps)).minus(1);
                }
              });
  private static final EstimatorMistake FIRST =
      EstimatorMistake.rule(
          "first-steps-kept",
          "the first steps are differentiated, not the last",
          s -> chain(s, true, true));
  private static final EstimatorMistake NO_CARRY =
      EstimatorMistake.rule(
          "network-not-carried",
          "the chain passes on a, not a + b theta",
          s -> chain(s, false, false));
  private static final EstimatorMistake SIGN =
      EstimatorMistake.scaled("negated", "the reward is taken for a loss", -1);
  private static final EstimatorMistake SUM =
      EstimatorMistake.result(
          "sum-for-mean",
          "the noised samples are summed, not averaged",
          (s, g) -> g.times(s.draw("noise").shape().rows()));
  private static final EstimatorMistake NOT_NOISED =
      EstimatorMistake.draw(
          "not-noised", "the sample is not noised again", "noise", (s, e) -> e.times(0));

  private static final Setting FULL = chain(3).drawing(given());
  private static final Setting TWO = chain(3).called("K = 2").with(LAST, 2).drawing(given());
  private static final Setting ONE = chain(3).called("K = 1").with(LAST, 1).drawing(given());
  private static final Setting NOISED =
      chain(3)
          .input("samples", 2)
          .called("two noisings")
          .drawing(Law.normal("noise", Shape.of(2, 1), 5));

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.estimator("draft")
          .title("DRaFT: direct reward fine-tuning of diffusion models")
          .source(
              "Clark et al., Directly Fine-Tuning Diffusion Models on Differentiable Rewards, 2023,"
                  + " arXiv:2309.17400")
          .rows("A078.1")
          .hyperparameters(LAST)
          .meaning("keep", "a, the step t = T first")
          .meaning("gain", "b, the step t = T first")
          .meaning("spread", "c, the step t = T first")
          .meaning("shocks", "the noise xi of each step, t = T first")
          .paper("back through the last K steps", s -> chain(s, true, false))
          .dialect("lv", "back through one step from samples noised again", DirectReward::noised)
          .mistakes(SIGN)
          .mistakesIn(List.of("paper"), ONE_LESS, NO_CARRY, FIRST)
          .mistakesIn(List.of("lv"), SUM, NOT_NOISED)
          .claims(
              ClosedForm.claim(
                      "DRFT-01",
                      "whole-chain",
                      "With K = T it is the derivative of the reward of the whole sampler.",
                      "central differences of r(x_0(theta))")
                  .on(FULL)
                  .is(s -> differences(s, 3))
                  .rejecting(ONE_LESS, NO_CARRY, SIGN),
              ClosedForm.claim(
                      "DRFT-02",
                      "truncated",
                      "With K < T it is that derivative with x_K held constant.",
                      "definition of DRaFT-K")
                  .on(TWO)
                  .is(s -> differences(s, 2))
                  .rejecting(ONE_LESS, NO_CARRY, FIRST, SIGN),
              ClosedForm.claim(
                      "DRFT-03",
                      "one-step",
                      "With K = 1 it is r'(x_0) b_1 x_1.",
                      "definition of DRaFT-K")
                  .on(ONE)
                  .is(
                      s -> {
                        Tensor[] x = path(s, s.input("theta"), s.input("start"), 0);
                        Tensor gain = column(s, "gain", 2);
                        return s.gradient(x[3]).times(gain).times(x[2]);
                      })
                  .rejecting(ONE_LESS, FIRST, SIGN),
              Unbiased.claim(
                      "DRFT-04",
                      "noised-mean",
                      "For r = x^2/2 the mean of DRaFT-LV is q b (alpha^2 x_0^2 + sigma^2), q = a_1"
                          + " + b_1 theta.",
                      "moments of the normal law")
                  .in("lv")
                  .on(NOISED)
                  .mean(
                      s -> {
                        Tensor spread = s.input("noise_scale").square();
                        return factor(s).times(middle(s).square().plus(spread));
                      })
                  .rejecting(SUM, NOT_NOISED, SIGN),
              Variance.claim(
                      "DRFT-05",
                      "noised-variance",
                      "Its variance is (q b)^2 (4 m^2 sigma^2 + 2 sigma^4)/n with m = alpha x_0.",
                      "moments of the normal law")
                  .in("lv")
                  .on(NOISED)
                  .total(
                      s -> {
                        Tensor d = s.input("noise_scale").square();
                        Tensor m = middle(s).square();
                        Tensor one = m.times(d).times(4).plus(d.square().times(2));
                        return one.times(factor(s).square()).over(s.input("samples"));
                      })
                  .rejecting(SUM, NOT_NOISED),
              AsDeclared.claims("DRFT", 11).on(wide(1, 3), wide(2, 5)).rejecting(SIGN))
          .build();

  private DirectReward() {}

  private static Tensor column(Sample s, String name, int k) {
    return Rows.columns(s.input(name), k, k + 1);
  }

  private static Tensor slope(Sample s, Tensor theta, int k) {
    return column(s, "keep", k).plus(column(s, "gain", k).times(theta));
  }

  /** States from step {@code from} on, the last is x_0. */
  private static Tensor[] path(Sample s, Tensor theta, Tensor start, int from) {
    int steps = s.input("keep").shape().columns() - from;
    Tensor[] x = new Tensor[steps + 1];
    x[0] = start;
    for (int k = 0; k < steps; k++) {
      x[k + 1] = x[k].times(slope(s, theta, from + k)).plus(shock(s, from + k));
    }
    return x;
  }

  private static Tensor shock(Sample s, int k) {
    return column(s, "spread", k).times(column(s, "shocks", k));
  }

  private static Tensor chain(Sample s, boolean carried, boolean first) {
    Tensor theta = s.input("theta");
    Tensor[] x = path(s, theta, s.input("start"), 0);
    int steps = x.length - 1;
    Tensor d = s.gradient(x[steps]);
    Tensor g = d.times(0);
    for (int k = steps - 1; k >= 0; k--) {
      int passed = first ? k : steps - 1 - k;
      Tensor inside = s.backend().scalar(passed).lessThan(s.get(LAST));
      g = g.plus(d.times(column(s, "gain", k)).times(x[k]).times(inside));
      d = d.times(carried ? slope(s, theta, k) : column(s, "keep", k));
    }
    return g;
  }

  private static Tensor noised(Sample s) {
    Tensor theta = s.input("theta");
    Tensor[] x = path(s, theta, s.input("start"), 0);
    int last = x.length - 2;
    Tensor again = s.draw("noise").times(s.input("noise_scale"));
    Tensor noisy = again.plus(x[last + 1].times(s.input("noise_keep")));
    Tensor clean = noisy.times(slope(s, theta, last));
    return s.gradient(clean).times(noisy).times(column(s, "gain", last)).mean(Axis.COLUMN);
  }

  private static Tensor differences(Sample s, int last) {
    int from = s.input("keep").shape().columns() - last;
    Tensor start = path(s, s.input("theta"), s.input("start"), 0)[from];
    return CentralDifferences.gradient(
        s.input("theta"),
        theta -> {
          Tensor[] x = path(s, theta, start, from);
          return s.value(x[x.length - 1]);
        });
  }

  private static Tensor factor(Sample s) {
    return slope(s, s.input("theta"), 2).times(column(s, "gain", 2));
  }

  private static Tensor middle(Sample s) {
    Tensor[] x = path(s, s.input("theta"), s.input("start"), 0);
    return x[3].times(s.input("noise_keep"));
  }

  private static Setting chain(int steps) {
    return Setting.named("linear chain of " + steps + " steps")
        .input("theta", -0.5)
        .input("start", 1.5)
        .input("keep", 1, 0.875, 0.75)
        .input("gain", 0.5, 0.25, 0.75)
        .input("spread", 0.5, 0.25, 0)
        .input("shocks", 0.75, -1.25, 0.5)
        .input("noise_keep", 0.75)
        .input("noise_scale", 0.5)
        .function(Quadratic.of(new double[] {1}, 0));
  }

  private static Law given() {
    return Law.given("noise", new Values(Shape.of(2, 1), 0.5, -1.25));
  }

  /** Six steps, seven noisings, a curved reward, numbers of no pattern. */
  private static Setting wide(int seed, int last) {
    Fractions some = Fractions.of(seed);
    return Setting.named("chain of 6 steps, K = " + last + ", numbers of no pattern")
        .input("theta", some.number())
        .input("start", some.number())
        .input("keep", some.inside(1, 6))
        .input("gain", some.matrix(1, 6).map(x -> x / 2))
        .input("spread", some.positive(1, 6))
        .input("shocks", some.matrix(1, 6))
        .input("noise_keep", some.inside(1, 1))
        .input("noise_scale", some.inside(1, 1))
        .function(some.quadratic(1, seed == 1 ? 1 : 1024))
        .with(LAST, last)
        .drawing(Law.given("noise", some.matrix(7, 1)));
  }
}
