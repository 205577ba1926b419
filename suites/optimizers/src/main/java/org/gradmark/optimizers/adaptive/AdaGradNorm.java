package org.gradmark.optimizers.adaptive;

import static org.gradmark.core.rule.Hyperparameter.EPSILON;
import static org.gradmark.core.rule.Hyperparameter.INITIAL_ACCUMULATOR;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.rule.Step;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.optimizers.adaptive.accumulated.AccumulationMistakes;
import org.gradmark.optimizers.adaptive.accumulated.BoundedAccumulator;
import org.gradmark.optimizers.adaptive.accumulated.ConvexRegret;
import org.gradmark.optimizers.adaptive.accumulated.LogSum;
import org.gradmark.optimizers.adaptive.accumulated.RootSum;
import org.gradmark.optimizers.adaptive.accumulated.RootSumBelow;
import org.gradmark.optimizers.adaptive.accumulated.SmallGradient;
import org.gradmark.optimizers.adaptive.accumulated.SmoothDescent;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.claims.Theorems;
import org.gradmark.optimizers.claims.WholeWay;

/**
 * AdaGrad-Norm: AdaGrad with one step size for all elements.
 *
 * <pre>
 *   b² ← b² + ||g||²      (b_0 > 0)
 *   x ← x - lr g/(b + epsilon)
 * </pre>
 *
 * <p>The initial accumulator is {@code b_0²}. The current gradient is in the sum. Theorems are
 * about {@code epsilon = 0}.
 */
public final class AdaGradNorm {

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("adagrad-norm")
          .title("AdaGrad-Norm")
          .source(
              "Ward, Wu, Bottou, AdaGrad stepsizes: sharp convergence over nonconvex landscapes, 2019, algorithm 1; Lau, Liu, Kolar, AdAdaGrad, 2024, arXiv:2402.11215; Attia, Koren, SGD with AdaGrad stepsizes, 2023, arXiv:2302.08783")
          .rows("A169.2", "A185.1")
          .hyperparameters(
              LEARNING_RATE.withDefault(1),
              INITIAL_ACCUMULATOR.withDefault(0.01),
              EPSILON.withDefault(1e-10))
          .paper("b² = b² + ||g||²; x - lr g/(b + eps)", AdaGradNorm::step)
          .mistakes(
              CommonMistakes.ASCENT,
              AccumulationMistakes.SUM_LOST,
              AccumulationMistakes.CURRENT_EXCLUDED,
              AccumulationMistakes.ELEMENT_WISE,
              AccumulationMistakes.NO_ROOT,
              AccumulationMistakes.MEAN)
          .claims(
              WholeWay::claims,
              Theorems.of(
                  RootSum.THEOREM,
                  RootSumBelow.THEOREM,
                  LogSum.THEOREM,
                  SmoothDescent.THEOREM,
                  SmallGradient.THEOREM,
                  BoundedAccumulator.THEOREM,
                  ConvexRegret.THEOREM))
          .build();

  private AdaGradNorm() {}

  private static Tensor step(Step s) {
    Tensor g = s.gradient();
    Tensor start = s.get(INITIAL_ACCUMULATOR);
    Tensor b2 = s.keep("b2", s.last("b2", start).plus(g.square().sum(Axis.ALL)));
    Tensor b = b2.sqrt().plus(s.get(EPSILON));
    return s.x().minus(g.times(s.rate()).over(b));
  }
}
