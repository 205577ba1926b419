package org.gradmark.optimizers.adam;

import static org.gradmark.core.rule.Hyperparameter.BETA1;
import static org.gradmark.core.rule.Hyperparameter.BETA2;
import static org.gradmark.core.rule.Hyperparameter.EPSILON;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import java.util.List;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Step;
import org.gradmark.core.rule.StepWrapper;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.optimizers.claims.ClosedForm;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.claims.Family;
import org.gradmark.optimizers.claims.ScaleLaw;
import org.gradmark.optimizers.claims.Streams;

/**
 * AdaMax: Adam with the maximum norm.
 *
 * <pre>
 *   m ← β1 m + (1 - β1) g
 *   u ← max(β2 u, |g|)
 *   x ← x - lr/(1 - β1^t) m / u
 * </pre>
 *
 * <p>The paper has no ε: an element whose gradient has always been zero is 0/0. Every library
 * guards against that, each in its own way.
 */
public final class AdaMax {

  private static final Mistake NEVER_FADES =
      Mistake.seeing(
          "u-never-fades",
          "the infinity norm never fades: it is the largest gradient so far",
          s ->
              new StepWrapper(s) {
                @Override
                public Tensor get(Hyperparameter asked) {
                  Tensor given = super.get(asked);
                  return asked.name().equals(BETA2.name()) ? given.backend().scalar(1) : given;
                }
              });
  private static final Mistake NORM_NEVER_KEPT = Mistake.neverKept("u", "the infinity norm");

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("adamax")
          .title("AdaMax")
          .source(
              "Kingma, Ba, Adam: A Method for Stochastic Optimization, ICLR 2015, arXiv:1412.6980,"
                  + " Algorithm 2")
          .rows("A043.2")
          .hyperparameters(LEARNING_RATE.withDefault(0.002), BETA1, BETA2, EPSILON)
          .paper("no ε: u = max(β2 u, |g|); x - lr m̂/u", AdaMax::step)
          .dialect("epsilon-in-max", "u = max(β2 u, |g| + ε); x - lr m̂/u", AdaMax::epsilonInMax)
          .dialect("epsilon-outside", "x - lr m̂/(u + ε)", AdaMax::epsilonOutside)
          .mistakes(CommonMistakes.all())
          .mistakesIn(List.of("epsilon-in-max", "epsilon-outside"), CommonMistakes.ofState())
          .mistakes(CommonMistakes.ofCounters())
          .mistakes(
              Mistake.zeroRateReplaced(
                  "ε", s -> s.get(EPSILON).times(s.get(BETA1).pow(s.t()).oneMinus())))
          .mistakes(
              Moments.FIRST_NEVER_KEPT,
              Moments.FIRST_SEEDED,
              Moments.FIRST_NOT_CORRECTED,
              Moments.COUNTED_FROM_2,
              Moments.SWAPPED,
              NORM_NEVER_KEPT,
              Corrections.BETA2_FOR_BOTH,
              NEVER_FADES,
              Mistake.hardCoded(BETA1, 0.9),
              Mistake.hardCoded(BETA2, 0.999),
              Mistake.hardCoded(LEARNING_RATE, 0.002))
          .mistakesIn(
              List.of("epsilon-in-max", "epsilon-outside"), Mistake.hardCoded(EPSILON, 1e-7))
          .mistakesIn(
              List.of("paper"),
              Mistake.rule("signed-norm", "the norm is taken of g, not of |g|", AdaMax::signedNorm))
          .mistakesIn(
              List.of("epsilon-in-max"),
              Mistake.rule(
                  "signed-norm",
                  "the norm is taken of g, not of |g|",
                  s -> divided(s, norm(s, s.gradient().plus(s.get(EPSILON))))),
              Mistake.rule(
                  "epsilon-adds-up",
                  "ε is added to the maximum and kept with it, so that it adds up",
                  s ->
                      divided(s, s.keep("u", largest(s, s.gradient().abs()).plus(s.get(EPSILON))))))
          .claims(
              Family::elementWise,
              ScaleLaw::invariant,
              ClosedForm.claim(
                      "ADAMAX-01",
                      "constant-gradient",
                      "On a constant gradient every step is exactly lr (ε = 0).",
                      "m = (1 - β1^t) g, u = |g|")
                  .in("paper", "epsilon-in-max", "epsilon-outside")
                  .on(Streams.constant(60, 1, -3, 0.125, 1024))
                  .with(EPSILON, 0)
                  .moves(s -> s.g().sign().times(s.get(LEARNING_RATE)).negate())
                  .rejecting(Moments.FIRST_NOT_CORRECTED, Moments.COUNTED_FROM_2),
              ClosedForm.claim(
                      "ADAMAX-02",
                      "largest-step",
                      "The gradients g_t = β2^t attain the largest step there is: lr (1 - β1)/(1 -"
                          + " β1^t) (1 - (β1/β2)^t)/(1 - β1/β2), more than the paper's lr.",
                      "|g_s| <= u_t β2^(s - t) in the average m; section 7.1 of the paper says lr")
                  .in("paper", "epsilon-in-max", "epsilon-outside")
                  .on(
                      Streams.sequence(
                          "halving gradients", 1, 0.5, 0.25, 0.125, 0.0625, 0.03125, 0.015625))
                  .with(BETA1, 0.25)
                  .with(BETA2, 0.5)
                  .with(EPSILON, 0)
                  .attained()
                  .moves(AdaMax::largest)
                  .rejecting(Moments.FIRST_NEVER_KEPT, Moments.SWAPPED))
          .build();

  private AdaMax() {}

  private static Tensor largest(ClosedForm.Given s) {
    Tensor r = s.get(BETA1).over(s.get(BETA2));
    Tensor sum = r.pow(s.t()).oneMinus().over(r.oneMinus());
    Tensor weight = s.get(BETA1).oneMinus().over(s.toTheT(BETA1).oneMinus());
    return weight.times(sum).times(s.get(LEARNING_RATE)).negate();
  }

  private static Tensor mHat(Step s) {
    return s.corrected(Moments.first(s, s.gradient()), BETA1);
  }

  private static Tensor largest(Step s, Tensor size) {
    return s.last("u").times(s.get(BETA2)).max(size);
  }

  private static Tensor norm(Step s, Tensor size) {
    return s.keep("u", largest(s, size));
  }

  private static Tensor divided(Step s, Tensor u) {
    return s.x().minus(mHat(s).over(u).times(s.rate()));
  }

  private static Tensor step(Step s) {
    return s.x().minus(mHat(s).over(norm(s, s.gradient().abs())).times(s.rate()));
  }

  private static Tensor epsilonInMax(Step s) {
    return divided(s, norm(s, s.gradient().abs().plus(s.get(EPSILON))));
  }

  private static Tensor epsilonOutside(Step s) {
    Tensor u = norm(s, s.gradient().abs());
    return s.x().minus(mHat(s).over(u.plus(s.get(EPSILON))).times(s.rate()));
  }

  private static Tensor signedNorm(Step s) {
    return s.x().minus(mHat(s).over(norm(s, s.gradient())).times(s.rate()));
  }
}
