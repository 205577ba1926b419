package org.gradmark.optimizers.descent.momentum;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.core.rule.Hyperparameter.MOMENTUM;
import static org.gradmark.optimizers.descent.momentum.WrongMomentum.VELOCITY_LOST;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Heavy ball with the parameters that are best on quadratics, step by step.
 *
 * <ul>
 *   <li><b>Class</b>: quadratics with eigenvalues in [mu, L]
 *   <li><b>Method</b>: {@code v = b v + h g_t}, {@code x_(t+1) = x_t - v} with {@code h =
 *       4/(sqrt(L) + sqrt(mu))²}, {@code b = ((sqrt(L) - sqrt(mu))/(sqrt(L) + sqrt(mu)))²}
 *   <li><b>Guarantee</b>: {@code ||x_t - x*|| <= (1 + (1 + r) t) r^t ||x_0 - x*||} with {@code r =
 *       sqrt(b)}, tight
 *   <li><b>Reference</b>: Polyak, Some methods of speeding up the convergence of iteration methods,
 *       1964; the constant derived here: an eigenvalue is left with {@code r^t (U_t(c) - r
 *       U_(t-1)(c))}, Chebyshev polynomials of the second kind with |c| <= 1
 *   <li><b>Worst instance</b>: the quadratic with curvatures mu and L, started in L: a double root
 *       of the recurrence, c = -1
 * </ul>
 */
public final class OptimalTuning {

  private static final double L = 9;
  private static final double MU = 1;
  private static final double R = 0.5;

  public static final Theorem THEOREM =
      Theorem.named("MOMENTUM-15", "optimal-tuning")
          .in("paper", "rate-outside")
          .says(
              "On quadratics with spectrum in [mu, L], h = 4/(sqrt(L) + sqrt(mu))², momentum r², r = (sqrt(L) - sqrt(mu))/(sqrt(L) + sqrt(mu)): ||x_t - x*|| <= (1 + (1 + r) t) r^t ||x_0 - x*||.")
          .from("Polyak 1964; the constant derived here")
          .tight()
          .worst(on(Quadratic.of(MU, L), 0, 1))
          .also(on(Quadratic.of(MU, 2, 3, 5, 7, L), 1, 1, 1, 1, 1, 1))
          .exceededBy(
              CommonMistakes.ASCENT,
              VELOCITY_LOST,
              Mistake.hardCoded(MOMENTUM, 0.9),
              CommonMistakes.CLIPPED)
          .missedBy(HALVED);

  private OptimalTuning() {}

  private static Instance on(Problem problem, double... start) {
    return Instance.on(problem)
        .from(start)
        .with(LEARNING_RATE, 4 / Math.pow(Math.sqrt(L) + Math.sqrt(MU), 2))
        .with(MOMENTUM, R * R)
        .steps(12)
        .measuring("||x_t - x*||", Course::distance)
        .atMost((course, t) -> (1 + (1 + R) * t) * Math.pow(R, t) * course.distance(0));
  }
}
