package org.gradmark.optimizers.mirror.averaged;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.Ball;
import org.gradmark.core.problem.Constrained;
import org.gradmark.core.problem.MaxCoordinate;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * The mean iterate of dual averaging.
 *
 * <ul>
 *   <li><b>Class</b>: convex, M-Lipschitz; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: {@code x_t = P(x_0 - eta (g_1 + ... + g_t))}, {@code eta = R/(M sqrt(n))}
 *   <li><b>Guarantee</b>: the mean of the first t points has {@code f - f* <= R²/(2 eta t) + eta
 *       M²/2}, which is {@code M R/sqrt(n)} for n; tight
 *   <li><b>Reference</b>: Nesterov, Primal-dual subgradient methods for convex problems, 2009,
 *       theorem 1 with constant parameters; attained on the resisting oracle of Drori and Teboulle
 *       2016
 *   <li><b>Worst instance</b>: the largest of n coordinates: after n points one of them has never
 *       moved
 * </ul>
 */
public final class AveragedIterate {

  private static final double M = 2;
  private static final double R = 1;
  private static final int N = 4;
  private static final double ETA = R / (M * 2);

  public static final Theorem THEOREM =
      Theorem.named("DUALAVG-13", "averaged-iterate")
          .says(
              "On convex M-Lipschitz functions, with rate eta = R/(M sqrt(n)): dual averaging's mean of the first t points has f - f* <= R²/(2 eta t) + eta M²/2, and M R/sqrt(n) for t = n.")
          .from("Nesterov 2009, theorem 1; Drori, Teboulle 2016")
          .tight()
          .worst(worst())
          .exceededBy(
              CommonMistakes.ASCENT,
              AveragingMistakes.SUM_LOST,
              CommonMistakes.LAST_ELEMENT_FORGOTTEN)
          .missedBy(CommonMistakes.ASCENT)
          .confirmedBy("subgradient-average", p -> bound(p.get("M"), p.get("gamma"), p.get("n")));

  private AveragedIterate() {}

  private static Instance worst() {
    MaxCoordinate function = new MaxCoordinate(M, R, N);
    return Instance.on(Constrained.of(function, new Ball(2, N), function.minimiser()))
        .from(0, 0, 0, 0)
        .with(LEARNING_RATE, ETA)
        .steps(3 * N)
        .measuring("f(mean) - f*", (c, t) -> c.gap(c.mean(0, t - 1)))
        .atMost(t -> bound(M, ETA, t));
  }

  /** Without a set, and with a constant rate, the method is subgradient descent. */
  private static double bound(double lipschitz, double rate, double count) {
    return R * R / (2 * rate * count) + rate * lipschitz * lipschitz / 2;
  }
}
