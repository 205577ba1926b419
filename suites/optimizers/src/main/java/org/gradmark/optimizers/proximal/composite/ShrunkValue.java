package org.gradmark.optimizers.proximal.composite;

import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.proximal.wrong.WrongRate;

/**
 * The proximal gradient method on strongly convex composite functions: the value.
 *
 * <ul>
 *   <li><b>Class</b>: f mu-strongly convex and L-smooth, h convex
 *   <li><b>Method</b>: {@code x_(t+1) = prox_h(x_t - g grad f(x_t), g)}, {@code g <= 2/L}
 *   <li><b>Guarantee</b>: {@code F(x_n) - F* <= max(|1 - g mu|, |1 - g L|)^(2n) (F(x_0) - F*)},
 *       tight
 *   <li><b>Reference</b>: Taylor, Hendrickx and Glineur, Exact worst-case convergence rates of the
 *       proximal gradient method for composite convex minimization, Journal of Optimization Theory
 *       and Applications 178, 2018
 *   <li><b>Worst instance</b>: a diagonal least absolute shrinkage problem ({@link Shrinkage})
 * </ul>
 */
public final class ShrunkValue {

  public static final Theorem THEOREM =
      Theorem.named("PROXGRAD-13", "shrunk-value")
          .says(
              "On f + h, f mu-strongly convex and L-smooth, h convex: F(x_n) - F* <= max(|1 - g mu|, |1 - g L|)^(2n) (F(x_0) - F*).")
          .from("Taylor, Hendrickx and Glineur 2018")
          .tight()
          .worst(bounded(0.484375, Shrinkage.worst(0.484375)))
          .also(bounded(0.25, Shrinkage.worst(0.25)), bounded(0.25, Shrinkage.from(0.25, 1, 0.25)))
          .exceededBy(
              WrongComposite.NO_PROXIMAL_STEP,
              WrongComposite.UNSCALED,
              WrongComposite.ORDER_SWAPPED)
          .missedBy(WrongRate.HALVED);

  private ShrunkValue() {}

  private static Instance bounded(double rate, Instance.Draft draft) {
    double factor = Shrinkage.factor(rate);
    return draft
        .measuring("F(x_t) - F*", Course::gap)
        .atMost((course, t) -> Math.pow(factor, 2 * t) * course.gap(0));
  }
}
