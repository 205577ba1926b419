package org.gradmark.optimizers.linesearch;

import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.claims.Theorems;
import org.gradmark.optimizers.claims.WholeWay;
import org.gradmark.optimizers.linesearch.conjugate.Chebyshev;
import org.gradmark.optimizers.linesearch.conjugate.Directions;
import org.gradmark.optimizers.linesearch.conjugate.ExpandingSubspace;
import org.gradmark.optimizers.linesearch.conjugate.FiniteTermination;
import org.gradmark.optimizers.linesearch.conjugate.GeometricRate;
import org.gradmark.optimizers.linesearch.conjugate.KrylovOptimum;
import org.gradmark.optimizers.linesearch.conjugate.OrthogonalGradients;
import org.gradmark.optimizers.linesearch.conjugate.SmoothQuadratics;

/**
 * The linear conjugate gradient method, for quadratics.
 *
 * <pre>
 *   beta ← ||g||²/||g_before||²          0 in the first step
 *   d ← -g + beta d
 *   x ← x + s d, s = argmin f(x + s d)
 * </pre>
 */
public final class ConjugateGradient {

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("conjugate-gradient")
          .title("Conjugate gradient (linear)")
          .source(
              "Hestenes and Stiefel, Methods of conjugate gradients for solving linear systems, Journal of Research of the National Bureau of Standards 49, 1952")
          .rows("S009.1")
          .paper(
              "d = -g + ||g||²/||g_before||² d; x + s d, s = argmin f(x + s d)",
              Directions.by(Tensor::over))
          .mistakes(
              Directions.NO_CONJUGATION,
              Directions.INVERTED,
              Directions.NOT_SQUARED,
              CommonMistakes.LAST_ELEMENT_FORGOTTEN)
          .claims(
              WholeWay::claims,
              Theorems.of(
                  Chebyshev.THEOREM,
                  GeometricRate.THEOREM,
                  SmoothQuadratics.THEOREM,
                  FiniteTermination.THEOREM,
                  ExpandingSubspace.THEOREM,
                  OrthogonalGradients.THEOREM,
                  KrylovOptimum.THEOREM))
          .build();

  private ConjugateGradient() {}
}
