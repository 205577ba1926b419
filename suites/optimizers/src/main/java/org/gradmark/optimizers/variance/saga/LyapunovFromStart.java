package org.gradmark.optimizers.variance.saga;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import org.gradmark.core.problem.FiniteSum;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.descent.stochastic.Sums;

/**
 * The energy of SAGA shrinks at every step; the table starts with the gradients at x_0.
 *
 * <ul>
 *   <li><b>Class</b>: n components, L-smooth and mu-strongly convex
 *   <li><b>Method</b>: SAGA with {@code h = 1/(2 (mu n + L))}
 *   <li><b>Guarantee</b>: {@code E V_t <= (1 - h mu) V_(t-1)} with the energy of {@link Energy},
 *       upper
 *   <li><b>Reference</b>: Defazio, Bach, Lacoste-Julien, SAGA: a fast incremental gradient method
 *       with support for non-strongly convex composite objectives, 2014, theorem 1
 *   <li><b>Worst instance</b>: quadratics of curvature mu that pull to centres far away
 * </ul>
 */
public final class LyapunovFromStart {

  private static final double L = 6;
  private static final double MU = 1;

  public static final Theorem THEOREM =
      Theorem.named("SAGA-12", "lyapunov-from-start")
          .says(
              "On n L-smooth mu-strongly convex components, rate h = 1/(2(mu n + L)), from the gradients at x_0: E V_t <= (1 - h mu) V_(t-1), V = mean(D_i(p_i, x*)) + ||x - x*||²/(2 h n (1 - h mu)), D_i the Bregman divergence of f_i, p_i where it was last drawn.")
          .from("Defazio, Bach, Lacoste-Julien 2014, theorem 1")
          .upper(0.94)
          .worst(on(Sums.pulling(MU, 4, -4), 5, 0.25))
          .also(on(Sums.pulling(2, 0.5, -0.25, -0.25), 4, 0.5))
          .exceededBy(
              CommonMistakes.ASCENT,
              HALVED,
              WrongTable.PLAIN,
              WrongTable.WRONG_SIGN,
              WrongTable.WRONG_SLOT)
          .confirmedBy(
              "saga", p -> 1 - p.get("mu") / (2 * (p.get("mu") * p.get("n") + p.get("L"))));

  private LyapunovFromStart() {}

  private static Instance on(FiniteSum sum, int steps, double... start) {
    double h = Energy.rate(sum, MU, L);
    Energy energy = new Energy(sum, MU, h, false);
    return Instance.on(sum)
        .drawing(sum)
        .from(start)
        .with(LEARNING_RATE, h)
        .steps(steps)
        .measuring("V_t", energy::after)
        .atMost((c, t) -> (1 - h * MU) * energy.after(c, t - 1));
  }
}
