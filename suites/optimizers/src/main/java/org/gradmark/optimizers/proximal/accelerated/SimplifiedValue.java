package org.gradmark.optimizers.proximal.accelerated;

import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.proximal.composite.WrongComposite;
import org.gradmark.optimizers.proximal.wrong.WrongRate;

/**
 * FISTA with the momentum (t - 1)/(t + 2): the exact worst value.
 *
 * <ul>
 *   <li><b>Class</b>: f convex and L-smooth, h convex; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: accelerated proximal gradient with rate 1/L, momentum {@code (t - 1)/(t +
 *       2)}
 *   <li><b>Guarantee</b>: {@code F(x_n) - F* <= 2 L R²/(n² + 5 n + 2)}, tight
 *   <li><b>Reference</b>: Taylor, Hendrickx and Glineur, Exact worst-case performance of
 *       first-order methods for composite convex optimization, SIAM Journal on Optimization 27,
 *       2017, FPGM1 in section 4.2
 *   <li><b>Worst instance</b>: a linear function on {@code x >= 0} ({@link HalfLine})
 * </ul>
 */
public final class SimplifiedValue {

  public static final Theorem THEOREM =
      Theorem.named("FISTA-12", "simplified-value")
          .says(
              "On f + h, f convex and L-smooth, h convex, with rate 1/L and momentum (t - 1)/(t + 2): F(x_n) - F* <= 2 L R²/(n² + 5n + 2).")
          .from("Taylor, Hendrickx and Glineur 2017, section 4.2")
          .tight()
          .in("simplified")
          .worst(bounded(HalfLine.worst(HalfLine::simplified)))
          .also(bounded(HalfLine.shrinkage()))
          .exceededBy(
              WrongMomentum.NONE,
              WrongMomentum.LATE,
              WrongComposite.NO_PROXIMAL_STEP,
              WrongRate.HALVED)
          .missedBy(WrongRate.DOUBLED, WrongMomentum.EARLY)
          .confirmedBy(
              "accelerated-proximal-gradient-simplified", p -> rate(p.get("n")) * p.get("L"));

  private SimplifiedValue() {}

  private static double rate(double n) {
    return 2 / (n * n + 5 * n + 2);
  }

  private static Instance bounded(Instance.Draft draft) {
    return draft
        .measuring("F(x_t) - F*", Course::gap)
        .atMost(t -> HalfLine.L * HalfLine.R * HalfLine.R * rate(t));
  }
}
