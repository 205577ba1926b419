package org.gradmark.optimizers.accelerated.nesterov;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.Huber;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Replay;
import org.gradmark.core.theorem.Theorem;

/**
 * Nesterov's accelerated gradient on smooth convex functions, exactly.
 *
 * <ul>
 *   <li><b>Class</b>: convex, L-smooth; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: rate {@code 1/L}, momentum {@code (l_t - 1)/l_(t+1)}
 *   <li><b>Guarantee</b>: {@code f(x_n) - f* <= L R²/(4 s_n + 2)}, tight, where {@code s_n} is the
 *       sum of all weights with which gradients have entered {@code x_n}, times L; {@code s_n = n}
 *       for gradient descent
 *   <li><b>Reference</b>: form of the bound after Taylor, Hendrickx and Glineur, Smooth strongly
 *       convex interpolation and exact worst-case performance of first-order methods, Mathematical
 *       Programming 161, 2017; checked by performance estimation for 1, 3, 5 and 8 steps
 *   <li><b>Worst instance</b>: the Huber function with threshold {@code R/(2 s_n + 1)}, on whose
 *       straight part the run stays to the end
 * </ul>
 */
public final class ExactLambdaSequence {

  private static final double L = 4;
  private static final double R = 1;
  private static final int N = 8;

  public static final Theorem THEOREM =
      Theorem.named("AGM-12", "exact-lambda-sequence")
          .says(
              "On convex L-smooth functions, with rate 1/L: f(x_n) - f* <= L R²/(4 s_n + 2), s_n being the sum of the gradients' weights in x_n.")
          .from("Taylor, Hendrickx and Glineur 2017, section 4; exact by performance estimation")
          .tight()
          .worst(straight(N))
          .also(straight(3), ExactLambdaSequence::found)
          .exceededBy(
              Extrapolation.DROPPED,
              Extrapolation.LATE,
              Mistake.gradient("halved", "the gradient is halved", g -> g.over(2)))
          .missedBy(
              Extrapolation.EARLY,
              Extrapolation.SAME_INDEX,
              Mistake.gradient("doubled", "the gradient is doubled", g -> g.times(2)))
          .confirmedBy(
              "accelerated-gradient-convex",
              p -> p.get("L") / (4 * Extrapolation.length((int) (double) p.get("n")) + 2));

  private ExactLambdaSequence() {}

  private static Instance straight(int n) {
    return Instance.on(new Huber(L, R / (2 * Extrapolation.length(n) + 1), 1))
        .from(R)
        .with(LEARNING_RATE, 1 / L)
        .steps(n)
        .measuring("f(x_t) - f*", Course::gap)
        .atMost(t -> L * R * R / (4 * Extrapolation.length(t) + 2));
  }

  /** What performance estimation found: only a method that comes to its points gets answers. */
  private static Instance found(ReferenceData data) {
    Replay replay = Replay.of(data, "accelerated-gradient-convex");
    int n = (int) replay.worstCase().parameter("n");
    double l = replay.worstCase().parameter("L");
    return Instance.on(replay)
        .from(replay.worstCase().start())
        .with(LEARNING_RATE, 1 / l)
        .steps(n)
        .measuring("f(x_n) - f*", Course::gap)
        .atTheEnd()
        .atMost(t -> l / (4 * Extrapolation.length(n) + 2));
  }
}
