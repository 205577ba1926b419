package org.gradmark.estimators.variational;

import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Law;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.claims.Unbiased;
import org.gradmark.estimators.claims.Variance;
import org.gradmark.estimators.functions.Activation;
import org.gradmark.estimators.functions.Fractions;
import org.gradmark.estimators.functions.Head;
import org.gradmark.estimators.functions.Quadratic;

/**
 * The path gradient (sticking the landing) of KL(q || p) for q = N(μ, σ²): the score of q, whose
 * mean is zero, is left out. f is S = -log p, up to a constant.
 *
 * <pre>
 *   x ← μ + σ ε,  ε ~ N(0, 1)
 *   G ← S'(x) + (log q)'(x) = S'(x) - ε/σ
 *   g ← mean of (G, G ε)
 * </pre>
 */
public final class PathGradient {

  private static final EstimatorMistake NO_ENTROPY =
      EstimatorMistake.rule(
          "density-left-out",
          "the log density of q is left out",
          s -> alongPath(s, s.gradient(points(s))));
  private static final EstimatorMistake SUBTRACTED =
      EstimatorMistake.rule(
          "density-subtracted",
          "the log density of q is subtracted",
          s -> alongPath(s, s.gradient(points(s)).plus(s.draw("noise").over(s.input("scale")))));
  private static final EstimatorMistake BY_VARIANCE =
      EstimatorMistake.rule(
          "noise-by-variance",
          "the slope of log q is noise over sigma squared",
          s ->
              alongPath(
                  s, s.gradient(points(s)).minus(s.draw("noise").over(s.input("scale").square()))));
  private static final EstimatorMistake SUM =
      EstimatorMistake.result(
          "sum-for-mean",
          "the samples are summed, not averaged",
          (s, g) -> g.times(s.draw("noise").shape().rows()));

  private static final Setting LANDED = setting(-0.5, 0.5, -0.5, 0.25, 2).called("q = p");
  private static final Setting AWAY = setting(0.75, 1.25, 0.25, 0.5, 2);
  private static final Setting ONE = setting(0.75, 1.25, 0, 1, 1);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.estimator("path-gradient")
          .title("Path gradient (sticking the landing)")
          .source(
              "Vaitl et al., Fast and Unified Path Gradient Estimators for Normalizing Flows, 2024,"
                  + " arXiv:2403.15881; Roeder et al., Sticking the Landing, 2017")
          .rows("A019.1")
          .paper("slope of S + log q along the path, q's parameters fixed", PathGradient::paper)
          .dialect("total", "total derivative, score included", PathGradient::total)
          .mistakes(NO_ENTROPY, SUBTRACTED, BY_VARIANCE, SUM)
          .claims(
              ClosedForm.claim(
                      "LAND-01",
                      "lands",
                      "For normal p = N(m, v) and given draws G = (x - m)/v - e/sigma: zero for every draw when q = p.",
                      "the formula")
                  .on(LANDED, AWAY)
                  .is(s -> alongPath(s, excess(s)))
                  .rejecting(NO_ENTROPY, SUBTRACTED, BY_VARIANCE, SUM),
              ClosedForm.claim(
                      "LAND-02",
                      "total-stays-noisy",
                      "The total derivative differs from the path gradient by the score ((e, e^2 - 1)/sigma), also when q = p.",
                      "chain rule")
                  .in("total")
                  .on(LANDED, AWAY)
                  .is(s -> alongPath(s, excess(s)).plus(score(s)))
                  .rejecting(NO_ENTROPY, SUBTRACTED, BY_VARIANCE, SUM),
              Unbiased.claim(
                      "LAND-03",
                      "unbiased",
                      "Both are unbiased: the gradient of the divergence is ((mu - m)/v, sigma/v - 1/sigma).",
                      "KL between normal laws")
                  .in("paper", "total")
                  .on(AWAY, ONE)
                  .mean(s -> Rows.join(distance(s), mismatch(s)))
                  .rejecting(NO_ENTROPY, SUBTRACTED, BY_VARIANCE, SUM),
              Variance.claim(
                      "LAND-04",
                      "variance",
                      "With c = sigma/v - 1/sigma and d = (mu - m)/v the variances are c^2 and d^2 + 2 c^2.",
                      "moments of the normal law")
                  .on(ONE)
                  .each(s -> variances(s, mismatch(s)))
                  .rejecting(NO_ENTROPY, SUBTRACTED, BY_VARIANCE),
              Variance.claim(
                      "LAND-05",
                      "total-variance",
                      "Those of the total derivative are sigma^2/v^2 and d^2 + 2 sigma^2/v^2.",
                      "moments of the normal law")
                  .in("total")
                  .on(ONE)
                  .each(s -> variances(s, s.input("scale").over(s.input("target_variance"))))
                  .rejecting(SUBTRACTED, BY_VARIANCE),
              AsDeclared.claims("LAND", 11).on(wide(1), wide(2)).rejectingAll())
          .build();

  private PathGradient() {}

  private static Tensor paper(Sample s) {
    return alongPath(s, s.gradient(points(s)).minus(s.draw("noise").over(s.input("scale"))));
  }

  /** Along the path log q is -ε²/2 - log σ: its total derivative is (0, -1/σ). */
  private static Tensor total(Sample s) {
    Tensor scale = s.input("scale");
    Tensor entropy = Rows.join(scale.times(0), scale.pow(-1).negate());
    return alongPath(s, s.gradient(points(s))).plus(entropy);
  }

  private static Tensor points(Sample s) {
    return s.draw("noise").times(s.input("scale")).plus(s.input("mean"));
  }

  private static Tensor alongPath(Sample s, Tensor slope) {
    return Rows.join(slope, slope.times(s.draw("noise"))).mean(Axis.COLUMN);
  }

  private static Tensor excess(Sample s) {
    Tensor pull = points(s).minus(s.input("target_mean")).over(s.input("target_variance"));
    return pull.minus(s.draw("noise").over(s.input("scale")));
  }

  private static Tensor score(Sample s) {
    Tensor e = s.draw("noise");
    return Rows.join(e, e.square().minus(1)).over(s.input("scale")).mean(Axis.COLUMN);
  }

  private static Tensor distance(Sample s) {
    return s.input("mean").minus(s.input("target_mean")).over(s.input("target_variance"));
  }

  private static Tensor mismatch(Sample s) {
    Tensor scale = s.input("scale");
    return scale.over(s.input("target_variance")).minus(scale.pow(-1));
  }

  private static Tensor variances(Sample s, Tensor slope) {
    return Rows.join(slope.square(), distance(s).square().plus(slope.square().times(2)));
  }

  private static Setting setting(double mean, double scale, double m, double v, int samples) {
    return Setting.named("q = N(" + mean + ", " + scale + "^2), p = N(" + m + ", " + v + ")")
        .input("mean", mean)
        .input("scale", scale)
        .input("target_mean", m)
        .input("target_variance", v)
        .function(Quadratic.of(new double[] {1 / v}, -m / v))
        .drawing(Law.normal("noise", Shape.of(samples, 1), 4));
  }

  /** Seven samples, another target, numbers of no pattern. */
  private static Setting wide(int seed) {
    Fractions some = Fractions.of(seed);
    return Setting.named("7 samples of a network, numbers of no pattern " + seed)
        .input("mean", some.number())
        .input("scale", some.positive())
        .function(some.network(1, 4, 2, Activation.SOFTPLUS, Head.CROSS_ENTROPY))
        .drawing(Law.given("noise", some.matrix(7, 1)));
  }
}
