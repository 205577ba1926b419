package org.gradmark.optimizers.adam;

import static org.gradmark.core.rule.Hyperparameter.BETA1;
import static org.gradmark.core.rule.Hyperparameter.BETA2;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.core.rule.Hyperparameter.WEIGHT_DECAY;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.gradmark.core.problem.Scenario;
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
 * Lion: the sign of an interpolation between momentum and gradient.
 *
 * <pre>
 *   c ← β1 m + (1 - β1) g
 *   x ← x - lr (sign(c) + λ x)
 *   m ← β2 m + (1 - β2) g
 * </pre>
 *
 * <p>Optax and Keras follow the paper. lion-pytorch, asked for {@code decoupled_weight_decay}, does
 * not multiply the decay by the base rate ("independent" decay, as in AdamW's paper).
 */
public final class Lion {

  private static final int FORWARD = 20;
  private static final int BACKWARD = 10;

  /** {@value #FORWARD} gradients of 1, then {@value #BACKWARD} of -1. */
  private static final Scenario REVERSAL =
      Streams.sequence(
          "a gradient that reverses",
          IntStream.range(0, FORWARD + BACKWARD).mapToDouble(t -> t < FORWARD ? 1 : -1).toArray());

  private static final Mistake NEVER_KEPT = Mistake.neverKept("m", "the momentum");
  private static final Mistake SWAPPED = Mistake.swapped(BETA1, BETA2);
  private static final Mistake NO_DECAY = Mistake.hardCoded(WEIGHT_DECAY, 0);
  private static final Mistake BETA1_FOR_BOTH =
      takenFor(BETA2, BETA1, "the interpolation itself is kept as the momentum");
  private static final Mistake BETA2_FOR_BOTH =
      takenFor(BETA1, BETA2, "the sign is that of the new momentum");
  private static final Mistake L2 =
      Mistake.rule("l2", "the decay joins the gradient instead of the parameter", Lion::coupled);

  private static final Mistake NO_SIGN = withoutSign(Lion::timesRate);
  private static final Mistake MOMENTUM_FIRST = momentumFirst(Lion::timesRate);

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("lion")
          .title("Lion")
          .source(
              "Chen et al., Symbolic Discovery of Optimization Algorithms, NeurIPS 2023, arXiv:2302.06675, Algorithm 2")
          .rows("S002.1")
          .hyperparameters(
              LEARNING_RATE.withDefault(1e-4),
              BETA1.withDefault(0.9),
              BETA2.withDefault(0.99),
              WEIGHT_DECAY.withDefault(0.01))
          .paper("x - lr (sign(c) + wd x)", Lion::step)
          .dialect(
              "independent-decay",
              "decay follows the schedule, not the rate: x - lr sign(c) - schedule wd x",
              Lion::independentDecay)
          .mistakes(CommonMistakes.all())
          .mistakes(CommonMistakes.ofState())
          .mistakes(
              NEVER_KEPT,
              Mistake.unweighted("m", "the momentum"),
              Mistake.seeded("m", "the momentum"),
              SWAPPED,
              Mistake.hardCoded(BETA1, 0.9),
              Mistake.hardCoded(BETA2, 0.99),
              Mistake.hardCoded(BETA2, 0.999),
              Mistake.hardCoded(LEARNING_RATE, 1e-4),
              NO_DECAY,
              BETA1_FOR_BOTH,
              BETA2_FOR_BOTH,
              L2)
          .mistakesIn(
              List.of("paper"),
              NO_SIGN,
              MOMENTUM_FIRST,
              zeroIsPositive(Lion::timesRate),
              decayAfter(Lion::rateDecay))
          .mistakesIn(
              List.of("independent-decay"),
              withoutSign(Lion::independent),
              momentumFirst(Lion::independent),
              zeroIsPositive(Lion::independent),
              decayAfter(Lion::scheduleDecay))
          .claims(
              Family::elementWise,
              ScaleLaw::invariant,
              ClosedForm.claim(
                      "LION-01",
                      "constant-gradient",
                      "On a constant gradient every step is exactly lr, whatever the gradient's size (no decay).",
                      "c has the gradient's sign")
                  .in("paper", "independent-decay")
                  .on(Streams.constant(20, 1, -3, 9.313225746154785e-10, 1024))
                  .with(LEARNING_RATE, 0.1)
                  .with(WEIGHT_DECAY, 0)
                  .moves(s -> s.g().sign().times(s.get(LEARNING_RATE)).negate())
                  .rejecting(
                      CommonMistakes.ASCENT, NO_SIGN, Mistake.hardCoded(LEARNING_RATE, 1e-4)),
              ClosedForm.claim(
                      "LION-02",
                      "reversal",
                      "After k gradients of 1, those of -1 turn the step round when j of them were taken in and"
                          + " β2^j (2 - β2^k) < 1/β1 (no decay).",
                      "m = β2^j (2 - β2^k) - 1, c = β1 m - (1 - β1)")
                  .in("paper", "independent-decay")
                  .on(REVERSAL)
                  .with(LEARNING_RATE, 0.1)
                  .with(BETA1, 0.75)
                  .with(BETA2, 0.875)
                  .with(WEIGHT_DECAY, 0)
                  .moves(Lion::reversal)
                  .rejecting(NEVER_KEPT, SWAPPED, BETA1_FOR_BOTH, BETA2_FOR_BOTH, MOMENTUM_FIRST),
              ClosedForm.claim(
                      "LION-03",
                      "pure-decay-times-rate",
                      "On zero gradients the parameter is (1 - lr λ)^t x_0.",
                      "the sign of zero is zero")
                  .on(Decay.SILENCE)
                  .with(LEARNING_RATE, 0.25)
                  .with(WEIGHT_DECAY, 0.0625)
                  .moves(s -> Decay.move(s, s.get(WEIGHT_DECAY).times(s.get(LEARNING_RATE))))
                  .rejecting(NO_DECAY, L2),
              ClosedForm.claim(
                      "LION-04",
                      "pure-decay",
                      "On zero gradients the parameter is (1 - λ)^t x_0, whatever the rate.",
                      "the sign of zero is zero")
                  .in("independent-decay")
                  .on(Decay.SILENCE)
                  .with(WEIGHT_DECAY, 0.0625)
                  .moves(s -> Decay.move(s, s.get(WEIGHT_DECAY)))
                  .rejecting(NO_DECAY, L2))
          .build();

  private Lion() {}

  /** While the gradient is 1, the same formula has a negative j and is positive as well. */
  private static Tensor reversal(ClosedForm.Given s) {
    Tensor beta2 = s.get(BETA2);
    Tensor j = s.t().minus(FORWARD + 1);
    Tensor start = beta2.pow(s.t().times(0).plus(FORWARD)).negate().plus(2);
    Tensor c = s.get(BETA1).times(beta2.pow(j)).times(start).minus(1);
    return c.sign().times(s.get(LEARNING_RATE)).negate();
  }

  /** How the direction and the decay move the parameter: what the dialects differ in. */
  private interface Move {
    Tensor of(Step s, Tensor direction);
  }

  private static Tensor step(Step s) {
    return timesRate(s, interpolation(s, s.gradient()).sign());
  }

  private static Tensor independentDecay(Step s) {
    return independent(s, interpolation(s, s.gradient()).sign());
  }

  private static Tensor timesRate(Step s, Tensor direction) {
    return s.x().minus(direction.times(s.rate())).minus(s.x().times(rateDecay(s)));
  }

  private static Tensor independent(Step s, Tensor direction) {
    return s.x().minus(direction.times(s.rate())).minus(s.x().times(scheduleDecay(s)));
  }

  /** The share of the parameter that decays. */
  private static Tensor rateDecay(Step s) {
    return s.get(WEIGHT_DECAY).times(s.rate());
  }

  private static Tensor scheduleDecay(Step s) {
    return s.get(WEIGHT_DECAY).times(s.schedule());
  }

  /** c; keeps the momentum for the next step. */
  private static Tensor interpolation(Step s, Tensor g) {
    Tensor c = mix(s, s.last("m"), g);
    s.average("m", g, BETA2);
    return c;
  }

  /** β1 m + (1 - β1) g. */
  private static Tensor mix(Step s, Tensor m, Tensor g) {
    return m.times(s.get(BETA1)).plus(g.times(s.complement(BETA1)));
  }

  private static Tensor coupled(Step s) {
    Tensor g = s.gradient().plus(s.x().times(s.get(WEIGHT_DECAY)));
    return s.x().minus(interpolation(s, g).sign().times(s.rate()));
  }

  private static Mistake withoutSign(Move move) {
    return Mistake.rule(
        "no-sign",
        "the sign is missing: it moves by the interpolation itself",
        s -> move.of(s, interpolation(s, s.gradient())));
  }

  private static Mistake momentumFirst(Move move) {
    return Mistake.rule(
        "momentum-first",
        "the momentum takes in the gradient before it is used",
        s -> move.of(s, mix(s, s.average("m", s.gradient(), BETA2), s.gradient()).sign()));
  }

  private static Mistake zeroIsPositive(Move move) {
    return Mistake.rule(
        "zero-is-positive",
        "the sign of zero is taken to be 1",
        s -> {
          Tensor sign = interpolation(s, s.gradient()).sign();
          return move.of(s, sign.equalTo(0).where(sign.plus(1), sign));
        });
  }

  private static Mistake decayAfter(Function<Step, Tensor> share) {
    return Mistake.rule(
        "decay-after",
        "the decay is taken from the parameter after the step instead of before",
        s -> {
          Tensor moved = s.x().minus(interpolation(s, s.gradient()).sign().times(s.rate()));
          return moved.minus(moved.times(share.apply(s)));
        });
  }

  /** One beta where the other belongs. */
  private static Mistake takenFor(Hyperparameter asked, Hyperparameter taken, String meaning) {
    return Mistake.seeing(
        taken.name() + "-for-both",
        meaning + ": " + taken.name() + " is used for both averages",
        s ->
            new StepWrapper(s) {
              @Override
              public Tensor get(Hyperparameter given) {
                return super.get(given.name().equals(asked.name()) ? taken : given);
              }
            });
  }
}
