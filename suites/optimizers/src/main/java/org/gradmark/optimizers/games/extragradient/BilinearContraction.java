package org.gradmark.optimizers.games.extragradient;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.BilinearGame;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.proximal.wrong.WrongRate;

/**
 * Extragradient on bilinear games.
 *
 * <ul>
 *   <li><b>Class</b>: {@code min_x max_y <x, A y>}, singular values of A in [c, L]
 *   <li><b>Method</b>: {@code z_(t+1) = z_t - g F(z_t - g F(z_t))}, {@code g < 1/L}
 *   <li><b>Guarantee</b>: {@code ||z_n||² <= max(q(g c), q(g L))^n ||z_0||²} with {@code q(h) = 1 -
 *       h² + h⁴}, tight
 *   <li><b>Reference</b>: Mokhtari, Ozdaglar and Pattathil, A unified analysis of extra-gradient
 *       and optimistic gradient methods for saddle point problems, AISTATS 2020; factor derived
 *       here: a step multiplies the plane of a singular value s by {@code 1 - i g s - g² s²}
 *   <li><b>Worst instance</b>: a plane game
 * </ul>
 */
public final class BilinearContraction {

  private static final double G = 0.5;
  private static final double L = 1;
  private static final int N = 10;

  public static final Theorem THEOREM =
      Theorem.named("EG-11", "bilinear-contraction")
          .says(
              "On bilinear games with singular values in [c, L], with g < 1/L: ||z_n||² <= max(q(g c), q(g L))^n ||z_0||², q(h) = 1 - h² + h⁴.")
          .from("Mokhtari, Ozdaglar and Pattathil 2020; factor derived here")
          .tight()
          .worst(on(L, new BilinearGame(L), 1, 0))
          .also(on(0.5, new BilinearGame(0.5, 0.75, L), 0.5, 0.25, 0.25, 0.5, -0.25, 0.25))
          .exceededBy(
              WrongExtragradient.FROM_AHEAD,
              WrongExtragradient.NO_LOOK_AHEAD,
              WrongExtragradient.BACKWARD,
              WrongRate.HALVED)
          .missedBy(WrongExtragradient.TWICE_AS_FAR);

  private BilinearContraction() {}

  private static Instance on(double c, Problem problem, double... start) {
    double factor = Math.max(factor(G * c), factor(G * L));
    return Instance.on(problem)
        .from(start)
        .with(LEARNING_RATE, G)
        .steps(N)
        .measuring("||z_t||²", (course, t) -> Math.pow(course.distance(t), 2))
        .atMost((Course course, int t) -> Math.pow(course.distance(0), 2) * Math.pow(factor, t));
  }

  private static double factor(double h) {
    return 1 - h * h + Math.pow(h, 4);
  }
}
