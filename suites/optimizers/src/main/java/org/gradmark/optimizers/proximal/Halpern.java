package org.gradmark.optimizers.proximal;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Step;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.optimizers.claims.Theorems;
import org.gradmark.optimizers.claims.WholeWay;
import org.gradmark.optimizers.proximal.halpern.AnchoredResidual;

/**
 * Halpern's iteration on the reflected proximal map: every point is drawn back to the start, less
 * and less. The same points as Kim's accelerated proximal point method.
 *
 * <pre>
 *   p ← prox(x, lr)
 *   x ← x_0/(t + 1) + t (2 p - x)/(t + 1)
 * </pre>
 */
public final class Halpern {

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("halpern")
          .title("Halpern iteration (anchored proximal point)")
          .source(
              "Halpern, Fixed points of nonexpanding maps, 1967; Lieder, On the convergence rate of the Halpern-iteration, 2021; Kim, Accelerated proximal point method for maximally monotone operators, 2021, arXiv:1905.05149")
          .rows("S018.1")
          .hyperparameters(LEARNING_RATE.withDefault(1))
          .paper("x_0/(t + 1) + t (2 prox(x, lr) - x)/(t + 1)", Halpern::step)
          .mistakes(
              Mistake.neverKept("anchor", "the start"), Mistake.hardCoded(LEARNING_RATE, 0.01))
          .claims(WholeWay::claims, Theorems.of(AnchoredResidual.THEOREM))
          .build();

  private Halpern() {}

  private static Tensor step(Step s) {
    Tensor anchor = s.keep("anchor", s.last("anchor", s.x()));
    Tensor reflected = s.proximal(s.x(), s.rate()).times(2).minus(s.x());
    return anchor.plus(reflected.times(s.t())).over(s.t().plus(1));
  }
}
