package org.gradmark.optimizers.games.extragradient;

import static org.gradmark.core.rule.Hyperparameter.EXTRAPOLATION;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import java.util.List;
import org.gradmark.core.problem.NegativeComonotone;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.StronglyMonotoneGame;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * What one extragradient step gains on negative comonotone operators.
 *
 * <ul>
 *   <li><b>Class</b>: L-Lipschitz, {@code <F(x), x - x*> >= -rho ||F(x)||²}
 *   <li><b>Method</b>: {@code a = x - g1 F(x); x+ = x - g2 F(a)}
 *   <li><b>Guarantee</b>: {@code ||x+ - x*||² <= ||x - x*||² - g2 (g1 - 2 rho - g2) ||F(a)||² - g1
 *       g2 (1 - L² g1²) ||F(x)||²} at every step, tight
 *   <li><b>Reference</b>: Gorbunov, Taylor, Horvath and Gidel, Convergence of proximal point and
 *       extragradient-based methods beyond monotonicity, ICML 2023; derived here: expand the
 *       square, then {@code 2 <F(a), F(x)> = ||F(a)||² + ||F(x)||² - ||F(a) - F(x)||²}
 *   <li><b>Worst instance</b>: the plane operator with equality in both hypotheses
 * </ul>
 */
public final class Progress {

  private static final double L = 1;
  private static final double RHO = 0.125;
  private static final double G1 = 0.5;
  private static final double G2 = 0.125;

  public static final Theorem THEOREM =
      Theorem.named("EG-13", "progress-per-step")
          .says(
              "On L-Lipschitz, rho-negative comonotone operators: ||x+ - x*||² <= ||x - x*||² - g2 (g1 - 2 rho - g2) ||F(a)||² - g1 g2 (1 - L² g1²) ||F(x)||².")
          .from("Gorbunov, Taylor, Horvath and Gidel 2023; derived here")
          .tight()
          .worst(on(new NegativeComonotone(RHO, L)))
          .also(on(new StronglyMonotoneGame(0, L)), on(new StronglyMonotoneGame(0.5, L)))
          .exceededBy(
              WrongExtragradient.NO_LOOK_AHEAD,
              WrongExtragradient.BACKWARD,
              WrongExtragradient.FROM_AHEAD)
          .missedBy(WrongExtragradient.TWICE_AS_FAR, WrongExtragradient.STEPS_SWAPPED);

  private Progress() {}

  private static Instance on(Problem problem) {
    return Instance.on(problem)
        .from(1, 0)
        .with(LEARNING_RATE, G2)
        .with(EXTRAPOLATION, G1 / G2)
        .steps(10)
        .measuring("||x_t - x*||²", (course, t) -> Math.pow(course.distance(t), 2))
        .atMost((course, t) -> bound(problem, course, t));
  }

  private static double bound(Problem problem, Course course, int t) {
    Values before = course.x(t - 1);
    Values f = course.gradient(t - 1);
    double[] ahead = before.toArray();
    for (int i = 0; i < ahead.length; i++) {
      ahead[i] -= G1 * f.get(i);
    }
    Values fAhead = problem.gradient(List.of(new Values(before.shape(), ahead))).get(0);
    return Math.pow(course.distance(t - 1), 2)
        - G2 * (G1 - 2 * RHO - G2) * Math.pow(Course.norm(fAhead), 2)
        - G1 * G2 * (1 - L * L * G1 * G1) * Math.pow(Course.norm(f), 2);
  }
}
