package org.gradmark.optimizers.mirror;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Step;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.claims.Theorems;
import org.gradmark.optimizers.claims.WholeWay;
import org.gradmark.optimizers.mirror.projected.AnytimeRegret;
import org.gradmark.optimizers.mirror.projected.AveragedSubgradient;
import org.gradmark.optimizers.mirror.projected.Contraction;
import org.gradmark.optimizers.mirror.projected.Feasible;
import org.gradmark.optimizers.mirror.projected.PathwiseRegret;
import org.gradmark.optimizers.mirror.projected.ProjectionMistakes;
import org.gradmark.optimizers.mirror.projected.Regret;
import org.gradmark.optimizers.mirror.projected.SmoothConstrained;
import org.gradmark.optimizers.mirror.projected.StronglyConvexRegret;

/**
 * Projected gradient descent; online gradient descent when the loss changes every round.
 *
 * <pre>  x ← P(x - lr g)</pre>
 */
public final class ProjectedGradient {

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("projected-gradient")
          .title("Projected (online) gradient descent")
          .source(
              "Zinkevich, Online convex programming and generalized infinitesimal gradient ascent, 2003, section 2.1")
          .rows("S012.1")
          .hyperparameters(LEARNING_RATE.withDefault(0.01))
          .paper("project(x - lr g)", ProjectedGradient::step)
          .mistakes(
              CommonMistakes.ASCENT,
              Mistake.scheduleIgnored(),
              ProjectionMistakes.NOT_PROJECTED,
              ProjectionMistakes.STEP_PROJECTED,
              ProjectionMistakes.PROJECTED_BEFORE)
          .claims(
              WholeWay::claims,
              Theorems.of(
                  Regret.THEOREM,
                  PathwiseRegret.THEOREM,
                  AnytimeRegret.THEOREM,
                  StronglyConvexRegret.THEOREM,
                  SmoothConstrained.THEOREM,
                  Contraction.THEOREM,
                  Feasible.THEOREM,
                  AveragedSubgradient.THEOREM))
          .build();

  private ProjectedGradient() {}

  private static Tensor step(Step s) {
    return s.proximal(s.x().minus(s.gradient().times(s.rate())), s.rate());
  }
}
