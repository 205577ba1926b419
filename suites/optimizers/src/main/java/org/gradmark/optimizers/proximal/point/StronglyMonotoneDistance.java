package org.gradmark.optimizers.proximal.point;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.problem.StronglyMonotoneGame;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.proximal.wrong.WrongRate;
import org.gradmark.optimizers.proximal.wrong.WrongStep;

/**
 * The proximal point method on strongly monotone operators.
 *
 * <ul>
 *   <li><b>Class</b>: mu-strongly monotone operators; the gradient of a mu-strongly convex function
 *       is one
 *   <li><b>Method</b>: {@code x_(t+1) = (I + g F)^-1 x_t}
 *   <li><b>Guarantee</b>: {@code ||x_n - x*|| <= ||x_0 - x*||/(1 + g mu)^n}, tight
 *   <li><b>Reference</b>: Rockafellar, Monotone operators and the proximal point algorithm, SIAM
 *       Journal on Control and Optimization 14, 1976; derived here: F - mu I is monotone
 *   <li><b>Worst instance</b>: the quadratic of curvature mu
 * </ul>
 */
public final class StronglyMonotoneDistance {

  private static final double G = 0.5;
  private static final double MU = 0.25;
  private static final int N = 10;

  public static final Theorem THEOREM =
      Theorem.named("PROX-15", "strongly-monotone-distance")
          .says("On mu-strongly monotone operators: ||x_n - x*|| <= ||x_0 - x*||/(1 + g mu)^n.")
          .from("Rockafellar 1976; derived here")
          .tight()
          .worst(on(Quadratic.of(MU), 1))
          .also(on(Quadratic.of(MU, 4), 1, 0.5), on(new StronglyMonotoneGame(MU, 1), 1, 0))
          .exceededBy(WrongRate.HALVED, WrongStep.AVERAGED)
          .missedBy(WrongRate.DOUBLED, WrongStep.EXPLICIT)
          .confirmedBy(
              "proximal-point-strongly-convex",
              p -> Math.pow(1 + p.get("gamma") * p.get("mu"), -2 * p.get("n")));

  private StronglyMonotoneDistance() {}

  private static Instance on(Problem problem, double... start) {
    return Instance.on(problem)
        .from(start)
        .with(LEARNING_RATE, G)
        .steps(N)
        .measuring("||x_t - x*||", Course::distance)
        .atMost((course, t) -> course.distance(0) / Math.pow(1 + G * MU, t));
  }
}
