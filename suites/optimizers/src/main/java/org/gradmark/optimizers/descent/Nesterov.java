package org.gradmark.optimizers.descent;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.core.rule.Hyperparameter.MOMENTUM;

import java.util.List;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.Step;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.optimizers.claims.ClosedForm;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.claims.Family;
import org.gradmark.optimizers.claims.ScaleLaw;
import org.gradmark.optimizers.claims.Streams;
import org.gradmark.optimizers.claims.Theorems;
import org.gradmark.optimizers.descent.momentum.AcceleratedDivergence;
import org.gradmark.optimizers.descent.momentum.AcceleratedExact;
import org.gradmark.optimizers.descent.momentum.AcceleratedPotential;
import org.gradmark.optimizers.descent.momentum.AcceleratedQuadratics;
import org.gradmark.optimizers.descent.momentum.AcceleratedRate;

/**
 * Nesterov's momentum as used in learning: the gradient is taken where the velocity is about to
 * carry the parameter.
 *
 * <pre>
 *   v ← mu v + lr g(x - mu v)
 *   x ← x - v
 * </pre>
 *
 * <p>The shifted form keeps {@code y = x - mu v} as the parameter instead, so that the gradient is
 * taken at the parameter itself: the trajectories map onto each other exactly, but they are not the
 * same numbers.
 */
public final class Nesterov {

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("nesterov")
          .title("Nesterov momentum")
          .source(
              "Sutskever, Martens, Dahl, Hinton, On the importance of initialization and momentum"
                  + " in deep learning, 2013, eq. 3-4; Ruder 2016, arXiv:1609.04747, section 4.2")
          .rows("A045.3")
          .hyperparameters(LEARNING_RATE.withDefault(0.01), MOMENTUM)
          .paper(
              "v = mu v + lr g(x - mu v); x - v",
              ((Rule) Momentum::step)
                  .lookingAt(Nesterov::ahead)
                  .alsoWritten(
                      ((Rule) Nesterov::byDifferences).lookingAt(Nesterov::aheadByDifferences)))
          .dialect(
              "shifted",
              "gradient at the parameter: v = mu v + lr g; x - (mu v + lr g)",
              ((Rule) Nesterov::shifted).alsoWritten(Nesterov::landing))
          .dialect("rate-outside", "v = mu v + g; x - lr (g + mu v)", Nesterov::rateOutside)
          .mistakes(CommonMistakes.all())
          .mistakes(CommonMistakes.ofState())
          .mistakes(
              Mistake.neverKept("v", "the velocity"),
              Mistake.hardCoded(MOMENTUM, 0.9),
              Mistake.hardCoded(LEARNING_RATE, 0.01))
          .mistakesIn(
              List.of("paper"),
              Mistake.rule(
                      "no-look-ahead",
                      "the gradient is taken at the parameter, not ahead of it: this is heavy-ball"
                          + " momentum",
                      Momentum::step)
                  .seen(Mistake.Seen.IN_CLOSED_LOOP))
          .mistakesIn(List.of("shifted"), noOwnTerm(Momentum::step))
          .mistakesIn(
              List.of("rate-outside"),
              noOwnTerm(Momentum::rateOutside),
              Mistake.rule(
                  "velocity-averages",
                  "a gradient enters the velocity with the weight 1 - mu",
                  s -> rateOutside(s, s.gradient().times(s.get(MOMENTUM).oneMinus()))),
              Mistake.rule(
                  "rate-inside-too",
                  "the rate is applied twice: to the gradient in the velocity and to the step",
                  s -> rateOutside(s, s.gradient().times(s.rate()))),
              Mistake.rule(
                  "gradient-forgotten",
                  "the step is mu v, without the gradient",
                  s -> s.x().minus(velocity(s).times(s.get(MOMENTUM)).times(s.rate()))),
              Mistake.rule(
                  "too-far-ahead",
                  "the velocity is added to the gradient without its factor mu",
                  s -> s.x().minus(velocity(s).plus(s.gradient()).times(s.rate()))))
          .claims(
              Family::elementWise,
              ScaleLaw::proportional,
              ClosedForm.claim(
                      "NESTEROV-01",
                      "constant-gradient",
                      "On a constant gradient step t is -lr g (1 - mu^(t+1))/(1 - mu): one term"
                          + " more than heavy ball.",
                      "geometric sum")
                  .in("shifted", "rate-outside")
                  .on(Streams.constant(60, 1, -3, 0.125, 1024))
                  .with(LEARNING_RATE, 0.1)
                  .moves(
                      s ->
                          s.g()
                              .times(s.get(LEARNING_RATE))
                              .times(s.toTheT(MOMENTUM).times(s.get(MOMENTUM)).oneMinus())
                              .over(s.get(MOMENTUM).oneMinus())
                              .negate())
                  .rejecting(Mistake.neverKept("v", "the velocity"), CommonMistakes.ASCENT),
              Theorems.of(
                  AcceleratedRate.THEOREM,
                  AcceleratedExact.THEOREM,
                  AcceleratedPotential.THEOREM,
                  AcceleratedQuadratics.THEOREM,
                  AcceleratedDivergence.THEOREM,
                  AcceleratedRate.SHIFTED,
                  AcceleratedExact.SHIFTED,
                  AcceleratedPotential.SHIFTED,
                  AcceleratedQuadratics.SHIFTED,
                  AcceleratedDivergence.SHIFTED))
          .build();

  private Nesterov() {}

  private static Tensor ahead(Step s) {
    return s.x().minus(s.last("v").times(s.get(MOMENTUM)));
  }

  /** The point ahead without a velocity: {@code x + mu (x - x_before)}. */
  private static Tensor aheadByDifferences(Step s) {
    return s.x().plus(s.x().minus(s.last("before", s.x())).times(s.get(MOMENTUM)));
  }

  private static Tensor byDifferences(Step s) {
    Tensor ahead = aheadByDifferences(s);
    s.keep("before", s.x());
    return ahead.minus(s.gradient().times(s.rate()));
  }

  /** The shifted form with the point where a step lands as its state: {@code z = y - lr g}. */
  private static Tensor landing(Step s) {
    Tensor before = s.last("z", s.x());
    Tensor z = s.keep("z", s.x().minus(s.gradient().times(s.rate())));
    return z.plus(z.minus(before).times(s.get(MOMENTUM)));
  }

  private static Tensor shifted(Step s) {
    Tensor gain = s.gradient().times(s.rate());
    Tensor v = s.keep("v", s.last("v").times(s.get(MOMENTUM)).plus(gain));
    return s.x().minus(v.times(s.get(MOMENTUM)).plus(gain));
  }

  private static Tensor rateOutside(Step s) {
    return rateOutside(s, s.gradient());
  }

  /** With a velocity that takes in {@code gain}. */
  private static Tensor rateOutside(Step s, Tensor gain) {
    Tensor carried = velocity(s, gain).times(s.get(MOMENTUM));
    return s.x().minus(s.gradient().plus(carried).times(s.rate()));
  }

  private static Tensor velocity(Step s) {
    return velocity(s, s.gradient());
  }

  private static Tensor velocity(Step s, Tensor gain) {
    return s.keep("v", s.last("v").times(s.get(MOMENTUM)).plus(gain));
  }

  private static Mistake noOwnTerm(Rule heavyBall) {
    return Mistake.rule(
        "no-look-ahead",
        "the gradient's own term is missing: this is heavy-ball momentum",
        heavyBall);
  }
}
