package org.gradmark.optimizers.games.descentascent;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.problem.StronglyMonotoneGame;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Gradient descent-ascent on strongly monotone games.
 *
 * <ul>
 *   <li><b>Class</b>: mu-strongly monotone, L-Lipschitz operators
 *   <li><b>Method</b>: {@code z_(t+1) = z_t - g F(z_t)}, {@code g < 2 mu/L²}
 *   <li><b>Guarantee</b>: {@code ||z_n - z*||² <= (1 - 2 g mu + g² L²)^n ||z_0 - z*||²}, tight; the
 *       best step size is {@code mu/L²}
 *   <li><b>Reference</b>: Facchinei and Pang, Finite-dimensional variational inequalities and
 *       complementarity problems, volume 2, 2003, section 12.1
 *   <li><b>Worst instance</b>: the plane operator with equality in both hypotheses
 * </ul>
 */
public final class StronglyMonotone {

  private static final double MU = 0.5;
  private static final double L = 1;

  public static final Theorem THEOREM =
      Theorem.named("SGD-71", "strongly-monotone-game")
          .says(
              "On mu-strongly monotone, L-Lipschitz operators, with g < 2 mu/L²: ||z_n - z*||² <= (1 - 2 g mu + g² L²)^n ||z_0 - z*||².")
          .from("Facchinei and Pang 2003, section 12.1")
          .tight()
          .worst(on(MU / (L * L), new StronglyMonotoneGame(MU, L)))
          .also(
              on(0.25, new StronglyMonotoneGame(MU, L)),
              on(0.75, new StronglyMonotoneGame(MU, L)),
              on(0.5, Quadratic.of(MU, L)))
          .exceededBy(
              CommonMistakes.ASCENT,
              Mistake.gradient("doubled", "the gradient is doubled", g -> g.times(2)))
          .missedBy(Mistake.gradient("halved", "the gradient is halved", g -> g.over(2)));

  private StronglyMonotone() {}

  private static Instance on(double g, Problem game) {
    return Instance.on(game)
        .from(1, 0)
        .with(LEARNING_RATE, g)
        .steps(12)
        .measuring("||z_t - z*||²", (course, t) -> Math.pow(course.distance(t), 2))
        .atMost(t -> Math.pow(1 - 2 * g * MU + g * g * L * L, t));
  }
}
