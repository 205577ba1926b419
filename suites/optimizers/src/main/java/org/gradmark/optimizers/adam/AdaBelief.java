package org.gradmark.optimizers.adam;

import static org.gradmark.core.rule.Hyperparameter.BETA1;
import static org.gradmark.core.rule.Hyperparameter.BETA2;
import static org.gradmark.core.rule.Hyperparameter.EPSILON;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import java.util.List;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Step;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.optimizers.claims.ClosedForm;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.claims.Family;
import org.gradmark.optimizers.claims.ScaleLaw;
import org.gradmark.optimizers.claims.Streams;

/**
 * AdaBelief: Adam that divides by how far the gradient strays from its average.
 *
 * <pre>
 *   m ← β1 m + (1 - β1) g
 *   s ← β2 s + (1 - β2) (g - m)² + ε
 *   x ← x - lr m̂ / (√ŝ + ε)
 * </pre>
 *
 * <p>The paper adds ε to s at every step, where it piles up, and again outside the root.
 */
public final class AdaBelief {

  private static final Mistake SECOND_NEVER_KEPT = Mistake.neverKept("s", "the second moment");

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("adabelief")
          .title("AdaBelief")
          .source(
              "Zhuang et al., AdaBelief Optimizer: Adapting Stepsizes by the Belief in Observed"
                  + " Gradients, NeurIPS 2020, arXiv:2010.07468, Algorithm 2")
          .rows("S001.1")
          .hyperparameters(LEARNING_RATE, BETA1, BETA2, EPSILON)
          .paper("s = β2 s + (1 - β2)(g - m)² + ε; x - lr m̂/(√ŝ + ε)", AdaBelief::step)
          .dialect("epsilon-outside", "s without ε: x - lr m̂/(√ŝ + ε)", AdaBelief::epsilonOutside)
          .mistakes(CommonMistakes.all())
          .mistakes(CommonMistakes.ofState())
          .mistakes(CommonMistakes.ofCounters())
          .mistakes(CommonMistakes.ofLastingCounters())
          .mistakes(Moments.CORRECTED_ZERO_RATE)
          .mistakes(Moments.correctionMistakes())
          .mistakes(
              Moments.FIRST_NEVER_KEPT,
              Moments.FIRST_SEEDED,
              SECOND_NEVER_KEPT,
              Moments.SWAPPED,
              Mistake.hardCoded(BETA1, 0.9),
              Mistake.hardCoded(BETA2, 0.999),
              Mistake.hardCoded(EPSILON, 1e-7),
              Mistake.hardCoded(LEARNING_RATE, 0.001),
              Mistake.rule(
                  "adam",
                  "the second moment is that of g, not of g - m: this is Adam",
                  AdaBelief::adam))
          .mistakesIn(
              List.of("paper"),
              Mistake.rule(
                  "old-average",
                  "the average from before this step is subtracted",
                  AdaBelief::oldAverageEpsilonInside),
              Mistake.rule(
                  "epsilon-hat",
                  "ε is added to the root before its bias correction (the epsilon-hat form)",
                  AdaBelief::epsilonHat),
              Mistake.rule(
                  "adam-epsilon-kept",
                  "the second moment is that of g, not of g - m, with the ε that piles up",
                  AdaBelief::adamEpsilonInside),
              Mistake.rule(
                  "inner-epsilon-not-kept",
                  "ε is added to s in each step, but not kept in it",
                  AdaBelief::innerEpsilonNotKept),
              Mistake.rule(
                  "inner-epsilon-corrected",
                  "ε is added to ŝ after its bias correction, and not kept",
                  s -> separate(s, s.get(EPSILON), s.get(EPSILON))),
              Mistake.rule(
                  "outer-epsilon-missing",
                  "the ε outside the root is missing",
                  AdaBelief::outerEpsilonMissing),
              Mistake.rule(
                  "inner-epsilon-hard-coded",
                  "the ε that piles up in s is 1e-16, whatever is set",
                  AdaBelief::innerEpsilonHardCoded),
              Mistake.rule(
                  "corrected-average",
                  "the bias-corrected average is subtracted from the gradient",
                  s -> correctedAverage(s, s.get(EPSILON))))
          .mistakesIn(
              List.of("epsilon-outside"),
              Mistake.rule(
                  "old-average",
                  "the average from before this step is subtracted",
                  AdaBelief::oldAverage),
              Mistake.rule(
                  "epsilon-inside",
                  "ε is added to ŝ inside the root, and not outside",
                  s -> separate(s, s.get(EPSILON), s.get(EPSILON).times(0))),
              Mistake.rule(
                  "epsilon-on-both-sides",
                  "ε is added to ŝ inside the root and outside, but not kept",
                  s -> separate(s, s.get(EPSILON), s.get(EPSILON))),
              Mistake.rule(
                  "corrected-average",
                  "the bias-corrected average is subtracted from the gradient",
                  s -> correctedAverage(s, s.get(EPSILON).times(0))))
          .claims(
              Family::elementWise,
              ScaleLaw::invariant,
              ClosedForm.claim(
                      "ADABELIEF-01",
                      "constant-gradient",
                      "On a constant gradient step t is lr √((1 - β2^t)/((1 - β2) Σ_{i<=t} β2^(t-i)"
                          + " β1^(2i))) (ε = 0).",
                      "g - m_t = β1^t g, m̂_t = g")
                  .in("paper", "epsilon-outside")
                  .on(Streams.constant(30, 1, -3, 0.125, 1024))
                  .with(EPSILON, 0)
                  .moves(AdaBelief::constantStep)
                  .rejecting(Moments.SECOND_NOT_CORRECTED, SECOND_NEVER_KEPT))
          .build();

  private AdaBelief() {}

  /** The sum is geometric: {@code Σ β2^(t-i) β1^(2i) = β1² (β2^t - β1^(2t))/(β2 - β1²)}. */
  private static Tensor constantStep(ClosedForm.Given s) {
    Tensor r = s.get(BETA1).square();
    Tensor sum = r.times(s.toTheT(BETA2).minus(r.pow(s.t()))).over(s.get(BETA2).minus(r));
    Tensor vHat = sum.times(s.get(BETA2).oneMinus()).over(s.toTheT(BETA2).oneMinus());
    return s.g().sign().times(s.get(LEARNING_RATE)).over(vHat.sqrt()).negate();
  }

  private static Tensor update(Step s, Tensor m, Tensor second) {
    Tensor mHat = s.corrected(m, BETA1);
    Tensor hat = s.corrected(second, BETA2);
    return s.x().minus(mHat.over(hat.sqrt().plus(s.get(EPSILON))).times(s.rate()));
  }

  private static Tensor decayed(Step s, Tensor square) {
    return s.last("s").times(s.get(BETA2)).plus(square.times(s.complement(BETA2)));
  }

  private static Tensor step(Step s) {
    Tensor g = s.gradient();
    Tensor m = Moments.first(s, g);
    return update(s, m, s.keep("s", decayed(s, g.minus(m).square()).plus(s.get(EPSILON))));
  }

  private static Tensor epsilonOutside(Step s) {
    Tensor g = s.gradient();
    Tensor m = Moments.first(s, g);
    return update(s, m, s.keep("s", decayed(s, g.minus(m).square())));
  }

  private static Tensor epsilonHat(Step s) {
    Tensor g = s.gradient();
    Tensor m = Moments.first(s, g);
    Tensor second = s.keep("s", decayed(s, g.minus(m).square()).plus(s.get(EPSILON)));
    Tensor rate = s.rate().times(Moments.correction(s));
    return s.x().minus(m.over(second.sqrt().plus(s.get(EPSILON))).times(rate));
  }

  private static Tensor oldAverage(Step s) {
    Tensor g = s.gradient();
    Tensor old = s.last("m");
    return update(s, Moments.first(s, g), s.keep("s", decayed(s, g.minus(old).square())));
  }

  private static Tensor oldAverageEpsilonInside(Step s) {
    Tensor g = s.gradient();
    Tensor second = decayed(s, g.minus(s.last("m")).square()).plus(s.get(EPSILON));
    return update(s, Moments.first(s, g), s.keep("s", second));
  }

  private static Tensor adamEpsilonInside(Step s) {
    Tensor g = s.gradient();
    Tensor second = s.keep("s", decayed(s, g.square()).plus(s.get(EPSILON)));
    return update(s, Moments.first(s, g), second);
  }

  private static Tensor innerEpsilonNotKept(Step s) {
    Tensor g = s.gradient();
    Tensor m = Moments.first(s, g);
    Tensor second = s.keep("s", decayed(s, g.minus(m).square()));
    return update(s, m, second.plus(s.get(EPSILON)));
  }

  private static Tensor innerEpsilonHardCoded(Step s) {
    Tensor g = s.gradient();
    Tensor m = Moments.first(s, g);
    return update(s, m, s.keep("s", decayed(s, g.minus(m).square()).plus(1e-16)));
  }

  private static Tensor outerEpsilonMissing(Step s) {
    Tensor g = s.gradient();
    Tensor m = Moments.first(s, g);
    Tensor second = s.keep("s", decayed(s, g.minus(m).square()).plus(s.get(EPSILON)));
    Tensor root = s.corrected(second, BETA2).sqrt();
    return s.x().minus(s.corrected(m, BETA1).over(root).times(s.rate()));
  }

  private static Tensor correctedAverage(Step s, Tensor inner) {
    Tensor g = s.gradient();
    Tensor m = Moments.first(s, g);
    Tensor stray = g.minus(s.corrected(m, BETA1)).square();
    return update(s, m, s.keep("s", decayed(s, stray).plus(inner)));
  }

  /** m̂/(√(ŝ + inner) + outer), with nothing but squares in s. */
  private static Tensor separate(Step s, Tensor inner, Tensor outer) {
    Tensor g = s.gradient();
    Tensor m = Moments.first(s, g);
    Tensor second = s.keep("s", decayed(s, g.minus(m).square()));
    Tensor root = s.corrected(second, BETA2).plus(inner).sqrt();
    return s.x().minus(s.corrected(m, BETA1).over(root.plus(outer)).times(s.rate()));
  }

  private static Tensor adam(Step s) {
    Tensor g = s.gradient();
    return update(s, Moments.first(s, g), s.keep("s", decayed(s, g.square())));
  }
}
