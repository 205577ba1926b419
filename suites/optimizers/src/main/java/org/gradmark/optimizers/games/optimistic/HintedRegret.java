package org.gradmark.optimizers.games.optimistic;

import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.proximal.wrong.WrongRate;

/**
 * Regret of the optimistic gradient method that starts like extragradient.
 *
 * <ul>
 *   <li><b>Class</b>: linear losses of gradients {@code c_s}, paid at the points {@code a_s} where
 *       the method asks
 *   <li><b>Method</b>: past extragradient whose first look-ahead uses {@code F(x_0)}
 *   <li><b>Guarantee</b>: {@code sum_(s <= t) <c_s, a_s - u> <= ||x_1 - u||²/(2 g) + g/2 sum_(s <=
 *       t) (||c_s - m_s||² - ||m_s||²)} with the gradient before for the hint {@code m_s}, {@code
 *       m_1 = c_1} and {@code x_1} the start, tight
 *   <li><b>Reference</b>: Rakhlin and Sridharan, Online learning with predictable sequences, COLT
 *       2013, without projection; derived here ({@link Regret})
 *   <li><b>Worst instance</b>: gradients that turn slowly, and the comparator where the steps end
 * </ul>
 */
public final class HintedRegret {

  public static final Theorem THEOREM =
      Theorem.named("OG-17", "hinted-regret")
          .says(
              "On linear losses, with hints m_s = c_(s-1) and m_1 = c_1: sum <c_s, a_s - u> <= ||x_0 - u||²/(2g) + g/2 sum (||c_s - m_s||² - ||m_s||²).")
          .from("Rakhlin and Sridharan 2013; derived here")
          .tight()
          .in("extragradient-start")
          .worst(new Regret(0, true).instance())
          .exceededBy(WrongOptimism.PESSIMISTIC, WrongRate.HALVED)
          .missedBy(WrongRate.HALVED, WrongRate.DOUBLED);

  private HintedRegret() {}
}
