package org.gradmark.optimizers.adam;

import static org.gradmark.core.rule.Hyperparameter.BETA1;
import static org.gradmark.core.rule.Hyperparameter.BETA2;
import static org.gradmark.core.rule.Hyperparameter.EPSILON;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.core.rule.Hyperparameter.WEIGHT_DECAY;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.Step;
import org.gradmark.core.rule.StepWrapper;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.optimizers.claims.ClosedForm;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.claims.Family;
import org.gradmark.optimizers.claims.ScaleLaw;

/**
 * AdamW: Adam with decoupled weight decay.
 *
 * <pre>
 *   x ← x - η_t (α m̂ / (√v̂ + ε) + λ x)
 * </pre>
 *
 * <p>In the paper the decay λ follows the schedule η_t but is not multiplied by the rate α
 * ("independent" decay). PyTorch, Optax and Keras multiply it by the current rate α η_t as well.
 */
public final class AdamW {

  private static final Mistake NO_DECAY = Mistake.hardCoded(WEIGHT_DECAY, 0);
  private static final Mistake COUPLED =
      Mistake.rule(
          "l2",
          "the decay joins the gradient instead of the parameter: this is Adam with L2",
          AdamW::coupled);

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("adamw")
          .title("AdamW")
          .source(
              "Loshchilov, Hutter, Decoupled Weight Decay Regularization, ICLR 2019,"
                  + " arXiv:1711.05101, Algorithm 2")
          .rows("A062.1")
          .hyperparameters(LEARNING_RATE, BETA1, BETA2, EPSILON, WEIGHT_DECAY.withDefault(0.01))
          .paper(
              "decay follows the schedule, not the rate: x - lr m̂/(√v̂ + ε) - schedule wd x",
              AdamW::step)
          .dialect("decay-times-rate", "x - lr (m̂/(√v̂ + ε) + wd x)", AdamW::decayTimesRate)
          .dialect(
              "epsilon-hat", "as decay-times-rate, on Adam's epsilon-hat form", AdamW::epsilonHat)
          .mistakes(CommonMistakes.all())
          .mistakes(CommonMistakes.ofState())
          .mistakes(CommonMistakes.ofCounters())
          .mistakes(CommonMistakes.ofLastingCounters())
          .mistakes(Moments.CORRECTED_ZERO_RATE)
          .mistakes(Moments.mistakes())
          .mistakes(Moments.SECOND_NEVER_KEPT, Moments.SECOND_MIXED)
          .mistakes(Moments.correctionMistakes())
          .mistakes(
              NO_DECAY,
              decaying("decay-twice", "the weight decay is applied twice", (s, d) -> d.times(2)),
              decaying(
                  "decay-grows",
                  "the weight decay has the wrong sign: weights grow",
                  (s, d) -> d.negate()),
              COUPLED,
              Mistake.hardCoded(EPSILON, 1e-7),
              Mistake.hardCoded(LEARNING_RATE, 0.001))
          .mistakesIn(
              List.of("paper"),
              decayAfter(AdamW::withoutDecay, s -> s.get(WEIGHT_DECAY).times(s.schedule())))
          .mistakesIn(
              List.of("decay-times-rate"),
              decayAlone(AdamW::withoutDecay),
              decayAfter(AdamW::withoutDecay, s -> s.get(WEIGHT_DECAY).times(s.rate())))
          .mistakesIn(
              List.of("epsilon-hat"),
              decayAlone(Adam::epsilonHat),
              decayAfter(Adam::epsilonHat, s -> s.get(WEIGHT_DECAY).times(s.rate())))
          .mistakesIn(
              List.of("decay-times-rate", "epsilon-hat"),
              decaying(
                  "decay-times-rate-twice",
                  "the weight decay is multiplied by the learning rate twice",
                  (s, d) -> d.times(s.get(LEARNING_RATE)).times(s.schedule())))
          .claims(
              Family::elementWise,
              ScaleLaw::invariant,
              ClosedForm.claim(
                      "ADAMW-01",
                      "pure-decay",
                      "On zero gradients the parameter is (1 - λ)^t x_0, whatever the rate.",
                      "the update is zero")
                  .on(Decay.SILENCE)
                  .with(WEIGHT_DECAY, 0.0625)
                  .moves(s -> Decay.move(s, s.get(WEIGHT_DECAY)))
                  .rejecting(NO_DECAY, COUPLED),
              ClosedForm.claim(
                      "ADAMW-02",
                      "pure-decay-times-rate",
                      "On zero gradients the parameter is (1 - lr λ)^t x_0.",
                      "the update is zero")
                  .in("decay-times-rate", "epsilon-hat")
                  .on(Decay.SILENCE)
                  .with(LEARNING_RATE, 0.25)
                  .with(WEIGHT_DECAY, 0.0625)
                  .moves(s -> Decay.move(s, s.get(WEIGHT_DECAY).times(s.get(LEARNING_RATE))))
                  .rejecting(NO_DECAY, COUPLED))
          .build();

  private AdamW() {}

  private static Tensor step(Step s) {
    Tensor decay = s.x().times(s.get(WEIGHT_DECAY)).times(s.schedule());
    return s.x().minus(Moments.direction(s, s.gradient()).times(s.rate())).minus(decay);
  }

  static Tensor decayTimesRate(Step s) {
    return s.x().minus(Moments.direction(s, s.gradient()).times(s.rate())).minus(rateDecay(s));
  }

  private static Tensor epsilonHat(Step s) {
    return Adam.epsilonHat(s).minus(rateDecay(s));
  }

  /** lr λ x. The rate is spelled out: a mistake about Adam's rate is none about the decay's. */
  private static Tensor rateDecay(Step s) {
    Tensor rate = s.get(LEARNING_RATE).times(s.schedule());
    return s.x().times(s.get(WEIGHT_DECAY)).times(rate);
  }

  private static Tensor coupled(Step s) {
    Tensor g = s.gradient().plus(s.x().times(s.get(WEIGHT_DECAY)));
    return s.x().minus(Moments.direction(s, g).times(s.rate()));
  }

  private static Tensor withoutDecay(Step s) {
    return s.x().minus(Moments.direction(s, s.gradient()).times(s.rate()));
  }

  private static Mistake decayAlone(Rule adam) {
    return Mistake.rule(
        "decay-without-rate",
        "the weight decay does not follow the learning rate",
        s -> adam.step(s).minus(s.x().times(s.get(WEIGHT_DECAY))));
  }

  private static Mistake decayAfter(Rule adam, Function<Step, Tensor> share) {
    return Mistake.rule(
        "decay-after-the-step",
        "the weight decay is taken of the parameter after the step, not before it",
        s -> {
          Tensor stepped = adam.step(s);
          return stepped.minus(stepped.times(share.apply(s)));
        });
  }

  private static Mistake decaying(
      String id, String cause, BiFunction<Step, Tensor, Tensor> change) {
    return Mistake.seeing(
        id,
        cause,
        s ->
            new StepWrapper(s) {
              @Override
              public Tensor get(Hyperparameter hyperparameter) {
                Tensor value = super.get(hyperparameter);
                boolean decay = hyperparameter.name().equals(WEIGHT_DECAY.name());
                return decay ? change.apply(s, value) : value;
              }
            });
  }
}
