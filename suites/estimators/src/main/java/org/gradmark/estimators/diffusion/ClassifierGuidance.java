package org.gradmark.estimators.diffusion;

import java.util.List;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.functions.Fractions;
import org.gradmark.estimators.functions.Quadratic;
import org.gradmark.estimators.functions.Separable;

/**
 * Classifier guidance of a diffusion model's step; f is log p(y | x).
 *
 * <pre>
 *   mean form:  μ + scale Σ ∇f(μ)            at the mean, or at the sample x_t as in code
 *   score form: ε - scale sqrt(1 - ᾱ) ∇f(x_t)
 * </pre>
 */
public final class ClassifierGuidance {

  public static final Hyperparameter SCALE =
      new Hyperparameter("classifier_scale", "factor of the classifier's gradient", 0, 1e6, 1);

  private static final EstimatorMistake REPELLED =
      EstimatorMistake.result(
          "guidance-subtracted",
          "the guidance has the wrong sign",
          (s, g) -> unguided(s).times(2).minus(g));
  private static final EstimatorMistake NO_GUIDANCE =
      EstimatorMistake.rule("not-guided", "there is no guidance", s -> s.input("mean"));
  private static final EstimatorMistake DEVIATION =
      EstimatorMistake.rule(
          "deviation-for-variance",
          "the gradient is multiplied by the standard deviation",
          s -> {
            Tensor guide = s.gradient(s.input("mean")).times(s.input("variance").sqrt());
            return s.input("mean").plus(guide.times(s.get(SCALE)));
          });
  private static final EstimatorMistake NO_SPREAD =
      EstimatorMistake.rule(
          "noise-level-lost",
          "the factor sqrt(1 - alpha) is left out",
          s ->
              s.input("noise_prediction").minus(s.gradient(s.input("sample")).times(s.get(SCALE))));
  private static final EstimatorMistake SIGNAL =
      EstimatorMistake.input(
          "signal-for-noise",
          "sqrt(alpha) is taken for sqrt(1 - alpha)",
          "kept",
          (s, kept) -> kept.oneMinus());
  private static final EstimatorMistake FIXED_SCALE = EstimatorMistake.hardCoded(SCALE, 1);

  private static final Setting LINEAR =
      guided("linear log p", Quadratic.linear(0.5, -1.5)).with(SCALE, 2);
  private static final Setting CURVED =
      guided("quadratic log p", Quadratic.of(new double[] {-1, 0.25, 0.25, -0.5}, 0.5, 1))
          .with(SCALE, 0.5);
  private static final Setting CLASSES = classes("two normal classes at 0.75", 0.75);
  private static final Setting FAR = classes("two normal classes at -1.5", -1.5);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.estimator("classifier-guidance")
          .title("Classifier guidance, mean and score forms")
          .source(
              "Dhariwal, Nichol, Diffusion Models Beat GANs on Image Synthesis, 2021, arXiv:2105.05233, algorithms 1 and 2")
          .rows("A093.1")
          .hyperparameters(SCALE)
          .paper("mu + s Sigma grad f(mu)", s -> byMean(s, "mean"))
          .dialect("at-sample", "mu + s Sigma grad f(x_t)", s -> byMean(s, "sample"))
          .dialect("score", "eps - s sqrt(1 - alpha) grad f(x_t)", ClassifierGuidance::byScore)
          .mistakes(FIXED_SCALE)
          .mistakesIn(List.of("paper", "at-sample"), REPELLED, NO_GUIDANCE)
          .mistakesIn(List.of("paper"), DEVIATION)
          .mistakesIn(List.of("score"), NO_SPREAD, SIGNAL)
          .claims(
              ClosedForm.claim(
                      "GUID-01",
                      "linear",
                      "For f = a x + c it is the mean of the step times e^(s f): mu + s Sigma a.",
                      "complete the square")
                  .in("paper", "at-sample")
                  .on(LINEAR)
                  .is(
                      s -> {
                        Tensor a = Rows.of(s.backend(), 1, -3);
                        return s.input("mean").plus(s.input("variance").times(a));
                      })
                  .rejecting(REPELLED, NO_GUIDANCE, FIXED_SCALE),
              ClosedForm.claim(
                      "GUID-02",
                      "at-mean",
                      "The gradient is taken at the mean: for quadratic f it is mu + s Sigma (H mu + b).",
                      "algorithm 1, expansion about mu")
                  .on(CURVED)
                  .is(s -> s.input("mean").plus(slope(s, "mean").times(s.input("variance"))))
                  .rejecting(REPELLED, NO_GUIDANCE, DEVIATION, FIXED_SCALE),
              ClosedForm.claim(
                      "GUID-03",
                      "at-sample",
                      "In code the gradient is taken at the sample: mu + s Sigma (H x + b).",
                      "guided-diffusion, condition_mean")
                  .in("at-sample")
                  .on(CURVED)
                  .is(s -> s.input("mean").plus(slope(s, "sample").times(s.input("variance"))))
                  .rejecting(REPELLED, NO_GUIDANCE, FIXED_SCALE),
              ClosedForm.claim(
                      "GUID-04",
                      "exact-score",
                      "For classes N(+-1, 1/4) the score form is the conditional model's: sqrt(1 - alpha) (x - m)/v.",
                      "Bayes' rule for scores")
                  .in("score")
                  .on(CLASSES, FAR)
                  .is(
                      s -> {
                        Tensor pull = s.input("sample").minus(0.5).over(0.8125);
                        return pull.times(s.input("kept").oneMinus().sqrt());
                      })
                  .rejecting(NO_SPREAD, SIGNAL),
              ClosedForm.claim(
                      "GUID-05",
                      "scaled-score",
                      "The scale multiplies the gradient only: eps - s sqrt(1 - alpha) (H x + b).",
                      "algorithm 2")
                  .in("score")
                  .on(CURVED)
                  .is(
                      s -> {
                        Tensor root = s.input("kept").oneMinus().sqrt();
                        return s.input("noise_prediction").minus(slope(s, "sample").times(root));
                      })
                  .rejecting(NO_SPREAD, SIGNAL, FIXED_SCALE),
              AsDeclared.claims("GUID", 11).on(wide(1, 2), wide(2, 0.5)).rejectingAll())
          .build();

  private ClassifierGuidance() {}

  private static Tensor byMean(Sample s, String at) {
    Tensor guide = s.gradient(s.input(at)).times(s.input("variance"));
    return s.input("mean").plus(guide.times(s.get(SCALE)));
  }

  private static Tensor byScore(Sample s) {
    Tensor guide = s.gradient(s.input("sample")).times(s.get(SCALE));
    return s.input("noise_prediction").minus(guide.times(s.input("kept").oneMinus().sqrt()));
  }

  private static Tensor unguided(Sample s) {
    return s.input("mean");
  }

  /** Half of (H x + b): the scale is 1/2. */
  private static Tensor slope(Sample s, String at) {
    var rows = new double[] {-1, 0.25, 0.25, -0.5};
    Tensor h = s.backend().tensor(Shape.of(2, 2), rows);
    Tensor b = Rows.of(s.backend(), 0.5, 1);
    return s.input(at).matmul(h).plus(b).over(2);
  }

  private static Setting guided(String name, Quadratic f) {
    return Setting.named(name)
        .input("mean", 0.75, -0.5)
        .input("variance", 0.25, 2)
        .input("sample", -1, 0.5)
        .input("noise_prediction", 0.5, -1.25)
        .input("kept", 0.25)
        .function(f);
  }

  /**
   * x_t = x_0/2 + sqrt(3/4) ε with x_0 | y ~ N(±1, 1/4): the classes are N(±m, v) with m = 1/2, v =
   * 13/16. The unguided prediction is -sqrt(3/4) times the score of their mixture.
   */
  private static Setting classes(String name, double x) {
    double v = 0.8125;
    double k = 1 / v;
    double score = -x / v + 0.5 / v * Math.tanh(0.5 * x / v);
    Separable logistic =
        new Separable(
            "log sigmoid(16 x/13)",
            z -> z.times(k).negate().exp().plus(1).log().negate(),
            z -> z.times(k).exp().plus(1).pow(-1).times(k),
            z -> {
              Tensor p = z.times(k).exp().plus(1).pow(-1);
              return p.times(p.oneMinus()).times(-k * k);
            });
    return Setting.named(name)
        .input("mean", x)
        .input("variance", 0.25)
        .input("sample", x)
        .input("noise_prediction", -Math.sqrt(0.75) * score)
        .input("kept", 0.25)
        .function(logistic);
  }

  /** Five coordinates, numbers of no pattern. */
  private static Setting wide(int seed, double scale) {
    Fractions some = Fractions.of(seed);
    return Setting.named("quadratic log p of 5 coordinates, no pattern " + seed)
        .input("mean", some.matrix(1, 5))
        .input("variance", some.positive(1, 5))
        .input("sample", some.matrix(1, 5))
        .input("noise_prediction", some.matrix(1, 5))
        .input("kept", some.inside(1, 1))
        .function(some.quadratic(5, seed == 1 ? 1 : 1024))
        .with(SCALE, scale);
  }
}
