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
 * Past extragradient on monotone operators: five steps, by performance estimation.
 *
 * <ul>
 *   <li><b>Class</b>: monotone, L-Lipschitz; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: past extragradient whose first look-ahead uses {@code F(x_0)}, {@code g =
 *       1/(4 L)}
 *   <li><b>Guarantee</b>: {@code ||x_5 - x_4||² <= 0.060267 R²}, upper: the semidefinite program
 *       relaxes the class
 *   <li><b>Reference</b>: PEPit's example past_extragradient, for the method of Popov 1980
 *   <li><b>Worst instance</b>: a bilinear game
 * </ul>
 */
public final class PastResidual {

  private static final double L = 1;
  private static final double R = 1;
  private static final double RATE = 0.060267;

  public static final Theorem THEOREM =
      Theorem.named("OG-14", "past-residual")
          .says(
              "On monotone L-Lipschitz operators, with g = 1/(4L): ||x_5 - x_4||² <= 0.060267 R².")
          .from("bound by performance estimation of a relaxed class (Drori and Teboulle 2014)")
          .upper(0.8)
          .in("extragradient-start")
          .worst(on(new BilinearGame(L)))
          .also(on(new StronglyMonotoneGame(0.0625, L)))
          .exceededBy(WrongOptimism.PLAIN, WrongOptimism.PESSIMISTIC, WrongRate.HALVED)
          .confirmedBy("past-extragradient", p -> RATE);

  private PastResidual() {}

  private static Instance on(Problem problem) {
    return Instance.on(problem)
        .from(R, 0)
        .with(LEARNING_RATE, 1 / (4 * L))
        .steps(5)
        .atTheEnd()
        .measuring(
            "||x_t - x_(t-1)||²",
            (course, t) -> Math.pow(Course.distance(course.x(t), course.x(t - 1)), 2))
        .atMost(t -> RATE * R * R);
  }
}
