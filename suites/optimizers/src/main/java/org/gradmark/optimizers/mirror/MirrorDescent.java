package org.gradmark.optimizers.mirror;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Step;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.claims.Theorems;
import org.gradmark.optimizers.claims.WholeWay;
import org.gradmark.optimizers.mirror.simplex.HedgeRegret;
import org.gradmark.optimizers.mirror.simplex.MixLoss;
import org.gradmark.optimizers.mirror.simplex.SecondOrder;
import org.gradmark.optimizers.mirror.simplex.SimplexObjective;
import org.gradmark.optimizers.mirror.simplex.Softmax;
import org.gradmark.optimizers.mirror.simplex.WeightMistakes;

/**
 * Mirror descent with the entropy on the simplex: exponential weights, Hedge.
 *
 * <pre>
 *   w_i ← x_i exp(-lr g_i)
 *   x ← w/sum w
 * </pre>
 */
public final class MirrorDescent {

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("mirror-descent")
          .title("Entropic mirror descent (exponential weights)")
          .source(
              "Bubeck, Convex optimization: algorithms and complexity, 2015, arXiv:1405.4980, section 4.3; Cesa-Bianchi, Lugosi, Prediction, learning, and games, 2006, section 2.2")
          .rows("A080.4")
          .hyperparameters(LEARNING_RATE.withDefault(0.01))
          .paper("w = x exp(-lr g); w/sum(w)", MirrorDescent::step)
          .mistakes(
              CommonMistakes.ASCENT,
              CommonMistakes.LAST_ELEMENT_FORGOTTEN,
              Mistake.scheduleIgnored(),
              WeightMistakes.NOT_NORMALISED,
              WeightMistakes.LINEAR_FACTOR,
              WeightMistakes.FORGETFUL)
          .claims(
              WholeWay::claims,
              Theorems.of(
                  HedgeRegret.THEOREM,
                  MixLoss.THEOREM,
                  SecondOrder.THEOREM,
                  Softmax.THEOREM,
                  SimplexObjective.THEOREM))
          .build();

  private MirrorDescent() {}

  private static Tensor step(Step s) {
    Tensor w = s.x().times(s.gradient().times(s.rate()).negate().exp());
    return w.over(w.sum(Axis.ALL));
  }
}
