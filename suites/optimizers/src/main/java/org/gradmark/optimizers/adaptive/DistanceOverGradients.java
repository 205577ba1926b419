package org.gradmark.optimizers.adaptive;

import static org.gradmark.core.rule.Hyperparameter.EPSILON;
import static org.gradmark.core.rule.Hyperparameter.INITIAL_DISTANCE;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Step;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.optimizers.adaptive.distance.DistanceMistakes;
import org.gradmark.optimizers.adaptive.distance.Growth;
import org.gradmark.optimizers.adaptive.distance.StepIdentity;
import org.gradmark.optimizers.adaptive.distance.StepLength;
import org.gradmark.optimizers.adaptive.distance.WeightedMean;
import org.gradmark.optimizers.adaptive.distance.WeightedRegret;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.claims.Theorems;
import org.gradmark.optimizers.claims.WholeWay;

/**
 * DoG: the largest distance from the start so far, over the root of all squared gradients.
 *
 * <pre>
 *   r ← max(r, ||x - x_0||)      (at first share (1 + ||x_0||))
 *   G ← G + ||g||²
 *   x ← x - lr r g/sqrt(G + epsilon)
 * </pre>
 *
 * <p>Theorems are about {@code lr = 1} and {@code epsilon = 0}.
 */
public final class DistanceOverGradients {

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("dog")
          .title("DoG (distance over gradients)")
          .source(
              "Ivgi, Hinder, Carmon, DoG is SGD's best friend: a parameter-free dynamic step size schedule, 2023, arXiv:2302.12022, section 2")
          .rows("A108.1")
          .hyperparameters(LEARNING_RATE.withDefault(1), INITIAL_DISTANCE, EPSILON)
          .paper(
              "r = max(r, ||x - x_0||); G = G + ||g||²; x - lr r g/sqrt(G + eps)",
              DistanceOverGradients::step)
          .mistakes(
              CommonMistakes.ASCENT,
              Mistake.scheduleIgnored(),
              DistanceMistakes.SUM_LOST,
              DistanceMistakes.LAST_DISTANCE,
              DistanceMistakes.NOT_RELATIVE,
              DistanceMistakes.NO_ROOT,
              DistanceMistakes.FIRST_DISTANCE,
              DistanceMistakes.ELEMENT_WISE)
          .claims(
              WholeWay::claims,
              Theorems.of(
                  WeightedRegret.THEOREM,
                  WeightedMean.THEOREM,
                  StepLength.THEOREM,
                  Growth.THEOREM,
                  StepIdentity.THEOREM))
          .build();

  private DistanceOverGradients() {}

  private static Tensor step(Step s) {
    Tensor g = s.gradient();
    Tensor x0 = s.keep("x0", s.last("x0", s.x()));
    Tensor first = x0.norm2().plus(1).times(s.get(INITIAL_DISTANCE));
    Tensor r = s.keep("r", s.last("r", first).max(s.x().minus(x0).norm2()));
    Tensor squares = g.square().sum(Axis.ALL);
    Tensor sum = s.keep("G", s.last("G", squares.times(0)).plus(squares));
    return s.x().minus(g.times(r).times(s.rate()).over(sum.plus(s.get(EPSILON)).sqrt()));
  }
}
