package org.gradmark.optimizers.descent;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.core.rule.Hyperparameter.WEIGHT_DECAY;

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
import org.gradmark.optimizers.claims.Theorems;
import org.gradmark.optimizers.descent.smooth.SmoothConvex;

/**
 * Stochastic gradient descent.
 *
 * <pre>  x ← x - lr g</pre>
 */
public final class Sgd {

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("sgd")
          .title("SGD")
          .source(
              "Ruder, An overview of gradient descent optimization algorithms, 2016, arXiv:1609.04747, section 2.2")
          .rows("A045.1")
          .hyperparameters(LEARNING_RATE.withDefault(0.01), WEIGHT_DECAY)
          .paper("x - lr g", Sgd::step)
          .dialect("l2-decay", "decay joins the gradient: x - lr (g + wd x)", Sgd::l2Decay)
          .dialect(
              "independent-decay",
              "decay follows the schedule, not the rate: x - lr g - schedule wd x",
              Sgd::independentDecay)
          .mistakes(CommonMistakes.all())
          .mistakes(Mistake.hardCoded(LEARNING_RATE, 0.01))
          .mistakesIn(
              List.of("l2-decay", "independent-decay"), Mistake.hardCoded(WEIGHT_DECAY, 0.001))
          .claims(
              Family::elementWise,
              ScaleLaw::proportional,
              ClosedForm.claim(
                      "SGD-01",
                      "constant-gradient",
                      "On a constant gradient every step is -lr g.",
                      "the rule")
                  .in("paper", "l2-decay", "independent-decay")
                  .on(Streams.constant(20, 1, -3, 0.125, 1024))
                  .with(LEARNING_RATE, 0.1)
                  .moves(s -> s.g().times(s.get(LEARNING_RATE)).negate())
                  .rejecting(CommonMistakes.ASCENT, Mistake.hardCoded(LEARNING_RATE, 0.01)),
              Theorems.of(SmoothConvex.THEOREM))
          .build();

  private Sgd() {}

  static Tensor step(Step s) {
    return s.x().minus(s.gradient().times(s.rate()));
  }

  private static Tensor l2Decay(Step s) {
    Tensor g = s.gradient().plus(s.x().times(s.get(WEIGHT_DECAY)));
    return s.x().minus(g.times(s.rate()));
  }

  private static Tensor independentDecay(Step s) {
    Tensor decay = s.x().times(s.get(WEIGHT_DECAY)).times(s.schedule());
    return s.x().minus(s.gradient().times(s.rate())).minus(decay);
  }
}
