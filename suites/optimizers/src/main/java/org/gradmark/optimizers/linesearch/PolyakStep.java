package org.gradmark.optimizers.linesearch;

import static org.gradmark.core.rule.Hyperparameter.MINIMUM;
import static org.gradmark.core.rule.Hyperparameter.SMOOTHNESS;

import org.gradmark.core.rule.Step;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.claims.Theorems;
import org.gradmark.optimizers.claims.WholeWay;
import org.gradmark.optimizers.linesearch.polyak.BestGap;
import org.gradmark.optimizers.linesearch.polyak.Distance;
import org.gradmark.optimizers.linesearch.polyak.DistanceOfAStep;
import org.gradmark.optimizers.linesearch.polyak.Gains;
import org.gradmark.optimizers.linesearch.polyak.Pathwise;
import org.gradmark.optimizers.linesearch.polyak.Value;
import org.gradmark.optimizers.linesearch.polyak.ValueOfAStep;

/**
 * Subgradient and gradient steps whose length follows from the smallest value f* of the objective.
 *
 * <pre>  x ← x - (f(x) - f*)/||g||² g</pre>
 *
 * <p>On smooth functions twice that length is best for the distance to the minimiser; the best for
 * the value needs L as well.
 */
public final class PolyakStep {

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("polyak-step")
          .title("Polyak step")
          .source(
              "Polyak, Minimization of unsmooth functionals, 1969; Barré, Taylor and d'Aspremont, Complexity guarantees for Polyak steps with momentum, 2020, arXiv:2002.00915")
          .rows("S008.1")
          .hyperparameters(MINIMUM, SMOOTHNESS)
          .paper("x - (f(x) - f*)/||g||² g", Gains.by((gap, square) -> gap.over(square)))
          .dialect(
              "distance-to-optimum",
              "x - 2 (f(x) - f*)/||g||² g",
              Gains.by((gap, square) -> gap.times(2).over(square)))
          .dialect(
              "function-value", "x - (2 - ||g||²/(2 L (f(x) - f*)))/L g", PolyakStep::functionValue)
          .mistakes(CommonMistakes.ASCENT)
          .claims(
              WholeWay::claims,
              Theorems.of(
                  Pathwise.THEOREM,
                  BestGap.THEOREM,
                  DistanceOfAStep.THEOREM,
                  Distance.THEOREM,
                  ValueOfAStep.THEOREM,
                  Value.THEOREM))
          .build();

  private PolyakStep() {}

  private static Tensor functionValue(Step s) {
    Tensor steepness = Gains.square(s).over(Gains.gap(s).times(s.get(SMOOTHNESS)).times(2));
    return Gains.move(s, steepness.negate().plus(2).over(s.get(SMOOTHNESS)));
  }
}
