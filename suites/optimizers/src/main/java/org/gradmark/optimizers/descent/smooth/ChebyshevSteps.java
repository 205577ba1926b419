package org.gradmark.optimizers.descent.smooth;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * The best schedule of n steps on quadratics.
 *
 * <ul>
 *   <li><b>Class</b>: quadratics with eigenvalues in [mu, L]; {@code k = L/mu}
 *   <li><b>Method</b>: {@code x_t = x_(t-1) - g/r_t}, the r_t being the roots of the Chebyshev
 *       polynomial {@code T_n} moved to [mu, L]
 *   <li><b>Guarantee</b>: {@code ||x_n - x*|| <= ||x_0 - x*||/T_n((k + 1)/(k - 1))}, tight
 *   <li><b>Reference</b>: Young, On Richardson's method for solving linear systems with positive
 *       definite matrices, 1953; d'Aspremont, Scieur, Taylor, Acceleration Methods, 2021, section 2
 *   <li><b>Worst instance</b>: the quadratic with curvatures mu and L: the polynomial is largest at
 *       both ends of the spectrum
 * </ul>
 */
public final class ChebyshevSteps {

  private static final double L = 4;
  private static final double MU = 1;
  private static final int N = 5;

  public static final Theorem THEOREM =
      Theorem.named("SGD-36", "chebyshev-steps")
          .says(
              "On quadratics with spectrum in [mu, L], steps 1/r_t with the roots r_t of T_n on [mu, L]: ||x_n - x*|| <= ||x_0 - x*||/T_n((k + 1)/(k - 1)), k = L/mu.")
          .from("Young 1953; d'Aspremont, Scieur, Taylor 2021, section 2")
          .tight()
          .worst(on(Quadratic.of(MU, L), 1, 1))
          .also(on(Quadratic.of(MU, 1.5, 2, 2.5, 3, L), 1, 1, 1, 1, 1, 1))
          .exceededBy(CommonMistakes.ASCENT, HALVED, Mistake.scheduleLags())
          .missedBy(Mistake.scheduleIgnored());

  private ChebyshevSteps() {}

  private static Instance on(Problem problem, double... start) {
    return Instance.on(problem)
        .from(start)
        .with(LEARNING_RATE, 1)
        .schedule(t -> 1 / root(t))
        .steps(N)
        .measuring("||x_t - x*||", Course::distance)
        .atTheEnd()
        .atMost((course, t) -> course.distance(0) / largest());
  }

  private static double root(int t) {
    return (L + MU) / 2 + (L - MU) / 2 * Math.cos((2 * t - 1) * Math.PI / (2 * N));
  }

  /** {@code T_n((k + 1)/(k - 1)) = (q^n + q^-n)/2} with {@code q = (sqrt(k) + 1)/(sqrt(k) - 1)}. */
  private static double largest() {
    double q = (Math.sqrt(L) + Math.sqrt(MU)) / (Math.sqrt(L) - Math.sqrt(MU));
    return (Math.pow(q, N) + Math.pow(q, -N)) / 2;
  }
}
