package org.gradmark.optimizers.proximal.point;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.BilinearGame;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.proximal.wrong.WrongRate;
import org.gradmark.optimizers.proximal.wrong.WrongStep;

/**
 * The proximal point method on monotone operators: the residual.
 *
 * <ul>
 *   <li><b>Class</b>: maximally monotone operators; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: {@code x_(t+1) = (I + g F)^-1 x_t}
 *   <li><b>Guarantee</b>: {@code ||x_n - x_(n-1)||² <= (1 - 1/n)^(n-1) R²/n}, tight
 *   <li><b>Reference</b>: Gu and Yang, Tight sublinear convergence rate of the proximal point
 *       algorithm for maximal monotone inclusion problems, SIAM Journal on Optimization 30, 2020,
 *       section 4
 *   <li><b>Worst instance</b>: the bilinear game whose coupling c has {@code (g c)² = 1/(n-1)}
 * </ul>
 */
public final class MonotoneResidual {

  private static final double G = 1;
  private static final double R = 1;
  private static final int N = 5;

  public static final Theorem THEOREM =
      Theorem.named("PROX-16", "monotone-residual")
          .says("On monotone operators: ||x_n - x_(n-1)||² <= (1 - 1/n)^(n-1) R²/n.")
          .from("Gu and Yang 2020, section 4")
          .twoSided()
          .worst(on(new BilinearGame(1 / (G * Math.sqrt(N - 1))), R, 0))
          .also(on(Quadratic.of(4, 0.25), 0.6, 0.8))
          .exceededBy(WrongStep.EXPLICIT, WrongStep.REFLECTED)
          .missedBy(WrongRate.HALVED, WrongStep.AVERAGED)
          .confirmedBy("monotone-proximal-point", p -> rate(p.get("n")));

  private MonotoneResidual() {}

  private static double rate(double n) {
    return Math.pow(1 - 1 / n, n - 1) / n;
  }

  private static Instance on(Problem problem, double... start) {
    return Instance.on(problem)
        .from(start)
        .with(LEARNING_RATE, G)
        .steps(N)
        .measuring(
            "||x_t - x_(t-1)||²",
            (course, t) -> Math.pow(Course.distance(course.x(t), course.x(t - 1)), 2))
        .atMost(t -> rate(t) * R * R);
  }
}
