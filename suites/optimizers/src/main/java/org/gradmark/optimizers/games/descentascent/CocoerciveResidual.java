package org.gradmark.optimizers.games.descentascent;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.problem.StronglyMonotoneGame;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.proximal.operator.AveragedOperator;

/**
 * Gradient descent-ascent on cocoercive operators: the residual.
 *
 * <ul>
 *   <li><b>Class</b>: {@code <F(x) - F(y), x - y> >= ||F(x) - F(y)||²/l}; {@code ||z_0 - z*|| = R}
 *   <li><b>Method</b>: {@code z_(t+1) = z_t - g F(z_t)}, {@code 1/l <= g < 2/l}
 *   <li><b>Guarantee</b>: {@code ||F(z_n)||² <= l R²/(g (2 - g l) (n + 1)) (1 - 1/(n + 1))^n} while
 *       {@code g l <= 1 + sqrt(n/(n + 1))}, tight
 *   <li><b>Reference</b>: Lieder, Projection based methods for conic linear programming, PhD
 *       thesis, Duesseldorf 2018, theorem 4.9: the step is {@code (1 - a) z + a T(z)} with {@code T
 *       = I - 2 F/l} nonexpansive and {@code a = g l/2} ({@link AveragedOperator})
 *   <li><b>Worst instance</b>: the plane operator with equality and {@code ||F(z)||² = l² ||z||²/(g
 *       l (2 - g l) (n + 1))}
 * </ul>
 */
public final class CocoerciveResidual {

  private static final double CONSTANT = 1;
  private static final double R = 1;
  private static final int N = 3;

  public static final Theorem THEOREM =
      Theorem.named("SGD-73", "cocoercive-residual")
          .says(
              "On 1/l-cocoercive operators, with 1/l <= g < 2/l and g l <= 1 + sqrt(n/(n + 1)): ||F(z_n)||² <= l R²/(g (2 - g l) (n + 1)) (1 - 1/(n + 1))^n.")
          .from("Lieder 2018, theorem 4.9")
          .tight()
          .worst(on(1 / CONSTANT, game(1 / CONSTANT)))
          .also(
              on(1.5 / CONSTANT, game(1.5 / CONSTANT)),
              on(1 / CONSTANT, Quadratic.of(CONSTANT, CONSTANT / 4)))
          .exceededBy(
              CommonMistakes.ASCENT,
              Mistake.gradient("halved", "the gradient is halved", g -> g.over(2)))
          .missedBy(
              Mistake.gradient(
                  "one-and-a-half", "the gradient is 1.5 times as long", g -> g.times(1.5)))
          .confirmedBy(
              "krasnoselskii-mann", p -> AveragedOperator.residual(p.get("n"), p.get("gamma")));

  private CocoerciveResidual() {}

  /** With {@code ||F(z)||² = l <F(z), z> = l² s ||z||²}. */
  private static Problem game(double g) {
    double s = 1 / (g * CONSTANT * (2 - g * CONSTANT) * (N + 1));
    return new StronglyMonotoneGame(CONSTANT * s, CONSTANT * Math.sqrt(s));
  }

  private static Instance on(double g, Problem problem) {
    double weight = g * CONSTANT / 2;
    return Instance.on(problem)
        .from(R, 0)
        .with(LEARNING_RATE, g)
        .steps(N)
        .measuring("||F(z_t)||²", (course, t) -> Math.pow(course.gradientNorm(t), 2))
        .atMost(t -> CONSTANT * CONSTANT * R * R * AveragedOperator.residual(t, weight));
  }
}
