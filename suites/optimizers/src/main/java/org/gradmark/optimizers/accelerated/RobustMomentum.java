package org.gradmark.optimizers.accelerated;

import static org.gradmark.core.rule.Hyperparameter.ROBUSTNESS;
import static org.gradmark.core.rule.Hyperparameter.SMOOTHNESS;
import static org.gradmark.core.rule.Hyperparameter.STRONG_CONVEXITY;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.Step;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.optimizers.accelerated.stronglyconvex.RobustPotential;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.claims.Theorems;
import org.gradmark.optimizers.claims.WholeWay;

/**
 * The robust momentum method: between triple momentum (lambda = 0, fastest) and gradient descent
 * with rate 1/L (lambda = 1, most robust to noise in the gradient).
 *
 * <pre>
 *   kappa = L/mu, rho = lambda (1 - 1/kappa) + (1 - lambda)(1 - 1/sqrt(kappa))
 *   alpha = kappa (1 - rho)² (1 + rho)/L, beta = kappa rho³/(kappa - 1),
 *   gamma = rho³/((kappa - 1)(1 - rho)² (1 + rho))
 *   x_(t+1) ← x_t + beta (x_t - x_(t-1)) - alpha g(x_t + gamma (x_t - x_(t-1)))
 * </pre>
 */
public final class RobustMomentum {

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("robust-momentum")
          .title("Robust momentum")
          .source(
              "Cyrus, Hu, Van Scoy and Lessard, A robust accelerated optimization algorithm for strongly convex functions, 2018, arXiv:1710.04753, section 2")
          .rows("S010.1")
          .hyperparameters(SMOOTHNESS, STRONG_CONVEXITY.withDefault(0.01), ROBUSTNESS)
          .paper(
              "x + beta (x - x_before) - alpha g(x + gamma (x - x_before))",
              ((Rule) RobustMomentum::step).lookingAt(RobustMomentum::ahead))
          .mistakes(CommonMistakes.ASCENT, Mistake.neverKept("x_before", "the point before"))
          .claims(WholeWay::claims, Theorems.of(RobustPotential.THEOREM))
          .build();

  private RobustMomentum() {}

  private static Tensor kappa(Step s) {
    return s.get(SMOOTHNESS).over(s.get(STRONG_CONVEXITY));
  }

  private static Tensor rho(Step s) {
    Tensor inverse = s.get(STRONG_CONVEXITY).over(s.get(SMOOTHNESS));
    Tensor robust = inverse.oneMinus().times(s.get(ROBUSTNESS));
    return robust.plus(inverse.sqrt().oneMinus().times(s.get(ROBUSTNESS).oneMinus()));
  }

  private static Tensor cube(Step s) {
    return rho(s).square().times(rho(s));
  }

  /** {@code (1 - rho)² (1 + rho)}. */
  private static Tensor factor(Step s) {
    return rho(s).oneMinus().square().times(rho(s).plus(1));
  }

  private static Tensor ahead(Step s) {
    Tensor gamma = cube(s).over(kappa(s).minus(1).times(factor(s)));
    return s.x().plus(s.x().minus(s.last("x_before", s.x())).times(gamma));
  }

  private static Tensor step(Step s) {
    Tensor alpha = kappa(s).times(factor(s)).over(s.get(SMOOTHNESS));
    Tensor beta = kappa(s).times(cube(s)).over(kappa(s).minus(1));
    Tensor velocity = s.x().minus(s.last("x_before", s.x()));
    s.keep("x_before", s.x());
    return s.x().plus(velocity.times(beta)).minus(s.gradient().times(alpha));
  }
}
