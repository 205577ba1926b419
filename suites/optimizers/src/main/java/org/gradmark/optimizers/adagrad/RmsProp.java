package org.gradmark.optimizers.adagrad;

import static org.gradmark.core.rule.Hyperparameter.EPSILON;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.core.rule.Hyperparameter.MOMENTUM;
import static org.gradmark.core.rule.Hyperparameter.RHO;

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
 * RMSProp: plain, centred, and with momentum.
 *
 * <pre>
 *   E ← rho E + (1 - rho) g²
 *   x ← x - lr g / √(E + ε)
 * </pre>
 *
 * <p>Hinton's lecture has no ε; Ruder's overview writes it inside the root, PyTorch adds it
 * outside. The centred forms subtract the squared average of the gradient, an estimate of its mean,
 * from E.
 */
public final class RmsProp {

  private static final String AVERAGE = "the average of squared gradients";
  private static final String MEAN_ADDED =
      "the square of the gradient's average is added instead of subtracted";

  private static final Mistake NEVER_FADES =
      Mistake.seeing(
          "velocity-never-fades",
          "the velocity never fades: all steps so far are added up",
          s ->
              new StepWrapper(s) {
                @Override
                public Tensor get(Hyperparameter asked) {
                  Tensor given = super.get(asked);
                  return asked.name().equals(MOMENTUM.name()) ? given.backend().scalar(1) : given;
                }
              });

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("rmsprop")
          .title("RMSProp")
          .source(
              "Tieleman, Hinton, Lecture 6.5: RMSProp, 2012; Ruder 2016, arXiv:1609.04747, section"
                  + " 4.5")
          .rows("A045.6")
          .hyperparameters(LEARNING_RATE, RHO, EPSILON, MOMENTUM)
          .paper("x - lr g/√(E + ε)", RmsProp::step)
          .dialect("epsilon-outside", "x - lr g/(√E + ε)", RmsProp::epsilonOutside)
          .dialect(
              "centered", "x - lr g/√(E - M² + ε), M the gradient's average", RmsProp::centered)
          .dialect(
              "centered-epsilon-outside",
              "x - lr g/(√(E - M²) + ε)",
              RmsProp::centeredEpsilonOutside)
          .dialect("momentum", "b = mu b + lr g/√(E + ε); x - b", RmsProp::momentum)
          .dialect(
              "momentum-rate-outside",
              "b = mu b + g/(√E + ε); x - lr b",
              RmsProp::momentumRateOutside)
          .mistakes(CommonMistakes.all())
          .mistakes(CommonMistakes.ofState())
          .mistakes(
              Mistake.neverKept("E", AVERAGE),
              Mistake.startsAt("E", 1, AVERAGE),
              Mistake.startsAt("E", EPSILON, AVERAGE),
              Mistake.unweighted("E", AVERAGE),
              Mistake.seeded("E", AVERAGE),
              exchanged("E", AVERAGE),
              Mistake.hardCoded(RHO, 0.95),
              Mistake.hardCoded(EPSILON, 1e-7),
              Mistake.hardCoded(LEARNING_RATE, 0.001))
          .mistakesIn(
              List.of("momentum", "momentum-rate-outside"),
              Mistake.hardCoded(MOMENTUM, 0.5),
              NEVER_FADES)
          .mistakesIn(
              List.of("momentum"),
              Mistake.rule(
                  "step-times-momentum",
                  "a step enters the velocity multiplied by the momentum",
                  RmsProp::multipliedByMomentum))
          .mistakesIn(
              List.of("momentum-rate-outside"),
              Mistake.rule(
                  "velocity-averages",
                  "a step enters the velocity with the weight 1 - mu",
                  RmsProp::averagedVelocity))
          .mistakesIn(
              List.of("epsilon-outside"),
              Mistake.rule(
                  "epsilon-as-least",
                  "ε is the least value of the root instead of being added to it",
                  s -> divided(s, squares(s).sqrt().max(s.get(EPSILON)))))
          .mistakesIn(
              List.of("centered"),
              Mistake.rule(
                  "mean-added", MEAN_ADDED, s -> divided(s, added(s).plus(s.get(EPSILON)).sqrt())),
              Mistake.rule(
                  "mean-not-squared",
                  "the average of gradients is subtracted without being squared",
                  s -> {
                    Tensor mean = s.average("M", s.gradient(), RHO);
                    return divided(s, squares(s).minus(mean).plus(s.get(EPSILON)).sqrt());
                  }))
          .mistakesIn(
              List.of("centered-epsilon-outside"),
              Mistake.rule(
                  "mean-added", MEAN_ADDED, s -> divided(s, added(s).sqrt().plus(s.get(EPSILON)))))
          .mistakesIn(
              List.of("centered", "centered-epsilon-outside"),
              exchanged("M", "the gradient's average"),
              Mistake.neverKept("M", "the gradient's average"))
          .claims(
              Family::elementWise,
              ScaleLaw::invariant,
              ClosedForm.claim(
                      "RMSPROP-01",
                      "constant-gradient",
                      "On a constant gradient step t is lr/√(1 - rho^t) (ε = 0): there is no bias"
                          + " correction.",
                      "E_t = (1 - rho^t) g²")
                  .in("paper", "epsilon-outside")
                  .on(Streams.constant(60, 1, -3, 0.125, 1024))
                  .with(EPSILON, 0)
                  .moves(
                      s ->
                          s.g()
                              .sign()
                              .times(s.get(LEARNING_RATE))
                              .over(s.toTheT(RHO).oneMinus().sqrt())
                              .negate())
                  .rejecting(Mistake.startsAt("E", 1, AVERAGE), Mistake.unweighted("E", AVERAGE)),
              ClosedForm.claim(
                      "RMSPROP-02",
                      "largest-step",
                      "No step exceeds lr/√(1 - rho) (ε = 0); a spike after silence attains it.",
                      "E >= (1 - rho) g²")
                  .in("paper", "epsilon-outside")
                  .on(Streams.sequence("a spike", 1e4))
                  .with(EPSILON, 0)
                  .attained()
                  .moves(
                      s ->
                          s.g()
                              .sign()
                              .times(s.get(LEARNING_RATE))
                              .over(s.get(RHO).oneMinus().sqrt())
                              .negate())
                  .rejecting(Mistake.unweighted("E", AVERAGE), Mistake.hardCoded(RHO, 0.95)))
          .build();

  private RmsProp() {}

  private static Mistake exchanged(String slot, String what) {
    String cause = "the weights rho and 1 - rho are exchanged in " + what;
    return new Mistake(slot + "-weights-exchanged", cause, Mistake.exchanged(slot, what).change());
  }

  private static Tensor squares(Step s) {
    return s.average("E", s.gradient().square(), RHO);
  }

  private static Tensor variance(Step s) {
    Tensor mean = s.average("M", s.gradient(), RHO);
    return squares(s).minus(mean.square());
  }

  /** E + M²: what becomes of the variance with a wrong sign. */
  private static Tensor added(Step s) {
    Tensor mean = s.average("M", s.gradient(), RHO);
    return squares(s).plus(mean.square());
  }

  private static Tensor divided(Step s, Tensor by) {
    return s.x().minus(s.gradient().times(s.rate()).over(by));
  }

  private static Tensor averagedVelocity(Step s) {
    Tensor scaled = s.gradient().over(squares(s).sqrt().plus(s.get(EPSILON)));
    return s.x().minus(s.average("b", scaled, MOMENTUM).times(s.rate()));
  }

  private static Tensor step(Step s) {
    return s.x().minus(s.gradient().times(s.rate()).over(squares(s).plus(s.get(EPSILON)).sqrt()));
  }

  private static Tensor epsilonOutside(Step s) {
    return s.x().minus(s.gradient().times(s.rate()).over(squares(s).sqrt().plus(s.get(EPSILON))));
  }

  private static Tensor centered(Step s) {
    return s.x().minus(s.gradient().times(s.rate()).over(variance(s).plus(s.get(EPSILON)).sqrt()));
  }

  private static Tensor centeredEpsilonOutside(Step s) {
    return s.x().minus(s.gradient().times(s.rate()).over(variance(s).sqrt().plus(s.get(EPSILON))));
  }

  private static Tensor momentum(Step s) {
    Tensor scaled = s.gradient().times(s.rate()).over(squares(s).plus(s.get(EPSILON)).sqrt());
    Tensor b = s.keep("b", s.last("b").times(s.get(MOMENTUM)).plus(scaled));
    return s.x().minus(b);
  }

  private static Tensor multipliedByMomentum(Step s) {
    Tensor scaled = s.gradient().times(s.rate()).over(squares(s).plus(s.get(EPSILON)).sqrt());
    return s.x().minus(s.keep("b", s.last("b").plus(scaled).times(s.get(MOMENTUM))));
  }

  private static Tensor momentumRateOutside(Step s) {
    Tensor scaled = s.gradient().over(squares(s).sqrt().plus(s.get(EPSILON)));
    Tensor b = s.keep("b", s.last("b").times(s.get(MOMENTUM)).plus(scaled));
    return s.x().minus(b.times(s.rate()));
  }
}
