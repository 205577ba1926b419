package org.gradmark.optimizers.proximal.accelerated;

import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.proximal.composite.WrongComposite;
import org.gradmark.optimizers.proximal.wrong.WrongRate;

/**
 * FISTA: the rate of its paper.
 *
 * <ul>
 *   <li><b>Class</b>: f convex and L-smooth, h convex; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: FISTA with rate 1/L, with either momentum
 *   <li><b>Guarantee</b>: {@code F(x_n) - F* <= 2 L R²/(n + 1)²}, upper
 *   <li><b>Reference</b>: Beck and Teboulle, A fast iterative shrinkage-thresholding algorithm for
 *       linear inverse problems, SIAM Journal on Imaging Sciences 2, 2009, theorem 4.4
 *   <li><b>Worst instance</b>: a linear function on {@code x >= 0} ({@link HalfLine})
 * </ul>
 */
public final class SquareRate {

  public static final Theorem THEOREM =
      Theorem.named("FISTA-13", "square-rate")
          .says(
              "On f + h, f convex and L-smooth, h convex, with rate 1/L: F(x_n) - F* <= 2 L R²/(n + 1)².")
          .from("Beck and Teboulle 2009, theorem 4.4")
          .upper(0.75)
          .in("paper", "simplified")
          .worst(bounded(HalfLine.worst(HalfLine::simplified)))
          .also(bounded(HalfLine.shrinkage()))
          .exceededBy(WrongMomentum.NONE, WrongComposite.NO_PROXIMAL_STEP, WrongRate.HALVED)
          .confirmedBy(
              "accelerated-proximal-gradient", p -> 2 * p.get("L") / Math.pow(p.get("n") + 1, 2));

  private SquareRate() {}

  private static Instance bounded(Instance.Draft draft) {
    return draft
        .measuring("F(x_t) - F*", Course::gap)
        .atMost(t -> 2 * HalfLine.L * HalfLine.R * HalfLine.R / ((t + 1.0) * (t + 1.0)));
  }
}
