package org.gradmark.optimizers.accelerated.nesterov;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.Huber;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Step;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Replay;
import org.gradmark.core.theorem.Theorem;

/**
 * Nesterov's accelerated gradient with rational momentum on smooth convex functions.
 *
 * <ul>
 *   <li><b>Class</b>: convex, L-smooth; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: rate {@code 1/L}, momentum {@code (t - 1)/(t + 2)}
 *   <li><b>Guarantee</b>: {@code f(x_n) - f* <= 2 L R²/(n² + 5n + 6)}, tight
 *   <li><b>Reference</b>: Taylor, Hendrickx and Glineur, Exact worst-case performance of
 *       first-order methods for composite convex optimization, SIAM Journal on Optimization 27,
 *       2017, table 1
 *   <li><b>Worst instance</b>: the Huber function with threshold {@code 4R/(n² + 5n + 6)}
 * </ul>
 */
public final class SimplifiedMomentum {

  private static final double L = 4;
  private static final double R = 1;
  private static final int N = 9;

  public static final Theorem THEOREM =
      Theorem.named("AGM-13", "simplified-momentum")
          .says(
              "On convex L-smooth functions, with rate 1/L and momentum (t-1)/(t+2): f(x_n) - f* <= 2 L R²/(n² + 5n + 6).")
          .from("Taylor, Hendrickx and Glineur 2017, table 1")
          .in("simplified")
          .tight()
          .worst(straight(N))
          .also(straight(2), SimplifiedMomentum::found)
          .exceededBy(
              Extrapolation.DROPPED,
              Mistake.rule(
                  "plus-three",
                  "the momentum is (t-1)/(t+3)",
                  Extrapolation.by(s -> ratio(s, -1, 3))),
              Mistake.gradient("halved", "the gradient is halved", g -> g.over(2)))
          .missedBy(
              Mistake.rule(
                  "from-zero",
                  "the momentum is t/(t+3): it is counted one step ahead",
                  Extrapolation.by(s -> ratio(s, 0, 3))),
              Mistake.gradient("doubled", "the gradient is doubled", g -> g.times(2)))
          .confirmedBy(
              "accelerated-gradient-convex-simplified",
              p -> 2 * p.get("L") / ((p.get("n") + 2) * (p.get("n") + 3)));

  private SimplifiedMomentum() {}

  private static Tensor ratio(Step s, double above, double below) {
    return s.t().plus(above).over(s.t().plus(below));
  }

  private static Instance straight(int n) {
    return Instance.on(new Huber(L, 4 * R / ((n + 2) * (n + 3)), 1))
        .from(R)
        .with(LEARNING_RATE, 1 / L)
        .steps(n)
        .measuring("f(x_t) - f*", Course::gap)
        .atMost(t -> 2 * L * R * R / ((t + 2) * (t + 3)));
  }

  /** What performance estimation found: only a method that comes to its points gets answers. */
  private static Instance found(ReferenceData data) {
    Replay replay = Replay.of(data, "accelerated-gradient-convex-simplified");
    int n = (int) replay.worstCase().parameter("n");
    double l = replay.worstCase().parameter("L");
    return Instance.on(replay)
        .from(replay.worstCase().start())
        .with(LEARNING_RATE, 1 / l)
        .steps(n)
        .measuring("f(x_n) - f*", Course::gap)
        .atTheEnd()
        .atMost(t -> 2 * l / ((n + 2) * (n + 3)));
  }
}
