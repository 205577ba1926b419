package org.gradmark.optimizers.mirror.averaged;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.Ball;
import org.gradmark.core.problem.Constrained;
import org.gradmark.core.problem.Linear;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.mirror.online.Adversaries;

/**
 * Dual averaging is lazy: the sum goes on outside the set.
 *
 * <ul>
 *   <li><b>Class</b>: linear losses on the ball of radius r around the start
 *   <li><b>Method</b>: {@code x_t = P(x_0 - eta (g_1 + ... + g_t))}
 *   <li><b>Guarantee</b>: {@code ||x_t - x_0|| >= min(r, eta ||g_1 + ... + g_t||)}, tight: an
 *       equality
 *   <li><b>Reference</b>: Zinkevich 2003, section 2.2 (lazy projection); Nesterov 2009
 *   <li><b>Worst instance</b>: six pushes out of the set, then pushes back: it stays at the rim
 *       until the sum is back
 * </ul>
 */
public final class LazyProjection {

  private static final double ETA = 0.5;
  private static final double[] SLOPES = {1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1};
  private static final Ball SET = new Ball(1, 1);

  public static final Theorem THEOREM =
      Theorem.named("DUALAVG-15", "lazy-projection")
          .says(
              "On linear losses over the ball of radius r around the start: ||x_t - x_0|| = min(r, eta ||g_1 + ... + g_t||).")
          .from("Zinkevich 2003, section 2.2; Nesterov 2009")
          .tight()
          .worst(
              Instance.on(Constrained.unsolved(new Linear(0), SET))
                  .named("pushes out and back on " + SET.name())
                  .from(0)
                  .with(LEARNING_RATE, ETA)
                  .steps(SLOPES.length)
                  .facing(Adversaries.slopes(SET, SLOPES))
                  .measuring("||x_t - x_0||", (c, t) -> Course.distance(c.x(t), c.x(0)))
                  .atLeast(t -> Math.min(1, ETA * sum(t))))
          .exceededBy(AveragingMistakes.AGILE, AveragingMistakes.SUM_LOST, AveragingMistakes.MEAN)
          .missedBy(AveragingMistakes.AGILE);

  private LazyProjection() {}

  private static double sum(int t) {
    double sum = 0;
    for (int s = 0; s < t; s++) {
      sum += SLOPES[s];
    }
    return Math.abs(sum);
  }
}
