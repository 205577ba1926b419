package org.gradmark.optimizers.mirror.projected;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.Ball;
import org.gradmark.core.problem.Constrained;
import org.gradmark.core.problem.MaxCoordinate;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * The mean iterate of projected subgradient descent.
 *
 * <ul>
 *   <li><b>Class</b>: convex, M-Lipschitz, over a convex set; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: {@code x_(t+1) = P(x_t - eta g_t)}, {@code eta = R/(M sqrt(n))}
 *   <li><b>Guarantee</b>: the mean of the first t points has {@code f - f* <= R²/(2 eta t) + eta
 *       M²/2}, which is {@code M R/sqrt(n)} for n; tight
 *   <li><b>Reference</b>: Bubeck, Convex optimization: algorithms and complexity, 2015, theorem
 *       3.2; attained on the resisting oracle of Drori and Teboulle, An optimal variant of Kelley's
 *       cutting-plane method, 2016
 *   <li><b>Worst instance</b>: the largest of n coordinates: after n points one of them has never
 *       moved, so that no mean is better than the start
 * </ul>
 */
public final class AveragedSubgradient {

  private static final double M = 2;
  private static final double R = 1;
  private static final int N = 4;
  private static final double ETA = R / (M * 2);

  public static final Theorem THEOREM =
      Theorem.named("PROJGD-18", "averaged-subgradient")
          .says(
              "On convex M-Lipschitz functions, with rate eta = R/(M sqrt(n)): the mean of the first t points has f - f* <= R²/(2 eta t) + eta M²/2, and M R/sqrt(n) for t = n.")
          .from("Bubeck 2015, theorem 3.2; Drori, Teboulle 2016")
          .tight()
          .worst(worst())
          .exceededBy(CommonMistakes.ASCENT, CommonMistakes.LAST_ELEMENT_FORGOTTEN)
          .missedBy(CommonMistakes.ASCENT)
          .confirmedBy("subgradient-average", p -> bound(p.get("M"), p.get("gamma"), p.get("n")));

  private AveragedSubgradient() {}

  private static Instance worst() {
    MaxCoordinate function = new MaxCoordinate(M, R, N);
    return Instance.on(Constrained.of(function, new Ball(2, N), function.minimiser()))
        .from(0, 0, 0, 0)
        .with(LEARNING_RATE, ETA)
        .steps(3 * N)
        .measuring("f(mean) - f*", (c, t) -> c.gap(c.mean(0, t - 1)))
        .atMost(t -> bound(M, ETA, t));
  }

  private static double bound(double lipschitz, double rate, double count) {
    return R * R / (2 * rate * count) + rate * lipschitz * lipschitz / 2;
  }
}
