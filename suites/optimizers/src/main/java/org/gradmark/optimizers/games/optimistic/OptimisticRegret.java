package org.gradmark.optimizers.games.optimistic;

import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.proximal.wrong.WrongRate;

/**
 * Regret of the optimistic gradient method.
 *
 * <ul>
 *   <li><b>Class</b>: linear losses of gradients {@code c_s}, paid at the points {@code a_s} where
 *       the method asks
 *   <li><b>Method</b>: past extragradient, or the look-ahead points alone
 *   <li><b>Guarantee</b>: {@code sum_(s <= t) <c_s, a_s - u> <= ||x_1 - u||²/(2 g) + g/2 sum_(s <=
 *       t) (||c_s - m_s||² - ||m_s||²)} with the gradient before for the hint {@code m_s}, {@code
 *       m_1 = 0} and {@code x_1} the start, tight
 *   <li><b>Reference</b>: Rakhlin and Sridharan, Online learning with predictable sequences, COLT
 *       2013, without projection; derived here ({@link Regret})
 *   <li><b>Worst instance</b>: gradients that turn slowly, and the comparator where the steps end
 * </ul>
 */
public final class OptimisticRegret {

  public static final Theorem THEOREM =
      Theorem.named("OG-16", "optimistic-regret")
          .says(
              "On linear losses, with hints m_s = c_(s-1) and m_1 = 0: sum <c_s, a_s - u> <= ||x_0 - u||²/(2g) + g/2 sum (||c_s - m_s||² - ||m_s||²).")
          .from("Rakhlin and Sridharan 2013; derived here")
          .tight()
          .in("paper", "one-line")
          .worst(new Regret(0, false).instance())
          .exceededBy(WrongOptimism.PESSIMISTIC, WrongRate.HALVED)
          .missedBy(WrongRate.HALVED, WrongRate.DOUBLED);

  private OptimisticRegret() {}
}
