package org.gradmark.optimizers.adaptive;

import static org.gradmark.core.rule.Hyperparameter.CLIP_NORM;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Step;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.optimizers.adaptive.clipped.Approach;
import org.gradmark.optimizers.adaptive.clipped.Bias;
import org.gradmark.optimizers.adaptive.clipped.ClipMistakes;
import org.gradmark.optimizers.adaptive.clipped.LastGradient;
import org.gradmark.optimizers.adaptive.clipped.LongestStep;
import org.gradmark.optimizers.adaptive.clipped.TwoPhases;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.claims.Theorems;
import org.gradmark.optimizers.claims.WholeWay;

/**
 * Gradient descent with the gradient clipped by its norm.
 *
 * <pre>  x ← x - lr g min(1, c/||g||)</pre>
 *
 * <p>A gradient of zero stays zero.
 */
public final class ClippedGradient {

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("clipped-gradient")
          .title("Clipped (stochastic) gradient descent")
          .source(
              "Koloskova, Hendrikx, Stich, Revisiting gradient clipping: stochastic bias and tight convergence guarantees, 2023, arXiv:2305.01588, section 1; Pascanu, Mikolov, Bengio 2013, algorithm 1")
          .rows("A152.1")
          .hyperparameters(LEARNING_RATE.withDefault(0.01), CLIP_NORM)
          .paper("x - lr g min(1, c/||g||)", ClippedGradient::step)
          .mistakes(
              CommonMistakes.ASCENT,
              Mistake.scheduleIgnored(),
              ClipMistakes.NOT_CLIPPED,
              ClipMistakes.BY_VALUE,
              ClipMistakes.ONE_SIDED,
              ClipMistakes.ALWAYS_SCALED,
              ClipMistakes.SQUARED_NORM,
              ClipMistakes.STEP_CLIPPED)
          .claims(
              WholeWay::claims,
              Theorems.of(
                  LongestStep.THEOREM,
                  TwoPhases.THEOREM,
                  Approach.THEOREM,
                  LastGradient.THEOREM,
                  Bias.THEOREM))
          .build();

  private ClippedGradient() {}

  private static Tensor step(Step s) {
    Tensor g = s.gradient();
    Tensor c = s.get(CLIP_NORM);
    return s.x().minus(g.times(c.over(g.norm2().max(c))).times(s.rate()));
  }
}
