package org.gradmark.optimizers.proximal.composite;

import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.proximal.wrong.WrongRate;

/**
 * The proximal gradient method on strongly convex composite functions: the distance.
 *
 * <ul>
 *   <li><b>Class</b>: f mu-strongly convex and L-smooth, h convex
 *   <li><b>Method</b>: {@code x_(t+1) = prox_h(x_t - g grad f(x_t), g)}, {@code g <= 2/L}
 *   <li><b>Guarantee</b>: {@code ||x_n - x*||² <= max(|1 - g mu|, |1 - g L|)^(2n) ||x_0 - x*||²},
 *       tight
 *   <li><b>Reference</b>: Taylor, Hendrickx and Glineur, Exact worst-case convergence rates of the
 *       proximal gradient method for composite convex minimization, Journal of Optimization Theory
 *       and Applications 178, 2018, theorem 3.1
 *   <li><b>Worst instance</b>: a diagonal least absolute shrinkage problem ({@link Shrinkage})
 * </ul>
 */
public final class ShrunkDistance {

  public static final Theorem THEOREM =
      Theorem.named("PROXGRAD-12", "shrunk-distance")
          .says(
              "On f + h, f mu-strongly convex and L-smooth, h convex: ||x_n - x*||² <= max(|1 - g mu|, |1 - g L|)^(2n) ||x_0 - x*||².")
          .from("Taylor, Hendrickx and Glineur 2018, theorem 3.1")
          .tight()
          .worst(bounded(0.25, Shrinkage.worst(0.25)))
          .also(
              bounded(0.484375, Shrinkage.worst(0.484375)),
              bounded(0.25, Shrinkage.from(0.25, 1, 0.25)))
          .exceededBy(
              WrongComposite.NO_PROXIMAL_STEP,
              WrongComposite.UNSCALED,
              WrongComposite.ORDER_SWAPPED,
              WrongRate.HALVED)
          .missedBy(WrongComposite.UNSCALED, WrongComposite.NO_PROXIMAL_STEP)
          .confirmedBy(
              "proximal-gradient",
              p ->
                  Math.pow(
                      Math.max(
                          Math.abs(1 - p.get("gamma") * p.get("mu")),
                          Math.abs(1 - p.get("gamma") * p.get("L"))),
                      2 * p.get("n")));

  private ShrunkDistance() {}

  private static Instance bounded(double rate, Instance.Draft draft) {
    double factor = Shrinkage.factor(rate);
    return draft
        .measuring("||x_t - x*||²", (course, t) -> Math.pow(course.distance(t), 2))
        .atMost(
            (Course course, int t) -> Math.pow(factor, 2 * t) * Math.pow(course.distance(0), 2));
  }
}
