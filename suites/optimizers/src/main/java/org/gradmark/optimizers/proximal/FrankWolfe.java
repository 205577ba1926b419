package org.gradmark.optimizers.proximal;

import static org.gradmark.core.rule.Hyperparameter.SMOOTHNESS;

import java.util.List;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Step;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.optimizers.claims.Theorems;
import org.gradmark.optimizers.claims.WholeWay;
import org.gradmark.optimizers.proximal.conditional.ExactValue;
import org.gradmark.optimizers.proximal.conditional.OpenLoopValue;
import org.gradmark.optimizers.proximal.conditional.ShortStepSupport;
import org.gradmark.optimizers.proximal.conditional.Support;
import org.gradmark.optimizers.proximal.conditional.WrongConditional;

/**
 * The Frank-Wolfe method (conditional gradient) on a compact convex set: it asks where the set is
 * best for the linearised objective, and moves there part of the way.
 *
 * <pre>
 *   s ← argmin_(u in C) &lt;g, u&gt;
 *   x ← x + 2/(t + 1) (s - x)          t = 1, 2, ...
 * </pre>
 */
public final class FrankWolfe {

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("frank-wolfe")
          .title("Frank-Wolfe (conditional gradient)")
          .source(
              "Frank and Wolfe, An algorithm for quadratic programming, 1956; Jaggi, Revisiting Frank-Wolfe: projection-free sparse convex optimization, 2013; Bubeck 2015, arXiv:1405.4980, section 3.3")
          .rows("A080.3")
          .hyperparameters(SMOOTHNESS)
          .paper("x + 2/(t + 1) (s - x)", FrankWolfe::openLoop)
          .dialect(
              "short-step",
              "x + min(1, <g, x - s>/(L ||x - s||²)) (s - x) (Demyanov and Rubinov)",
              FrankWolfe::shortStep)
          .mistakes(WrongConditional.MAXIMUM)
          .mistakesIn(List.of("paper"), WrongConditional.LATE)
          .mistakesIn(List.of("short-step"), Mistake.hardCoded(SMOOTHNESS, 1))
          .claims(
              WholeWay::claims,
              Theorems.of(
                  OpenLoopValue.THEOREM,
                  ExactValue.THEOREM,
                  Support.THEOREM,
                  ShortStepSupport.THEOREM))
          .build();

  private FrankWolfe() {}

  private static Tensor openLoop(Step s) {
    Tensor towards = s.linearMinimum(s.gradient()).minus(s.x());
    return s.x().plus(towards.times(2).over(s.t().plus(1)));
  }

  private static Tensor shortStep(Step s) {
    Tensor towards = s.linearMinimum(s.gradient()).minus(s.x());
    Tensor slope = s.gradient().times(towards).sum(Axis.ALL).negate();
    Tensor best = slope.over(towards.square().sum(Axis.ALL).times(s.get(SMOOTHNESS)));
    return s.x().plus(towards.times(best.min(best.times(0).plus(1))));
  }
}
