package org.gradmark.optimizers.mirror.projected;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.contract.Oracle;
import org.gradmark.core.problem.Box;
import org.gradmark.core.problem.Constrained;
import org.gradmark.core.problem.Linear;
import org.gradmark.core.problem.Residual;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.mirror.online.Losses;

/**
 * Online gradient descent on strongly convex losses.
 *
 * <ul>
 *   <li><b>Class</b>: mu-strongly convex losses with gradients up to M where the player stands
 *   <li><b>Method</b>: {@code x_t = P(x_(t-1) - g_t/(mu t))}
 *   <li><b>Guarantee</b>: regret {@code <= M²/(2 mu) (1 + 1/2 + ... + 1/t)}, tight
 *   <li><b>Reference</b>: Hazan, Agarwal, Kale, Logarithmic regret algorithms for online convex
 *       optimization, 2007, theorem 1; that it is attained is derived here: on {@code (x - b_t)²/2}
 *       the method plays the mean of the targets so far, and the regret of the mean is {@code sum
 *       (x - b_s)²/(2 s)}
 *   <li><b>Worst instance</b>: squares whose target is always M away, on one side and the other
 * </ul>
 */
public final class StronglyConvexRegret {

  private static final double M = 2;
  private static final int N = 12;
  private static final double[] TARGETS = targets();

  public static final Theorem THEOREM =
      Theorem.named("PROJGD-14", "strongly-convex-regret")
          .says(
              "On mu-strongly convex losses with gradients up to M, with rates 1/(mu t): the regret after every round t is <= M²/(2 mu) (1 + 1/2 + ... + 1/t).")
          .from("Hazan, Agarwal, Kale 2007, theorem 1; attained: derived here")
          .tight()
          .worst(bounded(draft().atTheEnd()))
          .also(bounded(draft()))
          .exceededBy(
              Mistake.scheduleIgnored(), ProjectionMistakes.HALVED, ProjectionMistakes.STALE)
          .missedBy(ProjectionMistakes.DOUBLED);

  private StronglyConvexRegret() {}

  private static Instance.Draft draft() {
    return Instance.on(Constrained.unsolved(new Linear(0), new Box(-16, 16, 1)))
        .named("squares with targets 2 away")
        .from(0)
        .with(LEARNING_RATE, 1)
        .schedule(t -> 1.0 / t)
        .steps(N)
        .facing(StronglyConvexRegret::loss);
  }

  private static Instance bounded(Instance.Draft draft) {
    return draft
        .measuring("regret", StronglyConvexRegret::regret)
        .atMost(t -> M * M / 2 * Losses.sum(t, s -> 1.0 / s));
  }

  private static double[] targets() {
    double[] targets = new double[N];
    double x = 0;
    for (int t = 1; t <= N; t++) {
      targets[t - 1] = t % 3 == 0 ? x - M : x + M;
      x += (targets[t - 1] - x) / t;
    }
    return targets;
  }

  private static Oracle loss(int t) {
    Residual square = new Residual(new Values(Shape.of(1), 1), TARGETS[t - 1]);
    return Constrained.unsolved(square, new Box(-16, 16, 1));
  }

  /** Against the mean of the targets, the best fixed point. */
  private static double regret(Course course, int t) {
    double mean = Losses.sum(t, s -> TARGETS[s - 1]) / t;
    return Losses.paid(course, t) - Losses.sum(t, s -> Math.pow(mean - TARGETS[s - 1], 2) / 2);
  }
}
