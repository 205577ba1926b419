package org.gradmark.optimizers.proximal;

import static org.gradmark.core.rule.Hyperparameter.INITIAL_CURVATURE;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Step;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.optimizers.claims.Theorems;
import org.gradmark.optimizers.claims.WholeWay;
import org.gradmark.optimizers.proximal.estimate.EstimateDecay;
import org.gradmark.optimizers.proximal.estimate.ExactValue;
import org.gradmark.optimizers.proximal.estimate.RootSum;
import org.gradmark.optimizers.proximal.wrong.WrongRate;

/**
 * Güler's accelerated proximal point method (fast proximal point) for convex functions.
 *
 * <pre>
 *   a ← (sqrt((A lr)² + 4 A lr) - A lr)/2        A at first A_0
 *   y ← (1 - a) x + a v                          v at first x
 *   x ← prox(y, lr)
 *   v ← v + (x - y)/a
 *   A ← (1 - a) A
 * </pre>
 */
public final class AcceleratedProximalPoint {

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("accelerated-proximal-point")
          .title("Accelerated proximal point")
          .source(
              "Güler, New proximal point algorithms for convex minimization, 1992, SIAM Journal on Optimization 2")
          .rows("S016.1")
          .hyperparameters(LEARNING_RATE.withDefault(1), INITIAL_CURVATURE)
          .paper(
              "y = (1 - a) x + a v; x' = prox(y, lr); v + (x' - y)/a",
              AcceleratedProximalPoint::step)
          .mistakes(
              WrongRate.HALVED,
              WrongRate.DOUBLED,
              Mistake.neverKept("v", "the estimate's minimiser"),
              Mistake.neverKept("A", "the estimate's curvature"),
              Mistake.hardCoded(INITIAL_CURVATURE, 1),
              Mistake.scheduleIgnored())
          .claims(
              WholeWay::claims,
              Theorems.of(ExactValue.THEOREM, RootSum.THEOREM, EstimateDecay.THEOREM))
          .build();

  private AcceleratedProximalPoint() {}

  private static Tensor step(Step s) {
    Tensor curvature = s.last("A", s.get(INITIAL_CURVATURE));
    Tensor q = curvature.times(s.rate());
    Tensor a = q.square().plus(q.times(4)).sqrt().minus(q).over(2);
    s.keep("A", curvature.times(a.oneMinus()));
    Tensor v = s.last("v", s.x());
    Tensor y = s.x().times(a.oneMinus()).plus(v.times(a));
    Tensor x = s.proximal(y, s.rate());
    s.keep("v", v.plus(x.minus(y).over(a)));
    return x;
  }
}
