package org.gradmark.optimizers.mirror;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Step;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.claims.Theorems;
import org.gradmark.optimizers.claims.WholeWay;
import org.gradmark.optimizers.mirror.averaged.AnytimeRegret;
import org.gradmark.optimizers.mirror.averaged.AveragedIterate;
import org.gradmark.optimizers.mirror.averaged.AveragingMistakes;
import org.gradmark.optimizers.mirror.averaged.ExactMean;
import org.gradmark.optimizers.mirror.averaged.LazyProjection;
import org.gradmark.optimizers.mirror.averaged.LeaderFollowed;
import org.gradmark.optimizers.mirror.averaged.Regret;
import org.gradmark.optimizers.mirror.projected.ProjectionMistakes;

/**
 * Dual averaging in Euclidean geometry: the sum of all gradients, taken from the start.
 *
 * <pre>
 *   z ← z + g
 *   x ← P(x_0 - lr z)
 * </pre>
 *
 * <p>This is follow the regularized leader with linearised losses and the regularizer {@code ||x -
 * x_0||²/(2 lr)}: {@code x} is smallest of {@code <z, x> + ||x - x_0||²/(2 lr)} over the set. A
 * schedule acts on the whole sum, as {@code 1/beta_t} does in Nesterov's paper.
 */
public final class DualAveraging {

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("dual-averaging")
          .title("Dual averaging (linearised follow the regularized leader)")
          .source(
              "Nesterov, Primal-dual subgradient methods for convex problems, 2009, section 2; Shalev-Shwartz, Online learning and online convex optimization, 2012, section 2.3")
          .rows("S013.1")
          .hyperparameters(LEARNING_RATE.withDefault(0.01))
          .paper("z = z + g; project(x_0 - lr z)", DualAveraging::step)
          .mistakes(
              CommonMistakes.ASCENT,
              CommonMistakes.LAST_ELEMENT_FORGOTTEN,
              Mistake.scheduleIgnored(),
              ProjectionMistakes.NOT_PROJECTED,
              AveragingMistakes.SUM_LOST,
              AveragingMistakes.AGILE,
              AveragingMistakes.START_FORGOTTEN,
              AveragingMistakes.MEAN)
          .claims(
              WholeWay::claims,
              Theorems.of(
                  Regret.THEOREM,
                  AnytimeRegret.THEOREM,
                  AveragedIterate.THEOREM,
                  LeaderFollowed.THEOREM,
                  LazyProjection.THEOREM,
                  ExactMean.THEOREM))
          .build();

  private DualAveraging() {}

  private static Tensor step(Step s) {
    Tensor z = s.keep("z", s.last("z").plus(s.gradient()));
    Tensor x0 = s.keep("x0", s.last("x0", s.x()));
    return s.proximal(x0.minus(z.times(s.rate())), s.rate());
  }
}
