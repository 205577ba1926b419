package org.gradmark.optimizers.accelerated;

import static org.gradmark.core.rule.Hyperparameter.HORIZON;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Step;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.optimizers.accelerated.optimized.GradientNorm;
import org.gradmark.optimizers.accelerated.optimized.Thetas;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.claims.Theorems;
import org.gradmark.optimizers.claims.WholeWay;

/**
 * The optimized gradient method for the gradient (OGM-G): the best known for the gradient's norm
 * after n steps, which it takes with the thetas of OGM in reverse.
 *
 * <pre>
 *   o_n = 1, o_t = (1 + sqrt(1 + 4 o_(t+1)²))/2, o_0 = (1 + sqrt(1 + 8 o_1²))/2
 *   y_(t+1) ← x_t - lr g(x_t)                                   lr = 1/L, y_0 = x_0
 *   x_(t+1) ← y_(t+1) + (o_t - 1)(2 o_(t+1) - 1)/(o_t (2 o_t - 1)) (y_(t+1) - y_t)
 *                     + (2 o_(t+1) - 1)/(2 o_t - 1) (y_(t+1) - x_t)
 * </pre>
 */
public final class OptimizedGradientNorm {

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("optimized-gradient-norm")
          .title("Optimized gradient method for the gradient (OGM-G)")
          .source(
              "Kim and Fessler, Optimizing the efficiency of first-order methods for decreasing the gradient of smooth convex functions, 2021, arXiv:1803.06600, section 6.3")
          .rows("S004.1")
          .hyperparameters(LEARNING_RATE.withDefault(0.01), HORIZON)
          .paper(
              "y = x - lr g; x = y + (o - 1)(2o' - 1)/(o (2o - 1)) (y - y_before) + (2o' - 1)/(2o - 1) (y - x)",
              OptimizedGradientNorm::step)
          .mistakes(
              CommonMistakes.ASCENT, Mistake.neverKept("y", "the point after the gradient step"))
          .claims(WholeWay::claims, Theorems.of(GradientNorm.THEOREM))
          .build();

  private OptimizedGradientNorm() {}

  private static Tensor step(Step s) {
    Tensor one = s.t().backend().scalar(1);
    Tensor here = one;
    Tensor after = one;
    Tensor theta = one;
    // The horizon is a setting, like the shape of a parameter: it says how long the plan is.
    for (int i = (int) s.get(HORIZON).toDoubles()[0]; i >= 1; i--) {
      Tensor before = Thetas.next(theta, i == 1 ? 8 : 4);
      Tensor now = s.t().equalTo(i);
      here = now.where(before, here);
      after = now.where(theta, after);
      theta = before;
    }
    Tensor y = s.x().minus(s.gradient().times(s.rate()));
    Tensor yBefore = s.last("y", s.x());
    s.keep("y", y);
    Tensor share = after.times(2).minus(1).over(here.times(2).minus(1));
    Tensor momentum = share.times(here.minus(1).over(here));
    return y.plus(y.minus(yBefore).times(momentum)).plus(y.minus(s.x()).times(share));
  }
}
