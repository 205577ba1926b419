package org.gradmark.optimizers.descent.schedules;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.LastIterateWorst;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.reference.WorstCase;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Replay;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.descent.nonsmooth.Scaling;

/**
 * A constant rate: the exact worst case of the last iterate.
 *
 * <ul>
 *   <li><b>Class</b>: convex, M-Lipschitz; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - R/(M sqrt(n+1)) g_t}, 3 steps
 *   <li><b>Guarantee</b>: {@code f(x_3) - f* <= 0.7214 M R}, where linear decay has 0.5; tight
 *   <li><b>Reference</b>: exact worst case by performance estimation, derived here; Zamani and
 *       Glineur, Exact convergence rate of the last iterate in subgradient methods, 2023, which
 *       derives it for every number of steps
 *   <li><b>Worst instance</b>: the one that performance estimation finds, replayed; and the
 *       function whose value rises again
 * </ul>
 */
public final class ConstantLastIterate {

  private static final String DATA = "subgradient-last-iterate-constant-step";

  public static final Theorem THEOREM =
      Theorem.named("SGD-51", "constant-rate-last-iterate")
          .says(
              "On convex M-Lipschitz functions, after three steps with rate R/(2 M), the last iterate has f(x_3) - f* <= 0.7214 M R.")
          .from("exact worst case by performance estimation, derived here; Zamani and Glineur 2023")
          .twoSided()
          .worst(
              data -> {
                Replay f = Replay.of(data, DATA);
                return on(f, f.worstCase(), f.worstCase().start());
              })
          .also(
              data -> {
                Replay f = Replay.of(data, DATA);
                LastIterateWorst rising =
                    new LastIterateWorst(f.worstCase().parameter("M"), 1, steps(f) + 1);
                return on(
                    rising,
                    f.worstCase(),
                    new Values(Shape.of(steps(f) + 1), new double[steps(f) + 1]));
              })
          .exceededBy(CommonMistakes.ASCENT, Scaling.DOUBLED)
          .missedBy(Scaling.HALVED, Scaling.DOUBLED);

  private ConstantLastIterate() {}

  private static int steps(Replay f) {
    return (int) Math.round(f.worstCase().parameter("n"));
  }

  private static Instance on(Problem problem, WorstCase worst, Values start) {
    return Instance.on(problem)
        .from(start)
        .with(LEARNING_RATE, worst.parameter("gamma"))
        .steps((int) Math.round(worst.parameter("n")))
        .measuring("f(x_n) - f*", Course::gap)
        .atTheEnd()
        .atMost(t -> worst.value());
  }
}
