package org.gradmark.optimizers.adam.theorems;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Step;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Adam climbs where it should descend.
 *
 * <ul>
 *   <li><b>Class</b>: the online losses {@code C x, -x, -x, C x, ...}, {@code C = 3}, whose mean
 *       grows with x
 *   <li><b>Method</b>: Adam with {@code beta1 = 0}, {@code beta2 = 1/(1 + C²)}, constant rate;
 *       epsilon 0
 *   <li><b>Guarantee</b>: after k periods {@code x_(3k) - x_0 >= k lr (1/sqrt(v_1) + 1/sqrt(v_2) -
 *       C/sqrt(v_0))}, 0.68 k lr, with the limits {@code v_0, v_1, v_2} of the second moment;
 *       tight: the regret grows without end
 *   <li><b>Reference</b>: Reddi, Kale and Kumar, On the Convergence of Adam and Beyond, 2018,
 *       theorem 1; the drift derived here
 *   <li><b>Worst instance</b>: the losses themselves
 * </ul>
 */
public final class NonConvergence {

  private static final int PERIODS = 12;

  public static final Theorem THEOREM =
      Theorem.named("ADAM-14", "non-convergence")
          .says(
              "On the losses 3x, -x, -x, 3x, ... Adam with β1 = 0, β2 = 1/10 goes up: x_(3k) - x_0 >= 0.68 k lr.")
          .from("Reddi, Kale and Kumar 2018, theorem 1; derived here")
          .tight()
          .in("paper", "epsilon-hat", "epsilon-inside", "l2-decay")
          .worst(
              Counterexample.periods(PERIODS)
                  .measuring("x_t - x_0", (course, t) -> course.x(t).get(0))
                  .atLeast(t -> t % 3 == 0 ? t / 3 * drift() : Double.NEGATIVE_INFINITY))
          .exceededBy(
              MomentMistakes.MAXIMUM_KEPT,
              CommonMistakes.ASCENT,
              Mistake.rule(
                  "no-division", "the gradient is not divided by anything", NonConvergence::plain))
          .missedBy(MomentMistakes.SECOND_NEVER_KEPT, MomentMistakes.MAXIMUM_KEPT);

  private NonConvergence() {}

  /** Per period; the first period drifts more, because its averages know one steep loss only. */
  static double drift() {
    double up = 1 / Math.sqrt(Counterexample.limit(1)) + 1 / Math.sqrt(Counterexample.limit(2));
    double down = Counterexample.C / Math.sqrt(Counterexample.limit(0));
    return Counterexample.RATE * (up - down);
  }

  private static Tensor plain(Step s) {
    return s.x().minus(s.gradient().times(s.rate()));
  }
}
