package org.gradmark.optimizers.adam;

import static org.gradmark.core.rule.Hyperparameter.BETA1;
import static org.gradmark.core.rule.Hyperparameter.BETA2;
import static org.gradmark.core.rule.Hyperparameter.EPSILON;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.core.rule.Hyperparameter.MOMENTUM_DECAY;

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
 * Nadam: Adam with Nesterov's look-ahead.
 *
 * <pre>
 *   x ← x - lr (β1 m̂ + (1 - β1) g / (1 - β1^t)) / (√v̂ + ε)
 * </pre>
 *
 * <p>This is the form of Ruder's overview. Dozat's own has a momentum that grows with t and looks
 * one step further in the correction of m.
 */
public final class Nadam {

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("nadam")
          .title("Nadam")
          .source(
              "Ruder, An overview of gradient descent optimization algorithms, 2016,"
                  + " arXiv:1609.04747, section 4.8, after Dozat, Incorporating Nesterov Momentum"
                  + " into Adam, 2016")
          .rows("A045.7")
          .hyperparameters(LEARNING_RATE.withDefault(0.002), BETA1, BETA2, EPSILON, MOMENTUM_DECAY)
          .paper("numerator β1 m̂ + (1 - β1) g/(1 - β1^t)", Nadam::step)
          .dialect(
              "next-step-correction",
              "numerator β1 m/(1 - β1^(t+1)) + (1 - β1) g/(1 - β1^t)",
              Nadam::nextStepCorrection)
          .dialect(
              "momentum-schedule",
              "Dozat's: momentum β1 (1 - 0.96^(ψt)/2), corrected by its products",
              Nadam::momentumSchedule)
          .mistakes(CommonMistakes.all())
          .mistakes(CommonMistakes.ofState())
          .mistakes(CommonMistakes.ofCounters())
          .mistakes(CommonMistakes.ofLastingCounters())
          .mistakes(Moments.CORRECTED_ZERO_RATE)
          .mistakes(Moments.mistakes())
          .mistakes(Moments.SECOND_NEVER_KEPT)
          .mistakes(Moments.SECOND_NOT_CORRECTED)
          .mistakes(Mistake.hardCoded(EPSILON, 1e-7), Mistake.hardCoded(LEARNING_RATE, 0.002))
          .mistakesIn(
              List.of("paper"),
              Moments.FIRST_NOT_CORRECTED,
              Mistake.rule(
                  "no-look-ahead",
                  "the gradient's own term is missing: this is Adam",
                  Nadam::withoutLookAhead))
          .mistakesIn(
              List.of("next-step-correction"),
              Mistake.rule(
                  "no-own-term", "the gradient's own term is missing", s -> update(s, ahead(s))))
          .mistakesIn(
              List.of("momentum-schedule"),
              Mistake.rule(
                  "same-momentum",
                  "the momentum of this step is used for the next one, too",
                  s -> scheduled(s, momentum(s, s.t()), momentum(s, s.t()))),
              Mistake.rule(
                  "product-of-beta1",
                  "the product is that of beta1, not that of the momenta",
                  s -> scheduled(s, s.get(BETA1), momentum(s, s.t().plus(1)))),
              Mistake.neverKept("product", "the product of the momenta"),
              Mistake.rule(
                  "counter-stuck",
                  "the step counter stays at 1",
                  Nadam::momentumScheduleWithoutCounter))
          .claims(
              Family::elementWise,
              ScaleLaw::invariant,
              ClosedForm.claim(
                      "NADAM-01",
                      "constant-gradient",
                      "On a constant gradient step t is lr (β1 + (1 - β1)/(1 - β1^t)); the first is"
                          + " lr (1 + β1) (ε = 0).",
                      "m̂_t = g, v̂_t = g²")
                  .on(Streams.constant(60, 1, -3, 0.125, 1024))
                  .with(LEARNING_RATE, 0.1)
                  .with(EPSILON, 0)
                  .moves(
                      s ->
                          s.g()
                              .sign()
                              .times(s.get(LEARNING_RATE))
                              .times(
                                  s.get(BETA1)
                                      .plus(
                                          s.get(BETA1).oneMinus().over(s.toTheT(BETA1).oneMinus())))
                              .negate())
                  .rejecting(Moments.SECOND_NOT_CORRECTED, Moments.FIRST_NOT_CORRECTED))
          .build();

  private Nadam() {}

  private static Tensor update(Step s, Tensor numerator) {
    Tensor vHat = s.corrected(Moments.second(s, s.gradient()), BETA2);
    return s.x().minus(numerator.over(vHat.sqrt().plus(s.get(EPSILON))).times(s.rate()));
  }

  private static Tensor step(Step s) {
    Tensor mHat = s.corrected(Moments.first(s, s.gradient()), BETA1);
    return update(s, mHat.times(s.get(BETA1)).plus(ownTerm(s)));
  }

  /** (1 - β1) g / (1 - β1^t). */
  private static Tensor ownTerm(Step s) {
    return s.gradient().times(s.complement(BETA1)).over(s.get(BETA1).pow(s.t()).oneMinus());
  }

  private static Tensor nextStepCorrection(Step s) {
    return update(s, ahead(s).times(s.get(BETA1)).plus(ownTerm(s)));
  }

  /** The first moment with the correction of the next step. */
  private static Tensor ahead(Step s) {
    return Moments.first(s, s.gradient()).over(s.get(BETA1).pow(s.t().plus(1)).oneMinus());
  }

  private static Tensor momentumSchedule(Step s) {
    return scheduled(s, momentum(s, s.t()), momentum(s, s.t().plus(1)));
  }

  /**
   * With {@code factor} in the product, and {@code next} the momentum of the step after this one.
   */
  private static Tensor scheduled(Step s, Tensor factor, Tensor next) {
    Tensor now = momentum(s, s.t());
    Tensor product = s.keep("product", s.last("product", s.t().over(s.t())).times(factor));
    Tensor m = Moments.first(s, s.gradient());
    Tensor ahead = m.times(next).over(product.times(next).oneMinus());
    Tensor own = s.gradient().times(now.oneMinus()).over(product.oneMinus());
    return update(s, ahead.plus(own));
  }

  /** The momentum does not grow, and the second moment is corrected as at the first step. */
  private static Tensor momentumScheduleWithoutCounter(Step s) {
    Tensor one = s.t().over(s.t());
    Tensor now = momentum(s, one);
    Tensor next = momentum(s, one.plus(1));
    Tensor product = s.keep("product", s.last("product", one).times(now));
    Tensor m = Moments.first(s, s.gradient());
    Tensor ahead = m.times(next).over(product.times(next).oneMinus());
    Tensor own = s.gradient().times(now.oneMinus()).over(product.oneMinus());
    Tensor v = Moments.second(s, s.gradient()).over(s.get(BETA2).oneMinus());
    Tensor ratio = ahead.plus(own).over(v.sqrt().plus(s.get(EPSILON)));
    return s.x().minus(ratio.times(s.rate()));
  }

  private static Tensor momentum(Step s, Tensor t) {
    Tensor base = t.times(0).plus(0.96);
    return s.get(BETA1).times(base.pow(t.times(s.get(MOMENTUM_DECAY))).times(0.5).oneMinus());
  }

  private static Tensor withoutLookAhead(Step s) {
    return update(s, s.corrected(Moments.first(s, s.gradient()), BETA1));
  }
}
