package org.gradmark.optimizers.descent.schedules;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.AbsoluteValue;
import org.gradmark.core.problem.LastIterateWorst;
import org.gradmark.core.problem.MaxCoordinate;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Replay;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.descent.nonsmooth.Scaling;

/**
 * Linear decay of the rate: the last iterate is as good as the best.
 *
 * <ul>
 *   <li><b>Class</b>: convex, M-Lipschitz; {@code ||x_0 - x*|| <= R}
 *   <li><b>Method</b>: {@code x_t = x_(t-1) - lr_t g_t}, {@code lr_t = R/(M sqrt(n+1)) (1 -
 *       t/(n+1))}, n steps
 *   <li><b>Guarantee</b>: {@code f(x_n) - f* <= M R/sqrt(n+1)}, tight; no method does better
 *   <li><b>Reference</b>: Zamani and Glineur, Exact convergence rate of the last iterate in
 *       subgradient methods, 2023; Defazio, Cutkosky, Mehta and Mishchenko, When, why and how much?
 *       Adaptive learning rate scheduling by refinement, 2023
 *   <li><b>Worst instance</b>: the one that performance estimation finds, replayed; so is the
 *       largest of {@code n + 1} coordinates; a function whose value rises again under a constant
 *       rate shows what the decay is for
 * </ul>
 */
public final class LinearDecay {

  private static final String DATA = "subgradient-last-iterate";
  private static final double M = 2;
  private static final double R = 1;
  private static final int N = 15;

  public static final Theorem THEOREM =
      Theorem.named("SGD-50", "linear-decay-last-iterate")
          .says(
              "On convex M-Lipschitz functions, with rates R/(M sqrt(n+1)) (1 - t/(n+1)), the last iterate has f(x_n) - f* <= M R/sqrt(n+1).")
          .from("Zamani and Glineur 2023; Defazio, Cutkosky, Mehta and Mishchenko 2023")
          .tight()
          .worst(
              data -> {
                Replay f = Replay.of(data, DATA);
                int n = (int) Math.round(f.worstCase().parameter("n"));
                return on(f, f.worstCase().parameter("M"), n, f.worstCase().start().toArray());
              })
          .also(
              on(new MaxCoordinate(M, R, N + 1), new double[N + 1]),
              on(new LastIterateWorst(M, R, N + 1), new double[N + 1]),
              on(new AbsoluteValue(M), R))
          .exceededBy(
              CommonMistakes.ASCENT, Mistake.scheduleIgnored(), Scaling.SUMMED, Scaling.SHARED)
          .missedBy(Scaling.HALVED, Mistake.scheduleIgnored())
          .confirmedBy(DATA, p -> p.get("M") / Math.sqrt(p.get("n") + 1));

  private LinearDecay() {}

  private static Instance on(Problem problem, double... start) {
    return on(problem, M, N, start);
  }

  private static Instance on(Problem problem, double lipschitz, int steps, double... start) {
    return Instance.on(problem)
        .from(start)
        .with(LEARNING_RATE, R / (lipschitz * Math.sqrt(steps + 1)))
        .schedule(t -> 1 - t / (steps + 1.0))
        .steps(steps)
        .measuring("f(x_n) - f*", Course::gap)
        .atTheEnd()
        .atMost(t -> lipschitz * R / Math.sqrt(t + 1));
  }
}
