package org.gradmark.optimizers.games.optimistic;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.BilinearGame;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.StronglyMonotoneGame;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.proximal.wrong.WrongRate;

/**
 * The optimistic gradient method on monotone operators: five steps, by performance estimation.
 *
 * <ul>
 *   <li><b>Class</b>: monotone, L-Lipschitz; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: {@code a_(t+1) = a_t - 2 g F(a_t) + g F(a_(t-1))}, the first step plain,
 *       {@code g = 1/(4 L)}
 *   <li><b>Guarantee</b>: {@code ||a_5 - a_4||² <= 0.066315 R²}, upper: the semidefinite program
 *       relaxes the class
 *   <li><b>Reference</b>: PEPit's example optimistic_gradient
 *   <li><b>Worst instance</b>: a bilinear game
 * </ul>
 */
public final class OptimisticResidual {

  private static final double L = 1;
  private static final double R = 1;
  private static final double RATE = 0.066315;

  public static final Theorem THEOREM =
      Theorem.named("OG-15", "optimistic-residual")
          .says(
              "On monotone L-Lipschitz operators, with g = 1/(4L): ||a_5 - a_4||² <= 0.066315 R².")
          .from("bound by performance estimation of a relaxed class (Drori and Teboulle 2014)")
          .upper(0.8)
          .in("one-line-plain-start")
          .worst(on(new BilinearGame(L)))
          .also(on(new StronglyMonotoneGame(0.0625, L)))
          .exceededBy(WrongOptimism.PLAIN, WrongOptimism.PESSIMISTIC, WrongRate.HALVED)
          .confirmedBy("optimistic-gradient", p -> RATE);

  private OptimisticResidual() {}

  private static Instance on(Problem problem) {
    return Instance.on(problem)
        .from(R, 0)
        .with(LEARNING_RATE, 1 / (4 * L))
        .steps(5)
        .atTheEnd()
        .measuring(
            "||a_t - a_(t-1)||²",
            (course, t) -> Math.pow(Course.distance(course.x(t), course.x(t - 1)), 2))
        .atMost(t -> RATE * R * R);
  }
}
