package org.gradmark.optimizers.proximal.accelerated;

import java.util.Map;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.proximal.composite.WrongComposite;
import org.gradmark.optimizers.proximal.wrong.WrongRate;

/**
 * FISTA: the exact worst value.
 *
 * <ul>
 *   <li><b>Class</b>: f convex and L-smooth, h convex; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: FISTA with rate 1/L
 *   <li><b>Guarantee</b>: {@code F(x_n) - F* <= L R²/(4 S_n)} with {@code S_n} the way of n steps
 *       on a unit slope with L = 1; tight: confirmed by performance estimation for n up to 9
 *   <li><b>Reference</b>: Taylor, Hendrickx and Glineur, Exact worst-case performance of
 *       first-order methods for composite convex optimization, SIAM Journal on Optimization 27,
 *       2017, section 4.2 (FPGM on one-dimensional constrained linear problems); formula derived
 *       here
 *   <li><b>Worst instance</b>: a linear function on {@code x >= 0} ({@link HalfLine})
 * </ul>
 */
public final class SequenceValue {

  public static final Theorem THEOREM =
      Theorem.named("FISTA-11", "sequence-value")
          .says(
              "On f + h, f convex and L-smooth, h convex, with rate 1/L: F(x_n) - F* <= L R²/(4 S_n), S_n the way of n steps on a unit slope.")
          .from("Taylor, Hendrickx and Glineur 2017, section 4.2; performance estimation")
          .tight()
          .worst(bounded(HalfLine.worst(HalfLine::sequence)))
          .also(bounded(HalfLine.shrinkage()))
          .exceededBy(
              WrongMomentum.NONE,
              WrongMomentum.LATE,
              WrongMomentum.WITHOUT_ROOT,
              WrongComposite.NO_PROXIMAL_STEP,
              WrongRate.HALVED)
          .missedBy(WrongRate.DOUBLED, WrongMomentum.EARLY)
          .confirmedBy("accelerated-proximal-gradient", SequenceValue::rate);

  private SequenceValue() {}

  private static double rate(Map<String, Double> p) {
    int n = p.get("n").intValue();
    return p.get("L") / (4 * HalfLine.travelled(n, HalfLine::sequence));
  }

  private static Instance bounded(Instance.Draft draft) {
    return draft
        .measuring("F(x_t) - F*", Course::gap)
        .atMost(
            t ->
                HalfLine.L
                    * HalfLine.R
                    * HalfLine.R
                    / (4 * HalfLine.travelled(t, HalfLine::sequence)));
  }
}
