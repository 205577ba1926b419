package org.gradmark.estimators.privacy;

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
import org.gradmark.estimators.claims.Axiom;
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.claims.Unbiased;
import org.gradmark.estimators.claims.Variance;
import org.gradmark.estimators.functions.Fractions;

/**
 * The gradient of DP-SGD: each example's gradient is clipped, the sum gets normal noise.
 *
 * <pre>
 *   c_i ← g_i min(1, C/‖g_i‖)
 *   g ← (Σ c_i + C σ z)/B,  z ~ N(0, I)
 * </pre>
 */
public final class PrivateGradient {

  public static final Hyperparameter CLIP_NORM = Hyperparameter.CLIP_NORM.withDefault(0.1);
  public static final Hyperparameter NOISE =
      new Hyperparameter("noise_multiplier", "deviation of the noise, in clip norms", 0, 1e6, 1);

  private static final double OPACUS = 1e-6;

  private static final EstimatorMistake MEAN_CLIPPED =
      EstimatorMistake.rule(
          "mean-clipped",
          "the mean is clipped, not each example",
          s -> {
            Tensor all = s.input("gradients");
            Tensor sum = all.mean(Axis.COLUMN);
            return clipped(s, sum, 0).plus(noise(s).over(all.shape().rows()));
          });
  private static final EstimatorMistake NORMALIZED =
      EstimatorMistake.rule(
          "always-rescaled",
          "small gradients are scaled up to the clip norm",
          s -> {
            Tensor all = s.input("gradients");
            Tensor norms = Rows.dot(all, all).sqrt();
            Tensor unit = all.over(norms.plus(norms.equalTo(0)));
            return released(s, unit.times(s.get(CLIP_NORM)));
          });
  private static final EstimatorMistake BY_ELEMENT =
      EstimatorMistake.rule(
          "clipped-by-element",
          "the elements are clipped, not the norms",
          s -> {
            Tensor c = s.get(CLIP_NORM);
            return released(s, s.input("gradients").clamp(c.negate(), c));
          });
  private static final EstimatorMistake ABSOLUTE =
      EstimatorMistake.draw(
          "noise-not-scaled",
          "the noise lacks its factor C",
          "noise",
          (s, z) -> z.over(s.get(CLIP_NORM)));
  private static final EstimatorMistake AFTER_MEAN =
      EstimatorMistake.draw(
          "noise-after-mean",
          "the noise is added after the division by B",
          "noise",
          (s, z) -> z.times(s.input("gradients").shape().rows()));
  private static final EstimatorMistake SUM =
      EstimatorMistake.result(
          "sum-for-mean",
          "the sum is not divided by the batch size",
          (s, g) -> g.times(s.input("gradients").shape().rows()));
  private static final EstimatorMistake UNCLIPPED =
      EstimatorMistake.rule(
          "not-clipped", "nothing is clipped", s -> released(s, s.input("gradients")));
  private static final EstimatorMistake NOISELESS =
      EstimatorMistake.seeing(
          "no-noise",
          "no noise is added",
          s ->
              new SampleWrapper(s) {
                @Override
                public Tensor draw(String name) {
                  return super.draw(name).times(0);
                }
              });

  private static final Setting THREE =
      Setting.named("gradients with norms above, below and at zero")
          .input("gradients", new Values(Shape.of(3, 2), 3, -4, 0.25, 0.5, 0, 0))
          .with(CLIP_NORM, 2)
          .with(NOISE, 0.75)
          .drawing(Law.given("noise", new Values(Shape.of(1, 2), 1.25, -0.5)));
  private static final Setting TINY =
      Setting.named("gradients of size 1e-6, as small as the guard")
          .input("gradients", new Values(Shape.of(2, 2), 3e-6, -4e-6, 5e-7, 2.5e-7))
          .with(CLIP_NORM, 2e-6)
          .with(NOISE, 0.5)
          .drawing(Law.given("noise", new Values(Shape.of(1, 2), -1, 0.75)));
  private static final Setting REVERSED =
      Setting.named("one example of 12 and eleven of -1")
          .input(
              "gradients",
              new Values(Shape.of(12, 1), 12, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1))
          .with(CLIP_NORM, 1)
          .with(NOISE, 0.5)
          .drawing(Law.normal("noise", Shape.of(1, 1), 3));
  private static final Setting NOISY =
      THREE.called("two elements of noise").drawing(Law.normal("noise", Shape.of(1, 2), 3));

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.estimator("dp-sgd-gradient")
          .title("DP-SGD gradient: clip each example, sum, add noise")
          .source(
              "Abadi et al., Deep Learning with Differential Privacy, 2016, algorithm 1;"
                  + " Li et al., Large Language Models Can Be Strong Differentially Private Learners, 2021, arXiv:2110.05679")
          .rows("B29.2")
          .hyperparameters(CLIP_NORM, NOISE)
          .paper("(sum g min(1, C/|g|) + C sigma z)/B", s -> estimate(s, 0))
          .dialect("guarded", "min(1, C/(|g| + 1e-6))", s -> estimate(s, OPACUS))
          .mistakes(
              MEAN_CLIPPED, NORMALIZED, BY_ELEMENT, ABSOLUTE, AFTER_MEAN, SUM, UNCLIPPED, NOISELESS)
          .claims(
              ClosedForm.claim(
                      "DPSG-01",
                      "given-noise",
                      "For gradients (3, -4), (0.25, 0.5), 0 with C = 2 the clipped sum is (1.45, -1.1); the noise is C sigma z.",
                      "algorithm 1")
                  .on(THREE)
                  .is(
                      s -> {
                        Tensor sum = Rows.of(s.backend(), 145, -110).over(100);
                        return sum.plus(s.draw("noise").times(1.5)).over(3);
                      })
                  .rejecting(
                      MEAN_CLIPPED,
                      NORMALIZED,
                      BY_ELEMENT,
                      ABSOLUTE,
                      AFTER_MEAN,
                      SUM,
                      UNCLIPPED,
                      NOISELESS),
              ClosedForm.claim(
                      "DPSG-02",
                      "tiny",
                      "Gradients of any size are clipped to C exactly: nothing guards the quotient.",
                      "algorithm 1")
                  .on(TINY)
                  .is(s -> byHand(s, 0))
                  .rejecting(MEAN_CLIPPED, NORMALIZED, SUM, UNCLIPPED),
              ClosedForm.claim(
                      "DPSG-03",
                      "guarded",
                      "With the guard a clipped gradient has the norm C |g|/(|g| + 1e-6).",
                      "Opacus, per-sample clip factor")
                  .in("guarded")
                  .on(TINY, THREE)
                  .is(s -> byHand(s, OPACUS))
                  .rejecting(MEAN_CLIPPED, NORMALIZED, SUM, UNCLIPPED),
              Axiom.claim(
                      "DPSG-04",
                      "sensitivity",
                      "A gradient that is clipped already may grow eightfold without any effect.",
                      "one example moves the sum by at most C")
                  .on(THREE)
                  .changing(
                      q ->
                          q.withInput(
                              "gradients", new Values(Shape.of(3, 2), 24, -32, 0.25, 0.5, 0, 0)))
                  .changesNothing()
                  .rejecting(UNCLIPPED),
              Unbiased.claim(
                      "DPSG-05",
                      "reversal",
                      "Clipping can turn the mean round: of 12 and eleven times -1 with C = 1 it is -10/12, not 1/12.",
                      "example")
                  .on(REVERSED)
                  .mean(s -> Rows.of(s.backend(), -10).over(12))
                  .rejecting(MEAN_CLIPPED, SUM, UNCLIPPED),
              Variance.claim(
                      "DPSG-06",
                      "variance",
                      "The variance of each element is (C sigma/B)^2, whatever the gradients.",
                      "algorithm 1")
                  .in("paper", "guarded")
                  .on(NOISY, REVERSED)
                  .each(s -> variance(s))
                  .rejecting(ABSOLUTE, AFTER_MEAN, SUM, NOISELESS),
              AsDeclared.claims("DPSG", 11).on(wide(1, 3), wide(2, 2.5)).rejectingAll())
          .build();

  private PrivateGradient() {}

  private static Tensor estimate(Sample s, double guard) {
    return released(s, clipped(s, s.input("gradients"), guard));
  }

  private static Tensor clipped(Sample s, Tensor rows, double guard) {
    Tensor norms = Rows.dot(rows, rows).sqrt().plus(guard);
    Tensor c = s.get(CLIP_NORM);
    return rows.times(c.over(norms.max(c)));
  }

  private static Tensor noise(Sample s) {
    return s.draw("noise").times(s.get(CLIP_NORM)).times(s.get(NOISE));
  }

  private static Tensor released(Sample s, Tensor clipped) {
    return clipped.sum(Axis.COLUMN).plus(noise(s)).over(clipped.shape().rows());
  }

  /** The first example, of norm 5 u, is clipped, the others are not. */
  private static Tensor byHand(Sample s, double guard) {
    Tensor all = s.input("gradients");
    Tensor first = Rows.row(all, 0);
    Tensor rest = all.sum(Axis.COLUMN).minus(first);
    Tensor c = s.get(CLIP_NORM);
    Tensor kept = first.times(c.over(first.norm2().plus(guard)));
    Tensor noise = s.draw("noise").times(c).times(s.get(NOISE));
    return kept.plus(rest).plus(noise).over(all.shape().rows());
  }

  private static Tensor variance(Sample s) {
    Tensor all = s.input("gradients");
    Tensor deviation = s.get(CLIP_NORM).times(s.get(NOISE)).over(all.shape().rows());
    return Rows.row(all, 0).times(0).plus(deviation.square());
  }

  /** Seven gradients of five elements, some of them clipped, numbers of no pattern. */
  private static Setting wide(int seed, double norm) {
    Fractions some = Fractions.of(seed);
    double unit = seed == 1 ? 1 : 8192;
    return Setting.named("7 gradients of 5 elements, numbers of no pattern " + seed)
        .input("gradients", some.matrix(7, 5).map(g -> unit * g))
        .with(CLIP_NORM, unit * norm)
        .with(NOISE, 0.75)
        .drawing(Law.given("noise", some.matrix(1, 5)));
  }
}
