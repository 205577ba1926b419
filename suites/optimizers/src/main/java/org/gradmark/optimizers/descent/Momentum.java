package org.gradmark.optimizers.descent;

import static org.gradmark.core.rule.Hyperparameter.DAMPENING;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.core.rule.Hyperparameter.MOMENTUM;

import java.util.List;
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
import org.gradmark.optimizers.claims.Streams;
import org.gradmark.optimizers.claims.Theorems;
import org.gradmark.optimizers.descent.momentum.AverageIterate;
import org.gradmark.optimizers.descent.momentum.ConvexPotential;
import org.gradmark.optimizers.descent.momentum.Divergence;
import org.gradmark.optimizers.descent.momentum.NoGlobalConvergence;
import org.gradmark.optimizers.descent.momentum.OptimalTuning;
import org.gradmark.optimizers.descent.momentum.QuadraticTuningExact;
import org.gradmark.optimizers.descent.momentum.StronglyConvex;
import org.gradmark.optimizers.descent.momentum.StronglyConvexExact;

/**
 * Heavy-ball momentum.
 *
 * <pre>
 *   v ← mu v + lr g
 *   x ← x - v
 * </pre>
 *
 * <p>With the rate inside the velocity this is Polyak's method {@code x_(t+1) = x_t - lr g + mu
 * (x_t - x_(t-1))} and Sutskever's classical momentum. With the rate outside (PyTorch) a change of
 * the rate acts on the whole velocity at once: the two differ as soon as the rate changes.
 */
public final class Momentum {

  private static final Mistake SUBTRACTED =
      Mistake.seeing(
          "v-subtracted",
          "the velocity is subtracted: the momentum has the wrong sign",
          s ->
              new StepWrapper(s) {
                @Override
                public Tensor get(Hyperparameter asked) {
                  Tensor given = super.get(asked);
                  return asked.name().equals(MOMENTUM.name()) ? given.negate() : given;
                }
              });

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("momentum")
          .title("Momentum (heavy ball)")
          .source(
              "Polyak, Some methods of speeding up the convergence of iteration methods, 1964;"
                  + " Ruder 2016, arXiv:1609.04747, section 4.1")
          .rows("A045.2")
          .hyperparameters(LEARNING_RATE.withDefault(0.01), MOMENTUM, DAMPENING)
          .paper(
              "v = mu v + lr g; x - v",
              ((Rule) Momentum::step).alsoWritten(Momentum::byDifferences))
          .dialect("rate-outside", "v = mu v + g; x - lr v", Momentum::rateOutside)
          .dialect(
              "damped", "v_1 = g, then v = mu v + (1 - dampening) g; x - lr v", Momentum::damped)
          .dialect("ema", "v = mu v + (1 - mu) g; x - lr v", Momentum::ema)
          .mistakes(CommonMistakes.all())
          .mistakes(CommonMistakes.ofState())
          .mistakes(
              Mistake.neverKept("v", "the velocity"),
              SUBTRACTED,
              Mistake.hardCoded(MOMENTUM, 0.9),
              Mistake.hardCoded(LEARNING_RATE, 0.01))
          .mistakesIn(
              List.of("rate-outside", "damped"),
              Mistake.rule(
                  "averages-after-the-first",
                  "a gradient enters the velocity with the weight 1 - mu, all but the first",
                  Momentum::averagesAfterTheFirst))
          .mistakesIn(
              List.of("paper"),
              Mistake.rule(
                  "velocity-late",
                  "the step is made with the velocity of the step before",
                  s -> late(s, s.gradient().times(s.rate()), s.last("v"))))
          .mistakesIn(
              List.of("rate-outside"),
              Mistake.rule(
                  "velocity-late",
                  "the step is made with the velocity of the step before",
                  s -> late(s, s.gradient(), s.last("v").times(s.rate()))),
              Mistake.rule(
                  "rate-inside-too",
                  "the rate is applied twice: to the gradient and to the velocity",
                  s -> s.x().minus(velocity(s, s.gradient().times(s.rate())).times(s.rate()))))
          .mistakesIn(
              List.of("damped"),
              Mistake.hardCoded(DAMPENING, 0.5),
              Mistake.rule(
                  "first-step-damped",
                  "the first gradient is damped too",
                  Momentum::dampedFromTheStart),
              Mistake.rule(
                  "dampening-added",
                  "the dampening is added to the weight of a gradient, not subtracted from it",
                  s -> damped(s, s.get(DAMPENING).plus(1))))
          .claims(
              Family::elementWise,
              ScaleLaw::proportional,
              ClosedForm.claim(
                      "MOMENTUM-01",
                      "constant-gradient",
                      "On a constant gradient step t is -lr g (1 - mu^t)/(1 - mu).",
                      "geometric sum")
                  .in("paper", "rate-outside")
                  .on(Streams.constant(60, 1, -3, 0.125, 1024))
                  .with(LEARNING_RATE, 0.1)
                  .moves(
                      s ->
                          s.g()
                              .times(s.get(LEARNING_RATE))
                              .times(s.toTheT(MOMENTUM).oneMinus())
                              .over(s.get(MOMENTUM).oneMinus())
                              .negate())
                  .rejecting(Mistake.neverKept("v", "the velocity"), CommonMistakes.ASCENT),
              Theorems.of(
                  StronglyConvex.THEOREM,
                  StronglyConvexExact.THEOREM,
                  AverageIterate.THEOREM,
                  ConvexPotential.THEOREM,
                  OptimalTuning.THEOREM,
                  Divergence.THEOREM,
                  NoGlobalConvergence.THEOREM,
                  QuadraticTuningExact.THEOREM))
          .build();

  private Momentum() {}

  static Tensor step(Step s) {
    return s.x().minus(velocity(s, s.gradient().times(s.rate())));
  }

  private static Tensor velocity(Step s, Tensor gain) {
    return s.keep("v", s.last("v").times(s.get(MOMENTUM)).plus(gain));
  }

  private static Tensor late(Step s, Tensor gain, Tensor step) {
    velocity(s, gain);
    return s.x().minus(step);
  }

  /** Polyak's own form: {@code x - lr g + mu (x - x_before)}. */
  private static Tensor byDifferences(Step s) {
    Tensor before = s.last("before", s.x());
    s.keep("before", s.x());
    Tensor carried = s.x().minus(before).times(s.get(MOMENTUM));
    return s.x().minus(s.gradient().times(s.rate())).plus(carried);
  }

  static Tensor rateOutside(Step s) {
    return s.x().minus(velocity(s, s.gradient()).times(s.rate()));
  }

  private static Tensor damped(Step s) {
    return damped(s, s.get(DAMPENING).oneMinus());
  }

  private static Tensor damped(Step s, Tensor weight) {
    Tensor g = s.gradient();
    Tensor later = s.last("v").times(s.get(MOMENTUM)).plus(g.times(weight));
    Tensor v = s.keep("v", s.t().equalTo(1).where(g, later));
    return s.x().minus(v.times(s.rate()));
  }

  private static Tensor dampedFromTheStart(Step s) {
    Tensor g = s.gradient().times(s.get(DAMPENING).oneMinus());
    return s.x().minus(velocity(s, g).times(s.rate()));
  }

  private static Tensor averagesAfterTheFirst(Step s) {
    Tensor g = s.gradient();
    Tensor later = s.last("v").times(s.get(MOMENTUM)).plus(g.times(s.complement(MOMENTUM)));
    Tensor v = s.keep("v", s.t().equalTo(1).where(g, later));
    return s.x().minus(v.times(s.rate()));
  }

  private static Tensor ema(Step s) {
    Tensor v = s.average("v", s.gradient(), MOMENTUM);
    return s.x().minus(v.times(s.rate()));
  }
}
