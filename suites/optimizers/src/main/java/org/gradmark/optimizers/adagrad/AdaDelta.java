package org.gradmark.optimizers.adagrad;

import static org.gradmark.core.rule.Hyperparameter.EPSILON;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.core.rule.Hyperparameter.RHO;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Step;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.optimizers.claims.ClosedForm;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.claims.Family;
import org.gradmark.optimizers.claims.Streams;

/**
 * AdaDelta.
 *
 * <pre>
 *   E ← rho E + (1 - rho) g²
 *   d = g √(X + ε) / √(E + ε)        X as it was before this step
 *   X ← rho X + (1 - rho) d²
 *   x ← x - lr d                     lr = 1 in the paper
 * </pre>
 */
public final class AdaDelta {

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("adadelta")
          .title("AdaDelta")
          .source(
              "Zeiler, ADADELTA: An Adaptive Learning Rate Method, 2012, arXiv:1212.5701, Algorithm"
                  + " 1")
          .rows("A045.5")
          .hyperparameters(
              LEARNING_RATE.withDefault(1), RHO.withDefault(0.95), EPSILON.withDefault(1e-6))
          .paper("d = g √(X + ε)/√(E + ε) with X before its update; x - lr d", AdaDelta::step)
          .mistakes(CommonMistakes.all())
          .mistakes(CommonMistakes.ofState())
          .mistakes(
              Mistake.neverKept("E", "the average of squared gradients"),
              Mistake.neverKept("X", "the average of squared updates"),
              Mistake.unweighted("E", "the average of squared gradients"),
              Mistake.seeded("E", "the average of squared gradients"),
              Mistake.hardCoded(RHO, 0.95),
              Mistake.hardCoded(EPSILON, 1e-8),
              Mistake.rule(
                  "rate-in-updates",
                  "the average of squared updates contains the learning rate",
                  AdaDelta::rateInUpdates),
              Mistake.rule(
                  "updates-first",
                  "the average of squared updates is updated before it is used",
                  AdaDelta::updatesFirst),
              Mistake.rule(
                  "epsilon-outside",
                  "ε is added outside the root of the average of squared gradients",
                  AdaDelta::epsilonOutside),
              Mistake.rule(
                  "sizes-of-updates",
                  "the average of squared updates is one of their sizes",
                  AdaDelta::sizesOfUpdates))
          .claims(
              Family::elementWise,
              ClosedForm.claim(
                      "ADADELTA-01",
                      "first-step",
                      "The first step is -√ε g/√((1 - rho) g² + ε).",
                      "X_0 = 0, E_1 = (1 - rho) g²")
                  .on(Streams.constant(1, 1, -3, 0.0009765625, 1024))
                  .moves(
                      s ->
                          s.g()
                              .times(s.get(EPSILON).sqrt())
                              .over(
                                  s.g()
                                      .square()
                                      .times(s.get(RHO).oneMinus())
                                      .plus(s.get(EPSILON))
                                      .sqrt())
                              .negate())
                  .rejecting(
                      Mistake.unweighted("E", "the average of squared gradients"),
                      Mistake.hardCoded(EPSILON, 1e-8)))
          .build();

  private AdaDelta() {}

  private static Tensor step(Step s) {
    Tensor g = s.gradient();
    Tensor e = s.average("E", g.square(), RHO);
    Tensor d = g.times(s.last("X").plus(s.get(EPSILON)).sqrt()).over(e.plus(s.get(EPSILON)).sqrt());
    s.average("X", d.square(), RHO);
    return s.x().minus(d.times(s.rate()));
  }

  private static Tensor rateInUpdates(Step s) {
    Tensor g = s.gradient();
    Tensor e = s.average("E", g.square(), RHO);
    Tensor d =
        g.times(s.last("X").plus(s.get(EPSILON)).sqrt())
            .over(e.plus(s.get(EPSILON)).sqrt())
            .times(s.rate());
    s.average("X", d.square(), RHO);
    return s.x().minus(d);
  }

  private static Tensor updatesFirst(Step s) {
    Tensor g = s.gradient();
    Tensor e = s.average("E", g.square(), RHO);
    Tensor old =
        g.times(s.last("X").plus(s.get(EPSILON)).sqrt()).over(e.plus(s.get(EPSILON)).sqrt());
    Tensor u = s.average("X", old.square(), RHO);
    Tensor d = g.times(u.plus(s.get(EPSILON)).sqrt()).over(e.plus(s.get(EPSILON)).sqrt());
    return s.x().minus(d.times(s.rate()));
  }

  private static Tensor epsilonOutside(Step s) {
    Tensor g = s.gradient();
    Tensor e = s.average("E", g.square(), RHO);
    Tensor d = g.times(s.last("X").plus(s.get(EPSILON)).sqrt()).over(e.sqrt().plus(s.get(EPSILON)));
    s.average("X", d.square(), RHO);
    return s.x().minus(d.times(s.rate()));
  }

  private static Tensor sizesOfUpdates(Step s) {
    Tensor g = s.gradient();
    Tensor e = s.average("E", g.square(), RHO);
    Tensor d = g.times(s.last("X").plus(s.get(EPSILON)).sqrt()).over(e.plus(s.get(EPSILON)).sqrt());
    s.average("X", d.abs(), RHO);
    return s.x().minus(d.times(s.rate()));
  }
}
