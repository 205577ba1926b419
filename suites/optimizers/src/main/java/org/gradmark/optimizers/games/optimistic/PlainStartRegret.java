package org.gradmark.optimizers.games.optimistic;

import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.proximal.wrong.WrongRate;

/**
 * Regret of the optimistic gradient method with a plain first step.
 *
 * <ul>
 *   <li><b>Class</b>: linear losses of gradients {@code c_s}, paid at the points {@code a_s} where
 *       the method asks
 *   <li><b>Method</b>: the one-line form, the first step plain
 *   <li><b>Guarantee</b>: {@code sum_(s <= t) <c_s, a_s - u> <= ||x_1 - u||²/(2 g) + g/2 sum_(s <=
 *       t) (||c_s - m_s||² - ||m_s||²)} with the gradient before for the hint {@code m_s}, {@code
 *       m_1 = c_1} and {@code x_1} the start plus {@code g c_1}, tight
 *   <li><b>Reference</b>: Rakhlin and Sridharan, Online learning with predictable sequences, COLT
 *       2013, without projection; derived here ({@link Regret})
 *   <li><b>Worst instance</b>: gradients that turn slowly, and the comparator where the steps end
 * </ul>
 */
public final class PlainStartRegret {

  public static final Theorem THEOREM =
      Theorem.named("OG-18", "plain-start-regret")
          .says(
              "On linear losses, with hints m_s = c_(s-1), m_1 = c_1, x_1 = x_0 + g c_1: sum <c_s, a_s - u> <= ||x_1 - u||²/(2g) + g/2 sum (||c_s - m_s||² - ||m_s||²).")
          .from("Rakhlin and Sridharan 2013; derived here")
          .tight()
          .in("one-line-plain-start")
          .worst(new Regret(1, true).instance())
          .exceededBy(WrongOptimism.PESSIMISTIC, WrongRate.HALVED)
          .missedBy(WrongRate.HALVED, WrongRate.DOUBLED);

  private PlainStartRegret() {}
}
