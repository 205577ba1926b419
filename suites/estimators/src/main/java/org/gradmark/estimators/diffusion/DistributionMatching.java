package org.gradmark.estimators.diffusion;

import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Law;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.claims.Unbiased;
import org.gradmark.estimators.functions.Fractions;
import org.gradmark.estimators.functions.Quadratic;

/**
 * The gradient of distribution matching distillation (DMD) with classifier-free guidance, for the
 * location m of a generator x = m + z. The scores are gradients of the log densities {@code
 * conditional}, {@code unconditional} and {@code fake}.
 *
 * <pre>
 *   matching ← s_c(x) - s_fake(x),  augmentation ← (a - 1) (s_c(x) - s_u(x))
 *   g ← -mean of (matching + augmentation)
 * </pre>
 */
public final class DistributionMatching {

  public static final Hyperparameter GUIDANCE =
      new Hyperparameter("guidance", "scale a of classifier-free guidance; 1 is none", 0, 1e6, 1);

  private static final EstimatorMistake ONE_MORE =
      EstimatorMistake.rule(
          "scale-one-more",
          "the scale a is taken for a - 1",
          s -> combine(s, s.get(GUIDANCE).plus(1)));
  private static final EstimatorMistake NO_FAKE =
      EstimatorMistake.result(
          "fake-score-lost",
          "the fake score is left out",
          (s, g) -> g.minus(score(s, "fake").mean(Axis.COLUMN)));
  private static final EstimatorMistake NEGATED =
      EstimatorMistake.scaled("negated", "the generator is pushed away from the data", -1);
  private static final EstimatorMistake SUM =
      EstimatorMistake.result(
          "sum-for-mean",
          "the samples are summed, not averaged",
          (s, g) -> g.times(s.draw("noise").shape().rows()));

  private static final EstimatorMistake NO_NOISE =
      EstimatorMistake.draw(
          "noise-lost", "scores are taken without the noise", "noise", (s, z) -> z.times(0));
  private static final EstimatorMistake FIRST =
      EstimatorMistake.draw(
          "first-draw-only",
          "only the first sample counts",
          "noise",
          (s, z) -> z.times(0).plus(Rows.row(z, 0)));

  private static final Setting AWAY = setting("m = 1/2", 0.5);
  private static final Setting FIXED = setting("m = 3, the fixed point", 3);
  private static final Setting WIDE =
      setting("fake of variance 4", 0.5).function("fake", density(0.5, 4));
  private static final Setting BLURRED =
      setting("unconditional law of variance 4", 0.5).function("unconditional", density(0, 4));

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.estimator("distribution-matching")
          .title("Distribution matching distillation with guidance")
          .source(
              "Liu et al., Decoupled DMD: CFG Augmentation as the Spear, Distribution Matching as"
                  + " the Shield, 2025, arXiv:2511.22677")
          .rows("B04.1")
          .hyperparameters(GUIDANCE)
          .paper("-mean of (s_cfg - s_fake)", s -> combine(s, s.get(GUIDANCE)))
          .dialect("matching", "the matching part alone", s -> combine(s, s.backend().scalar(1)))
          .dialect("augmentation", "the augmentation part alone", DistributionMatching::augmented)
          .mistakes(NEGATED, SUM)
          .mistakesIn(java.util.List.of("paper"), ONE_MORE, NO_FAKE)
          .claims(
              ClosedForm.claim(
                      "DMDG-01",
                      "normal",
                      "For unit normal laws it is m - m_c - (a - 1)(m_c - m_u) for every draw:"
                          + " guidance moves the fixed point beyond m_c.",
                      "scores m - x")
                  .on(AWAY, FIXED)
                  .is(s -> s.input("location").minus(3))
                  .rejecting(ONE_MORE, NO_FAKE, NEGATED, SUM),
              ClosedForm.claim(
                      "DMDG-02",
                      "matching",
                      "The matching part is the gradient m - m_c of the divergence.",
                      "a = 1")
                  .in("matching")
                  .on(AWAY, FIXED)
                  .is(s -> s.input("location").minus(1))
                  .rejecting(NEGATED, SUM),
              ClosedForm.claim(
                      "DMDG-03",
                      "augmentation",
                      "The augmentation part is (a - 1)(m_u - m_c), wherever the generator is.",
                      "difference of two scores")
                  .in("augmentation")
                  .on(AWAY, FIXED)
                  .is(s -> s.input("location").times(0).minus(2))
                  .rejecting(NEGATED, SUM),
              Unbiased.claim(
                      "DMDG-04",
                      "decomposition",
                      "The mean does not depend on the width of the fake law: its score at its own"
                          + " samples has mean zero.",
                      "mean of m - x")
                  .on(WIDE)
                  .mean(s -> s.input("location").minus(3))
                  .rejecting(ONE_MORE, NEGATED, SUM),
              ClosedForm.claim(
                      "DMDG-05",
                      "wide-draws",
                      "With a fake law of variance 4 a sample adds 3/4 of its noise.",
                      "scores 3 - x and (m - x)/4")
                  .on(WIDE)
                  .is(s -> s.input("location").minus(3).plus(noise(s).times(0.75)))
                  .rejecting(ONE_MORE, NEGATED, SUM, NO_NOISE, FIRST),
              ClosedForm.claim(
                      "DMDG-06",
                      "wide-draws-matching",
                      "So it does in the matching part.",
                      "scores 1 - x and (m - x)/4")
                  .in("matching")
                  .on(WIDE)
                  .is(s -> s.input("location").minus(1).plus(noise(s).times(0.75)))
                  .rejecting(NEGATED, SUM, NO_NOISE, FIRST),
              ClosedForm.claim(
                      "DMDG-07",
                      "blurred-draws-augmentation",
                      "With an unconditional law of variance 4 the augmentation part is"
                          + " (a - 1)(3/4 x - 1).",
                      "scores 1 - x and -x/4")
                  .in("augmentation")
                  .on(BLURRED)
                  .is(s -> s.input("location").plus(noise(s)).times(1.5).minus(2))
                  .rejecting(NEGATED, SUM, NO_NOISE, FIRST),
              AsDeclared.claims("DMDG", 11)
                  .on(wide(1).with(GUIDANCE, 3), wide(2).with(GUIDANCE, 1.5))
                  .rejectingAll())
          .build();

  private DistributionMatching() {}

  private static Tensor noise(Sample s) {
    return s.draw("noise").mean(Axis.COLUMN);
  }

  private static Tensor score(Sample s, String law) {
    return s.function(law).gradient(s.draw("noise").plus(s.input("location")));
  }

  private static Tensor combine(Sample s, Tensor scale) {
    Tensor without = score(s, "unconditional");
    Tensor guided = without.plus(score(s, "conditional").minus(without).times(scale));
    return guided.minus(score(s, "fake")).mean(Axis.COLUMN).negate();
  }

  private static Tensor augmented(Sample s) {
    Tensor difference = score(s, "conditional").minus(score(s, "unconditional"));
    return difference.times(s.get(GUIDANCE).minus(1)).mean(Axis.COLUMN).negate();
  }

  /** m_c = 1, m_u = 0, a = 3. */
  private static Setting setting(String name, double location) {
    return Setting.named(name)
        .input("location", location)
        .function("conditional", density(1, 1))
        .function("unconditional", density(0, 1))
        .function("fake", density(location, 1))
        .with(GUIDANCE, 3)
        .drawing(Law.normal("noise", Shape.of(2, 1), 3));
  }

  /** The log density of a normal law, up to a constant. */
  private static Quadratic density(double mean, double variance) {
    return Quadratic.of(new double[] {-1 / variance}, mean / variance);
  }

  /** Seven samples; all laws and numbers differ from one seed to another. */
  private static Setting wide(int seed) {
    Fractions some = Fractions.of(seed);
    return Setting.named("7 samples, numbers of no pattern " + seed)
        .input("location", some.number())
        .function("conditional", density(some.number(), some.positive()))
        .function("unconditional", density(some.number(), some.positive()))
        .function("fake", density(some.number(), some.positive()))
        .drawing(Law.given("noise", some.matrix(7, 1)));
  }
}
