package org.gradmark.optimizers.accelerated;

import static org.gradmark.core.rule.Hyperparameter.HORIZON;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.optimizers.accelerated.optimized.FunctionValue;
import org.gradmark.optimizers.accelerated.optimized.OptimizedPotential;
import org.gradmark.optimizers.accelerated.optimized.Thetas;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.claims.Theorems;
import org.gradmark.optimizers.claims.WholeWay;

/**
 * The optimized gradient method (OGM), the best first-order method for the value of a smooth convex
 * function after a given number of steps.
 *
 * <pre>
 *   y_(t+1) ← x_t - lr g(x_t)                                   lr = 1/L, y_0 = x_0
 *   theta_(t+1) ← (1 + sqrt(1 + 4 theta_t²))/2                  theta_0 = 1; 8 for 4 in the last step
 *   x_(t+1) ← y_(t+1) + (theta_t - 1)/theta_(t+1) (y_(t+1) - y_t)
 *                     + theta_t/theta_(t+1) (y_(t+1) - x_t)
 * </pre>
 */
public final class OptimizedGradient {

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("optimized-gradient")
          .title("Optimized gradient method (OGM)")
          .source(
              "Kim and Fessler, Optimized first-order methods for smooth convex minimization, Mathematical Programming 159, 2016, arXiv:1406.5468, algorithm OGM2")
          .rows("S003.1")
          .hyperparameters(LEARNING_RATE.withDefault(0.01), HORIZON)
          .paper(
              "y = x - lr g; x = y + (o - 1)/o' (y - y_before) + o/o' (y - x)",
              Thetas::functionValue)
          .mistakes(
              CommonMistakes.ASCENT,
              Mistake.neverKept("y", "the point after the gradient step"),
              Mistake.neverKept("theta", "theta"))
          .claims(WholeWay::claims, Theorems.of(FunctionValue.THEOREM, OptimizedPotential.THEOREM))
          .build();

  private OptimizedGradient() {}
}
