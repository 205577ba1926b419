package org.gradmark.optimizers.proximal;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import java.util.List;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Step;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.optimizers.claims.Theorems;
import org.gradmark.optimizers.claims.WholeWay;
import org.gradmark.optimizers.proximal.accelerated.Potential;
import org.gradmark.optimizers.proximal.accelerated.SequenceValue;
import org.gradmark.optimizers.proximal.accelerated.SimplifiedValue;
import org.gradmark.optimizers.proximal.accelerated.SquareRate;
import org.gradmark.optimizers.proximal.accelerated.WrongMomentum;
import org.gradmark.optimizers.proximal.composite.WrongComposite;
import org.gradmark.optimizers.proximal.wrong.WrongRate;

/**
 * The fast iterative shrinkage-thresholding algorithm: proximal gradient steps from points that
 * look ahead.
 *
 * <pre>
 *   x⁺ ← prox_h(y - lr grad f(y), lr)            y and lambda at first x and 1
 *   lambda⁺ ← (1 + sqrt(1 + 4 lambda²))/2
 *   y⁺ ← x⁺ + (lambda - 1)/lambda⁺ (x⁺ - x)
 * </pre>
 */
public final class Fista {

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("fista")
          .title("FISTA (accelerated proximal gradient)")
          .source(
              "Beck and Teboulle, A fast iterative shrinkage-thresholding algorithm for linear inverse problems, 2009, SIAM Journal on Imaging Sciences 2, section 4")
          .rows("A080.5")
          .hyperparameters(LEARNING_RATE.withDefault(0.01))
          .paper("x' = prox(y - lr g(y), lr); y' = x' + (lambda - 1)/lambda' (x' - x)", Fista::step)
          .dialect(
              "simplified",
              "momentum (t - 1)/(t + 2) instead of (lambda - 1)/lambda'",
              Fista::simplified)
          .mistakes(
              WrongRate.HALVED,
              WrongRate.DOUBLED,
              WrongComposite.NO_PROXIMAL_STEP,
              WrongMomentum.NONE)
          .mistakesIn(List.of("paper"), Mistake.neverKept("lambda", "lambda"))
          .claims(
              WholeWay::claims,
              Theorems.of(
                  SequenceValue.THEOREM,
                  SimplifiedValue.THEOREM,
                  SquareRate.THEOREM,
                  Potential.THEOREM))
          .build();

  private Fista() {}

  private static Tensor step(Step s) {
    Tensor lambda = s.last("lambda", s.t().times(0).plus(1));
    Tensor next = s.keep("lambda", lambda.square().times(4).plus(1).sqrt().plus(1).over(2));
    return step(s, lambda.minus(1).over(next));
  }

  private static Tensor simplified(Step s) {
    return step(s, s.t().minus(1).over(s.t().plus(2)));
  }

  private static Tensor step(Step s, Tensor momentum) {
    Tensor y = s.last("y", s.x());
    Tensor x = s.proximal(y.minus(s.gradient(y).times(s.rate())), s.rate());
    s.keep("y", x.plus(x.minus(s.x()).times(momentum)));
    return x;
  }
}
