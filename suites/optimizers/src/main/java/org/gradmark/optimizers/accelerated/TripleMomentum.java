package org.gradmark.optimizers.accelerated;

import static org.gradmark.core.rule.Hyperparameter.SMOOTHNESS;
import static org.gradmark.core.rule.Hyperparameter.STRONG_CONVEXITY;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.optimizers.accelerated.stronglyconvex.Triple;
import org.gradmark.optimizers.accelerated.stronglyconvex.TripleFunctionValue;
import org.gradmark.optimizers.accelerated.stronglyconvex.TriplePotential;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.claims.Theorems;
import org.gradmark.optimizers.claims.WholeWay;

/**
 * The triple momentum method for smooth and strongly convex functions: the fastest method with
 * fixed coefficients.
 *
 * <pre>
 *   rho = 1 - sqrt(mu/L), alpha = (1 + rho)/L, beta = rho²/(2 - rho),
 *   gamma = rho²/((1 + rho)(2 - rho)), delta = rho²/(1 - rho²)
 *   xi_(t+1) ← (1 + beta) xi_t - beta xi_(t-1) - alpha g((1 + gamma) xi_t - gamma xi_(t-1))
 *   x_(t+1)  ← (1 + delta) xi_(t+1) - delta xi_t
 * </pre>
 */
public final class TripleMomentum {

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("triple-momentum")
          .title("Triple momentum")
          .source(
              "Van Scoy, Freeman and Lynch, The fastest known globally convergent first-order method for minimizing strongly convex functions, IEEE Control Systems Letters 2, 2018")
          .rows("S005.1")
          .hyperparameters(SMOOTHNESS, STRONG_CONVEXITY.withDefault(0.01))
          .paper(
              "xi' = xi + beta (xi - xi_before) - alpha g(xi + gamma (xi - xi_before)); x = xi' + delta (xi' - xi)",
              Triple.RULE)
          .mistakes(
              CommonMistakes.ASCENT,
              Mistake.neverKept("xi_before", "the point before"),
              Triple.NO_LOOK_AHEAD,
              Triple.NO_OUTPUT_STEP)
          .claims(
              WholeWay::claims, Theorems.of(TripleFunctionValue.THEOREM, TriplePotential.THEOREM))
          .build();

  private TripleMomentum() {}
}
