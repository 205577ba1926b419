package org.gradmark.optimizers.proximal.conditional;

import static org.gradmark.core.rule.Hyperparameter.SMOOTHNESS;

import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Replay;
import org.gradmark.core.theorem.Theorem;

/**
 * The Frank-Wolfe method: the exact worst value after five steps.
 *
 * <ul>
 *   <li><b>Class</b>: f convex and L-smooth, on a compact convex set of diameter D
 *   <li><b>Method</b>: {@code x_t = x_(t-1) + 2/(t + 1) (s_t - x_(t-1))}
 *   <li><b>Guarantee</b>: {@code f(x_5) - f* <= 0.1462125 L D²}, tight
 *   <li><b>Reference</b>: exact worst case by performance estimation (Taylor, Hendrickx and
 *       Glineur, Exact worst-case performance of first-order methods for composite convex
 *       optimization, SIAM Journal on Optimization 27, 2017)
 *   <li><b>Worst instance</b>: the one that performance estimation found, replayed
 * </ul>
 */
public final class ExactValue {

  private static final int N = 5;
  private static final double RATE = 0.1462125;

  public static final Theorem THEOREM =
      Theorem.named("FW-12", "exact-value")
          .says(
              "On convex L-smooth functions over a set of diameter D, with weights 2/(t + 1): f(x_5) - f* <= 0.1462125 L D².")
          .from("Taylor, Hendrickx and Glineur 2017; performance estimation")
          .tight()
          .worst(data -> replayed(data, RATE))
          .exceededBy(WrongConditional.LATE, WrongConditional.CONSTANT, WrongConditional.MAXIMUM)
          .missedBy(WrongConditional.LATE, WrongConditional.HALF)
          .confirmedBy("frank-wolfe", p -> RATE * p.get("L") * Math.pow(p.get("D"), 2));

  private ExactValue() {}

  /**
   * The worst instance under a bound.
   *
   * @param rate of {@code L D²}
   */
  static Instance replayed(ReferenceData data, double rate) {
    Replay worst = Replay.of(data, "frank-wolfe", "func1", "func2");
    double smoothness = worst.worstCase().parameter("L");
    double diameter = worst.worstCase().parameter("D");
    return Instance.on(worst)
        .from(worst.worstCase().start())
        .with(SMOOTHNESS, smoothness)
        .steps(N)
        .measuring("f(x_t) - f*", Course::gap)
        .atTheEnd()
        .atMost(t -> rate * smoothness * diameter * diameter);
  }
}
