package org.gradmark.estimators.diffusion;

import java.util.List;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Law;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.claims.Unbiased;
import org.gradmark.estimators.claims.Variance;
import org.gradmark.estimators.functions.Fractions;
import org.gradmark.estimators.functions.Quadratic;

/**
 * A reverse step of a diffusion x_t = x_0 + N(0, q² t) from t to t - dt; f gives E[x_0 | x_t], x
 * has one coordinate.
 *
 * <pre>
 *   m ← (dt/t) f(x) + (1 - dt/t) x
 *   DDPM: m + q sqrt(dt) z,  z ~ N(0, 1)
 *   DDIM: x + λ (m - x),  λ = sqrt(t)/(sqrt(t - dt) + sqrt(t))
 * </pre>
 */
public final class ReverseStep {

  public static final Hyperparameter TIME =
      new Hyperparameter("time", "time t of the noisy point", 0, 1, 1);
  public static final Hyperparameter STEP =
      new Hyperparameter("step", "length dt of the step, at most t", 0, 1, 0.5);
  public static final Hyperparameter NOISE =
      new Hyperparameter("noise", "deviation q at time 1", 0, 1e6, 1);

  private static final EstimatorMistake SWAPPED =
      EstimatorMistake.rule(
          "weights-swapped",
          "the weights of the point and the clean estimate are swapped",
          s -> {
            Tensor x = s.input("point");
            return x.plus(s.value(x)).minus(mean(s)).plus(shake(s));
          });
  private static final EstimatorMistake NO_NOISE =
      EstimatorMistake.draw("no-noise", "no noise is added", "noise", (s, z) -> z.times(0));
  private static final EstimatorMistake LINEAR_NOISE =
      EstimatorMistake.draw(
          "noise-by-step",
          "the noise is multiplied by dt, not by its root",
          "noise",
          (s, z) -> z.times(s.get(STEP).sqrt()));
  private static final EstimatorMistake UNIT_NOISE =
      EstimatorMistake.draw(
          "noise-not-scaled",
          "the noise lacks its factor q",
          "noise",
          (s, z) -> z.over(s.get(NOISE)));
  private static final EstimatorMistake TO_MEAN =
      EstimatorMistake.rule(
          "all-the-way", "the step goes all the way to the mean", ReverseStep::mean);
  private static final EstimatorMistake BY_TIME =
      EstimatorMistake.rule(
          "times-for-deviations",
          "lambda is made of times, not of their roots",
          s -> {
            Tensor t = s.get(TIME);
            return deterministic(s, t.over(t.times(2).minus(s.get(STEP))));
          });

  private static final Setting NORMAL =
      setting("data N(0, 3), q = 2, t = 1/4", Quadratic.linear(0.75)).input("variance", 3);
  private static final Setting POINT =
      setting("data at 2", new Quadratic(new double[1], new double[1], 2)).input("variance", 0);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.estimator("diffusion-step")
          .title("Reverse diffusion steps, DDPM and DDIM")
          .source(
              "Nakkiran et al., Step-by-Step Diffusion: An Elementary Tutorial, 2024, arXiv:2406.08929, algorithms 1 and 2")
          .rows("A161.1")
          .hyperparameters(TIME, STEP, NOISE)
          .paper("m + q sqrt(dt) z", s -> mean(s).plus(shake(s)))
          .dialect("ddim", "x + lambda (m - x)", s -> deterministic(s, lambda(s)))
          .mistakesIn(List.of("paper"), SWAPPED, NO_NOISE, LINEAR_NOISE, UNIT_NOISE)
          .mistakesIn(List.of("ddim"), TO_MEAN, BY_TIME)
          .claims(
              Unbiased.claim(
                      "DSTP-01",
                      "posterior-mean",
                      "For data N(0, s^2) the mean is E[x_{t-dt} | x_t] = x (s^2 + q^2 (t - dt))/(s^2 + q^2 t).",
                      "normal laws of x_{t-dt} and x_t")
                  .on(NORMAL)
                  .mean(ReverseStep::posterior)
                  .rejecting(SWAPPED),
              Variance.claim(
                      "DSTP-02",
                      "variance",
                      "The variance is q^2 dt, whatever the data.",
                      "algorithm 1")
                  .on(NORMAL, POINT)
                  .each(s -> s.input("point").times(0).plus(0.25))
                  .rejecting(NO_NOISE, LINEAR_NOISE, UNIT_NOISE),
              ClosedForm.claim(
                      "DSTP-03",
                      "ddim-point",
                      "For data at a DDIM takes x to a + sqrt((t - dt)/t) (x - a): any number of steps end alike.",
                      "lambda dt/t = 1 - sqrt((t - dt)/t)")
                  .in("ddim")
                  .on(POINT)
                  .is(
                      s -> {
                        Tensor left = s.get(TIME).minus(s.get(STEP)).over(s.get(TIME)).sqrt();
                        return s.input("point").minus(2).times(left).plus(2);
                      })
                  .rejecting(TO_MEAN, BY_TIME),
              ClosedForm.claim(
                      "DSTP-04",
                      "ddim-normal",
                      "For normal data DDIM goes the share lambda of the way to the posterior mean.",
                      "algorithm 2")
                  .in("ddim")
                  .on(NORMAL)
                  .is(
                      s -> {
                        Tensor x = s.input("point");
                        Tensor now = s.get(TIME).sqrt();
                        Tensor next = s.get(TIME).minus(s.get(STEP)).sqrt();
                        return x.plus(posterior(s).minus(x).times(now).over(now.plus(next)));
                      })
                  .rejecting(TO_MEAN, BY_TIME),
              AsDeclared.claims("DSTP", 11)
                  .on(wide(1, 0.5, 0.125, 2), wide(2, 0.75, 0.25, 0.5))
                  .rejectingAll())
          .build();

  private ReverseStep() {}

  private static Tensor mean(Sample s) {
    Tensor share = s.get(STEP).over(s.get(TIME));
    Tensor x = s.input("point");
    return s.value(x).times(share).plus(x.times(share.oneMinus()));
  }

  private static Tensor shake(Sample s) {
    return s.draw("noise").times(s.get(STEP).sqrt()).times(s.get(NOISE));
  }

  private static Tensor lambda(Sample s) {
    Tensor now = s.get(TIME).sqrt();
    return now.over(s.get(TIME).minus(s.get(STEP)).sqrt().plus(now));
  }

  private static Tensor deterministic(Sample s, Tensor share) {
    Tensor x = s.input("point");
    return x.plus(mean(s).minus(x).times(share));
  }

  private static Tensor posterior(Sample s) {
    Tensor q = s.get(NOISE).square();
    Tensor before = q.times(s.get(TIME).minus(s.get(STEP))).plus(s.input("variance"));
    return s.input("point").times(before).over(q.times(s.get(TIME)).plus(s.input("variance")));
  }

  private static Setting setting(String name, Quadratic denoiser) {
    return Setting.named(name)
        .input("point", 1.25)
        .function(denoiser)
        .with(TIME, 0.25)
        .with(STEP, 0.0625)
        .with(NOISE, 2)
        .drawing(Law.normal("noise", Shape.of(1, 1), 3));
  }

  /** Another denoiser, numbers of no pattern. */
  private static Setting wide(int seed, double time, double step, double noise) {
    Fractions some = Fractions.of(seed);
    return Setting.named("quadratic denoiser, numbers of no pattern " + seed)
        .input("point", some.number())
        .function(some.quadratic(1, seed == 1 ? 1 : 8192))
        .with(TIME, time)
        .with(STEP, step)
        .with(NOISE, noise)
        .drawing(Law.given("noise", some.matrix(1, 1)));
  }
}
