package org.gradmark.optimizers.proximal;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Step;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.optimizers.claims.Theorems;
import org.gradmark.optimizers.claims.WholeWay;
import org.gradmark.optimizers.proximal.composite.CompositeValue;
import org.gradmark.optimizers.proximal.composite.ShrunkDistance;
import org.gradmark.optimizers.proximal.composite.ShrunkValue;
import org.gradmark.optimizers.proximal.composite.WrongComposite;
import org.gradmark.optimizers.proximal.wrong.WrongRate;

/**
 * The proximal gradient method for {@code F = f + h}: f is differentiated, h has a proximal map.
 *
 * <pre>  x ← prox_h(x - lr g, lr)</pre>
 *
 * <p>With {@code h = lambda ||x||_1} it is iterative soft thresholding; with the indicator of a
 * set, projected gradient.
 */
public final class ProximalGradient {

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("proximal-gradient")
          .title("Proximal gradient")
          .source(
              "Garrigos and Gower, Handbook of convergence theorems for (stochastic) gradient methods, 2023, arXiv:2301.11235, section 11; Beck and Teboulle, A fast iterative shrinkage-thresholding algorithm for linear inverse problems, 2009")
          .rows("A048.6")
          .hyperparameters(LEARNING_RATE.withDefault(0.01))
          .paper("prox(x - lr g, lr)", ProximalGradient::step)
          .mistakes(
              WrongRate.HALVED,
              WrongRate.DOUBLED,
              WrongComposite.NO_PROXIMAL_STEP,
              WrongComposite.UNSCALED,
              Mistake.hardCoded(LEARNING_RATE, 0.01))
          .claims(
              WholeWay::claims,
              Theorems.of(CompositeValue.THEOREM, ShrunkDistance.THEOREM, ShrunkValue.THEOREM))
          .build();

  private ProximalGradient() {}

  private static Tensor step(Step s) {
    return s.proximal(s.x().minus(s.gradient().times(s.rate())), s.rate());
  }
}
