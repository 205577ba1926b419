package org.gradmark.optimizers.variance.saga;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.DOUBLED;

import org.gradmark.core.problem.FiniteSum;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.descent.stochastic.Sums;

/**
 * SAGA converges linearly with a constant rate, however large the noise at the minimiser is.
 *
 * <ul>
 *   <li><b>Class</b>: n components, L-smooth and mu-strongly convex
 *   <li><b>Method</b>: SAGA with {@code h = 1/(2 (mu n + L))}
 *   <li><b>Guarantee</b>: {@code E||x_t - x*||² <= (1 - h mu)^t (||x_0 - x*||² + 2 h n (1 - h mu)
 *       (f(x_0) - f*))}, upper
 *   <li><b>Reference</b>: Defazio, Bach, Lacoste-Julien, SAGA: a fast incremental gradient method
 *       with support for non-strongly convex composite objectives, 2014, corollary 1, with theorem
 *       1's own constant
 *   <li><b>Worst instance</b>: two quadratics that pull to centres far away
 * </ul>
 */
public final class Converges {

  private static final double L = 2;
  private static final double MU = 1;

  public static final Theorem THEOREM =
      Theorem.named("SAGA-14", "saga-converges")
          .says(
              "On n L-smooth mu-strongly convex components, rate h = 1/(2(mu n + L)): E||x_t - x*||² <= (1 - h mu)^t (||x_0 - x*||² + 2 h n (1 - h mu)(f(x_0) - f*)).")
          .from("Defazio, Bach, Lacoste-Julien 2014, corollary 1")
          .upper(0.7)
          .worst(on(Sums.pulling(MU, 4, -4), 6, 0.25))
          .also(on(Sums.pulling(L, 4, -4), 6, 0.25), on(Sums.pulling(MU, 3, -1, -2), 4, 0.25))
          .exceededBy(
              CommonMistakes.ASCENT,
              DOUBLED,
              WrongTable.PLAIN,
              WrongTable.WRONG_SIGN,
              WrongTable.WRONG_SLOT);

  private Converges() {}

  private static Instance on(FiniteSum sum, int steps, double start) {
    double h = Energy.rate(sum, MU, L);
    double weight = 2 * h * sum.components() * (1 - h * MU);
    return Instance.on(sum)
        .drawing(sum)
        .from(start)
        .with(LEARNING_RATE, h)
        .steps(steps)
        .measuring("||x_t - x*||²", (c, t) -> c.distance(t) * c.distance(t))
        .atMost((c, t) -> Math.pow(1 - h * MU, t) * (start * start + weight * c.gap(0)));
  }
}
