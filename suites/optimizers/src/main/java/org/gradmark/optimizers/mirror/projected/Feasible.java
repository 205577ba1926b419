package org.gradmark.optimizers.mirror.projected;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.Ball;
import org.gradmark.core.problem.Constrained;
import org.gradmark.core.problem.Linear;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * Projected gradient descent stays in its set.
 *
 * <ul>
 *   <li><b>Class</b>: any loss over the ball of radius r
 *   <li><b>Method</b>: {@code x_(t+1) = P(x_t - eta g_t)}
 *   <li><b>Guarantee</b>: {@code ||x_t|| <= r}, tight
 *   <li><b>Reference</b>: Zinkevich 2003, section 2.1: definition of the projection
 *   <li><b>Worst instance</b>: a linear function that pushes out of the ball
 * </ul>
 */
public final class Feasible {

  private static final double RADIUS = 2;

  public static final Theorem THEOREM =
      Theorem.named("PROJGD-17", "feasible")
          .says("After every step the point is in the feasible set; of a ball, ||x_t|| <= r.")
          .from("Zinkevich 2003, section 2.1: definition of the projection")
          .twoSided()
          .worst(on(1))
          .also(on(8))
          .exceededBy(
              ProjectionMistakes.NOT_PROJECTED,
              ProjectionMistakes.STEP_PROJECTED,
              ProjectionMistakes.PROJECTED_BEFORE)
          .missedBy(ProjectionMistakes.NOT_PROJECTED);

  private Feasible() {}

  private static Instance on(double rate) {
    return Instance.on(Constrained.of(new Linear(0.75, -1, 0.25), new Ball(RADIUS, 3)))
        .from(0.5, 0, -0.5)
        .with(LEARNING_RATE, rate)
        .steps(6)
        .measuring("||x_t||", (c, t) -> Course.norm(c.x(t)))
        .atMost(t -> RADIUS);
  }
}
