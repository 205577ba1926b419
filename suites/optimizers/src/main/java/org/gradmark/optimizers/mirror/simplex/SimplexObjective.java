package org.gradmark.optimizers.mirror.simplex;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.Constrained;
import org.gradmark.core.problem.Linear;
import org.gradmark.core.problem.Simplex;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * The mean iterate of entropic mirror descent on the simplex.
 *
 * <ul>
 *   <li><b>Class</b>: convex on the simplex of N corners, {@code |g_i| <= M}
 *   <li><b>Method</b>: {@code x_i ← x_i exp(-eta g_i)/sum}, from uniform weights
 *   <li><b>Guarantee</b>: the mean of the first t points has {@code f - f* <= ln N/(eta t) + eta
 *       M²/2}, which is {@code M sqrt(2 ln N/n)} for the best rate; upper
 *   <li><b>Reference</b>: Bubeck, Convex optimization: algorithms and complexity, 2015, theorem 4.2
 *   <li><b>Worst instance</b>: a linear function with one good corner, and a small rate: finding
 *       the corner costs {@code ln N/eta}
 * </ul>
 */
public final class SimplexObjective {

  private static final double ETA = 0.125;
  private static final double M = 1;
  private static final int N = 8;

  public static final Theorem THEOREM =
      Theorem.named("MIRROR-15", "simplex-objective")
          .says(
              "On convex functions over the simplex with |g_i| <= M, from uniform weights: the mean of the first t points has f - f* <= ln N/(eta t) + eta M²/2.")
          .from("Bubeck 2015, theorem 4.2")
          .upper(0.95)
          .worst(
              Instance.on(Constrained.of(new Linear(-M, M, M, M, M, M, M, M), new Simplex(N)))
                  .from(Weights.uniform(N))
                  .with(LEARNING_RATE, ETA)
                  .steps(26)
                  .measuring("f(mean) - f*", (c, t) -> c.gap(c.mean(0, t - 1)))
                  .atMost(t -> Math.log(N) / (ETA * t) + ETA * M * M / 2))
          .exceededBy(CommonMistakes.ASCENT, WeightMistakes.HALVED, WeightMistakes.FORGETFUL);

  private SimplexObjective() {}
}
