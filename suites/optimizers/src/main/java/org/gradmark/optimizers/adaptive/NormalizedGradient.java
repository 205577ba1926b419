package org.gradmark.optimizers.adaptive;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.core.rule.Hyperparameter.NORM_POWER;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Step;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.optimizers.adaptive.normalized.Lipschitz;
import org.gradmark.optimizers.adaptive.normalized.NormMistakes;
import org.gradmark.optimizers.adaptive.normalized.Smooth;
import org.gradmark.optimizers.adaptive.normalized.StepLength;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.claims.Theorems;
import org.gradmark.optimizers.claims.WholeWay;

/**
 * Gradient descent with the gradient divided by a power of its norm.
 *
 * <pre>  x ← x - lr g/||g||^beta      (x stays where g = 0)</pre>
 *
 * <p>{@code beta = 1} is normalized gradient descent, {@code beta = 0} plain gradient descent.
 */
public final class NormalizedGradient {

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("normalized-gradient")
          .title("Normalized gradient descent")
          .source(
              "Chen, Zhou, Liang, Lu, Generalized-smooth nonconvex optimization is as efficient as smooth nonconvex optimization, 2023, arXiv:2303.02854, algorithm 1; Nesterov, Lectures on convex optimization, 2018, section 3.2.3")
          .rows("A125.1")
          .hyperparameters(LEARNING_RATE.withDefault(0.01), NORM_POWER)
          .paper("x - lr g/||g||^beta", NormalizedGradient::step)
          .mistakes(
              CommonMistakes.ASCENT,
              Mistake.scheduleIgnored(),
              NormMistakes.NOT_NORMALIZED,
              NormMistakes.SIGN,
              NormMistakes.LARGEST_ELEMENT,
              NormMistakes.ONE_ADDED)
          .claims(
              WholeWay::claims, Theorems.of(StepLength.THEOREM, Lipschitz.THEOREM, Smooth.THEOREM))
          .build();

  private NormalizedGradient() {}

  private static Tensor step(Step s) {
    Tensor g = s.gradient();
    Tensor norm = g.norm2();
    Tensor divisor = norm.where(norm, norm.times(0).plus(1)).pow(s.get(NORM_POWER));
    return s.x().minus(g.times(s.rate()).over(divisor));
  }
}
