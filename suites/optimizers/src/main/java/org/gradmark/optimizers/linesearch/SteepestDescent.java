package org.gradmark.optimizers.linesearch;

import org.gradmark.core.rule.Step;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.claims.Theorems;
import org.gradmark.optimizers.claims.WholeWay;
import org.gradmark.optimizers.linesearch.exact.FunctionValue;
import org.gradmark.optimizers.linesearch.exact.Inexact;
import org.gradmark.optimizers.linesearch.exact.RightAngles;
import org.gradmark.optimizers.linesearch.exact.SufficientDecrease;
import org.gradmark.optimizers.linesearch.exact.Zigzag;

/**
 * Steepest descent: along the negative gradient as far as the objective falls.
 *
 * <pre>
 *   s ← argmin_s f(x - s g)
 *   x ← x - s g
 * </pre>
 */
public final class SteepestDescent {

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("steepest-descent")
          .title("Steepest descent with exact line search")
          .source(
              "Cauchy, Méthode générale pour la résolution des systèmes d'équations simultanées, 1847; de Klerk, Glineur and Taylor 2017, arXiv:1606.09365")
          .rows("S007.1")
          .paper("x - s g, s = argmin f(x - s g)", SteepestDescent::step)
          .mistakes(Inexact.SHORT, Inexact.LONG, Inexact.FAR, CommonMistakes.LAST_ELEMENT_FORGOTTEN)
          .claims(
              WholeWay::claims,
              Theorems.of(
                  FunctionValue.THEOREM,
                  RightAngles.THEOREM,
                  SufficientDecrease.THEOREM,
                  Zigzag.THEOREM))
          .build();

  private SteepestDescent() {}

  private static Tensor step(Step s) {
    Tensor down = s.gradient().negate();
    Tensor far = s.lineMinimum(s.x(), down);
    // At the minimum there is no direction, and no answer either.
    return down.normMax().equalTo(0).where(s.x(), s.x().plus(down.times(far)));
  }
}
