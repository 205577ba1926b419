package org.gradmark.optimizers.adam;

import static org.gradmark.core.rule.Hyperparameter.BETA1;
import static org.gradmark.core.rule.Hyperparameter.BETA2;
import static org.gradmark.core.rule.Hyperparameter.EPSILON;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.core.rule.Hyperparameter.WEIGHT_DECAY;

import java.util.List;
import java.util.stream.IntStream;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Step;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.optimizers.adam.theorems.EqualDecays;
import org.gradmark.optimizers.adam.theorems.LargestStep;
import org.gradmark.optimizers.adam.theorems.NonConvergence;
import org.gradmark.optimizers.adam.theorems.SparseStep;
import org.gradmark.optimizers.adam.theorems.StochasticNonConvergence;
import org.gradmark.optimizers.claims.ClosedForm;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.claims.Family;
import org.gradmark.optimizers.claims.ScaleLaw;
import org.gradmark.optimizers.claims.Streams;
import org.gradmark.optimizers.claims.Theorems;

/**
 * Adam.
 *
 * <pre>
 *   m ← β1 m + (1 - β1) g          m̂ = m / (1 - β1^t)
 *   v ← β2 v + (1 - β2) g²         v̂ = v / (1 - β2^t)
 *   x ← x - lr m̂ / (√v̂ + ε)
 * </pre>
 *
 * <p>The end of the paper's section 2 folds both corrections into the rate and leaves ε uncorrected
 * ("epsilon hat"): at the first step that is an ε of 1/√(1 - β2) = 32 times the size.
 */
public final class Adam {

  /** (β2/β1)^t at β1 = 1/2, β2 = 3/4: 1.5^t, 14 steps, exact in float32. */
  private static final Scenario WORST =
      Streams.sequence(
          "geometric gradients",
          IntStream.rangeClosed(1, 14).mapToDouble(t -> Math.pow(1.5, t)).toArray());

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("adam")
          .title("Adam")
          .source(
              "Kingma, Ba, Adam: A Method for Stochastic Optimization, ICLR 2015, arXiv:1412.6980, Algorithm 1")
          .rows("A043.1")
          .hyperparameters(LEARNING_RATE, BETA1, BETA2, EPSILON, WEIGHT_DECAY)
          .paper("ε outside the root, after correction: x - lr m̂/(√v̂ + ε)", Adam::step)
          .dialect(
              "epsilon-hat",
              "ε outside the uncorrected root: x - lr √(1 - β2^t)/(1 - β1^t) m/(√v + ε)",
              Adam::epsilonHat)
          .dialect("epsilon-inside", "ε inside the root: x - lr m̂/√(v̂ + ε)", Adam::epsilonInside)
          .dialect("l2-decay", "decay joins the gradient: g + wd x", Adam::l2Decay)
          .mistakes(CommonMistakes.all())
          .mistakes(CommonMistakes.ofState())
          .mistakes(CommonMistakes.ofCounters())
          .mistakes(CommonMistakes.ofLastingCounters())
          .mistakes(Moments.CORRECTED_ZERO_RATE)
          .mistakes(Moments.mistakes())
          .mistakesIn(List.of("paper", "epsilon-hat", "epsilon-inside"), Moments.SECOND_NEVER_KEPT)
          .mistakes(Moments.correctionMistakes())
          .mistakes(
              Mistake.hardCoded(EPSILON, 1e-7),
              Mistake.hardCoded(LEARNING_RATE, 0.001),
              Mistake.rule(
                  "multiplied", "it multiplies by √v̂ + ε instead of dividing", Adam::multiplied),
              Mistake.rule(
                  "no-root", "the root of the second moment is missing", Adam::withoutRoot))
          .mistakes(Moments.SECOND_MIXED)
          .mistakesIn(
              List.of("epsilon-hat"),
              Mistake.rule(
                  "multiplied-hat",
                  "it multiplies by √v + ε instead of dividing",
                  Adam::multipliedHat))
          .mistakesIn(
              List.of("l2-decay"),
              Mistake.hardCoded(WEIGHT_DECAY, 0.001),
              Mistake.rule(
                  "decay-after-the-moments",
                  "the decay joins the first moment instead of the gradient",
                  Adam::decayAfterTheMoments),
              Mistake.rule(
                  "decoupled",
                  "the decay joins the step instead of the gradient: this is AdamW",
                  AdamW::decayTimesRate),
              Mistake.rule(
                  "epsilon-hat",
                  "ε is added to the root before its bias correction (the epsilon-hat form)",
                  Adam::l2DecayEpsilonHat))
          .claims(
              Family::elementWise,
              ScaleLaw::invariant,
              ClosedForm.claim(
                      "ADAM-01",
                      "first-step",
                      "The first step is -lr g/(|g| + ε): half the rate where |g| = ε.",
                      "m̂_1 = g, v̂_1 = g²")
                  .on(Streams.constant(1, 1, -3, 9.313225746154785e-10, 1.4901161193847656e-8))
                  .with(LEARNING_RATE, 0.1)
                  .moves(
                      s ->
                          s.g()
                              .times(s.get(LEARNING_RATE))
                              .over(s.g().abs().plus(s.get(EPSILON)))
                              .negate())
                  .rejecting(
                      Moments.SECOND_NOT_CORRECTED,
                      Moments.FIRST_NOT_CORRECTED,
                      Mistake.hardCoded(EPSILON, 1e-7)),
              ClosedForm.claim(
                      "ADAM-02",
                      "constant-gradient",
                      "On a constant gradient every step is exactly lr, for 500 steps (ε = 0).",
                      "m̂_t = g, v̂_t = g² for all t")
                  .in("paper", "epsilon-hat", "epsilon-inside", "l2-decay")
                  .on(Streams.constant(500, 1, -3))
                  .with(LEARNING_RATE, 0.1)
                  .with(EPSILON, 0)
                  .moves(s -> s.g().sign().times(s.get(LEARNING_RATE)).negate())
                  .rejecting(
                      Moments.SECOND_NOT_CORRECTED,
                      Moments.FIRST_NOT_CORRECTED,
                      Moments.COUNTED_FROM_2),
              ClosedForm.claim(
                      "ADAM-03",
                      "largest-step",
                      "The geometric gradients g_t = (β2/β1)^t attain the largest step there is: step t is"
                          + " lr (1 - β1)/√(1 - β2) √((1 - r^t)/(1 - r)) √(1 - β2^t)/(1 - β1^t), r = β1²/β2 (ε = 0).",
                      "Cauchy-Schwarz on m against v; the paper's own bound (section 2.1), without the second root, is exceeded")
                  .in("paper", "epsilon-hat", "epsilon-inside", "l2-decay")
                  .on(WORST)
                  .with(BETA1, 0.5)
                  .with(BETA2, 0.75)
                  .with(EPSILON, 0)
                  .attained()
                  .moves(Adam::largest)
                  .rejecting(
                      Moments.SWAPPED, Moments.SECOND_UNWEIGHTED, Moments.SECOND_NOT_CORRECTED),
              Theorems.of(
                  SparseStep.THEOREM,
                  LargestStep.THEOREM,
                  EqualDecays.THEOREM,
                  NonConvergence.THEOREM,
                  StochasticNonConvergence.THEOREM))
          .build();

  private Adam() {}

  private static Tensor largest(ClosedForm.Given s) {
    Tensor beta1 = s.get(BETA1);
    Tensor beta2 = s.get(BETA2);
    Tensor r = beta1.square().over(beta2);
    Tensor sum = r.pow(s.t()).oneMinus().over(r.oneMinus());
    Tensor correction = beta2.pow(s.t()).oneMinus().sqrt().over(beta1.pow(s.t()).oneMinus());
    Tensor ratio =
        beta1.oneMinus().over(beta2.oneMinus().sqrt()).times(sum.sqrt()).times(correction);
    return ratio.times(s.get(LEARNING_RATE)).negate();
  }

  private static Tensor step(Step s) {
    return s.x().minus(Moments.direction(s, s.gradient()).times(s.rate()));
  }

  static Tensor epsilonHat(Step s) {
    return epsilonHat(s, s.gradient());
  }

  private static Tensor l2DecayEpsilonHat(Step s) {
    return epsilonHat(s, s.gradient().plus(s.x().times(s.get(WEIGHT_DECAY))));
  }

  private static Tensor epsilonHat(Step s, Tensor g) {
    Tensor ratio = Moments.first(s, g).over(Moments.second(s, g).sqrt().plus(s.get(EPSILON)));
    return s.x().minus(ratio.times(s.rate().times(Moments.correction(s))));
  }

  private static Tensor epsilonInside(Step s) {
    Tensor g = s.gradient();
    Tensor mHat = s.corrected(Moments.first(s, g), BETA1);
    Tensor vHat = s.corrected(Moments.second(s, g), BETA2);
    return s.x().minus(mHat.over(vHat.plus(s.get(EPSILON)).sqrt()).times(s.rate()));
  }

  private static Tensor l2Decay(Step s) {
    Tensor g = s.gradient().plus(s.x().times(s.get(WEIGHT_DECAY)));
    return s.x().minus(Moments.direction(s, g).times(s.rate()));
  }

  private static Tensor decayAfterTheMoments(Step s) {
    Tensor g = s.gradient();
    Tensor decayed = s.corrected(Moments.first(s, g), BETA1).plus(s.x().times(s.get(WEIGHT_DECAY)));
    Tensor vHat = s.corrected(Moments.second(s, g), BETA2);
    return s.x().minus(decayed.over(vHat.sqrt().plus(s.get(EPSILON))).times(s.rate()));
  }

  private static Tensor multiplied(Step s) {
    Tensor g = s.gradient();
    Tensor mHat = s.corrected(Moments.first(s, g), BETA1);
    Tensor vHat = s.corrected(Moments.second(s, g), BETA2);
    return s.x().minus(mHat.times(vHat.sqrt().plus(s.get(EPSILON))).times(s.rate()));
  }

  private static Tensor multipliedHat(Step s) {
    Tensor g = s.gradient();
    Tensor product = Moments.first(s, g).times(Moments.second(s, g).sqrt().plus(s.get(EPSILON)));
    return s.x().minus(product.times(s.rate().times(Moments.correction(s))));
  }

  private static Tensor withoutRoot(Step s) {
    Tensor g = s.gradient();
    Tensor mHat = s.corrected(Moments.first(s, g), BETA1);
    Tensor vHat = s.corrected(Moments.second(s, g), BETA2);
    return s.x().minus(mHat.over(vHat.plus(s.get(EPSILON))).times(s.rate()));
  }
}
