package org.gradmark.optimizers.adam.theorems;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * AMSGrad descends where Adam climbs.
 *
 * <ul>
 *   <li><b>Class</b>: the online losses {@code C x, -x, -x, C x, ...}, {@code C = 3}, whose mean
 *       grows with x
 *   <li><b>Method</b>: AMSGrad without corrections, {@code beta1 = 0}, {@code beta2 = 1/(1 + C²)},
 *       constant rate; epsilon 0
 *   <li><b>Guarantee</b>: after k periods {@code x_0 - x_(3k) >= k lr (C - 2)/sqrt(v_0)}, {@code
 *       v_0} the limit of the second moment after the steep loss; tight
 *   <li><b>Reference</b>: Reddi, Kale and Kumar, On the Convergence of Adam and Beyond, 2018,
 *       section 4; the constant derived here
 *   <li><b>Worst instance</b>: the losses themselves
 * </ul>
 */
public final class Convergence {

  private static final int PERIODS = 8;

  public static final Theorem THEOREM =
      Theorem.named("AMSGRAD-11", "descends-where-adam-climbs")
          .says(
              "On the losses 3x, -x, -x, 3x, ... AMSGrad with β1 = 0, β2 = 1/10 goes down: x_0 - x_(3k) >= k lr (C - 2)/√v_0.")
          .from("Reddi, Kale and Kumar 2018, section 4; derived here")
          .tight()
          .worst(
              Counterexample.periods(PERIODS)
                  .measuring("x_0 - x_t", (course, t) -> -course.x(t).get(0))
                  .atLeast(t -> t % 3 == 0 ? t / 3 * descent() : Double.NEGATIVE_INFINITY))
          .exceededBy(
              MomentMistakes.NO_MAXIMUM, CommonMistakes.ASCENT, MomentMistakes.SECOND_UNWEIGHTED)
          .missedBy(
              MomentMistakes.NO_MAXIMUM,
              MomentMistakes.SECOND_UNWEIGHTED,
              Mistake.gradient("sign-only", "only the gradient's sign is used", Tensor::sign));

  private Convergence() {}

  private static double descent() {
    double root = Math.sqrt(Counterexample.limit(0));
    return Counterexample.RATE * (Counterexample.C - 2) / root;
  }
}
