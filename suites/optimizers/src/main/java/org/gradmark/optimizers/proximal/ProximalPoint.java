package org.gradmark.optimizers.proximal;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Step;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.optimizers.claims.Theorems;
import org.gradmark.optimizers.claims.WholeWay;
import org.gradmark.optimizers.proximal.point.BilinearContraction;
import org.gradmark.optimizers.proximal.point.ConvexPotential;
import org.gradmark.optimizers.proximal.point.ConvexResidual;
import org.gradmark.optimizers.proximal.point.ConvexValue;
import org.gradmark.optimizers.proximal.point.MonotoneResidual;
import org.gradmark.optimizers.proximal.point.NegativeComonotoneDivergence;
import org.gradmark.optimizers.proximal.point.NegativeComonotoneResidual;
import org.gradmark.optimizers.proximal.point.StronglyConvexValue;
import org.gradmark.optimizers.proximal.point.StronglyMonotoneDistance;
import org.gradmark.optimizers.proximal.wrong.WrongRate;

/**
 * The proximal point method: the implicit gradient step.
 *
 * <pre>  x ← prox(x, lr) = argmin_u f(u) + ||u - x||²/(2 lr)</pre>
 *
 * <p>For an operator F the step is the resolvent, {@code x ← (I + lr F)^-1 x}.
 */
public final class ProximalPoint {

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("proximal-point")
          .title("Proximal point")
          .source(
              "Rockafellar, Monotone operators and the proximal point algorithm, 1976, SIAM Journal on Control and Optimization 14; Gorbunov, Taylor, Horvath, Gidel, Convergence of proximal point and extragradient-based methods beyond monotonicity, 2023, arXiv:2210.13831")
          .rows("A014.1")
          .hyperparameters(LEARNING_RATE.withDefault(1))
          .paper("prox(x, lr)", ProximalPoint::step)
          .mistakes(
              WrongRate.HALVED,
              WrongRate.DOUBLED,
              Mistake.hardCoded(LEARNING_RATE, 1),
              Mistake.scheduleIgnored())
          .claims(
              WholeWay::claims,
              Theorems.of(
                  ConvexValue.THEOREM,
                  ConvexResidual.THEOREM,
                  ConvexPotential.THEOREM,
                  StronglyConvexValue.THEOREM,
                  StronglyMonotoneDistance.THEOREM,
                  MonotoneResidual.THEOREM,
                  BilinearContraction.THEOREM,
                  NegativeComonotoneResidual.THEOREM,
                  NegativeComonotoneDivergence.THEOREM))
          .build();

  private ProximalPoint() {}

  private static Tensor step(Step s) {
    return s.proximal(s.x(), s.rate());
  }
}
