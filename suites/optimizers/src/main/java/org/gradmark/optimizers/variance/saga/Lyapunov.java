package org.gradmark.optimizers.variance.saga;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import java.util.List;
import org.gradmark.core.problem.FiniteSum;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.descent.stochastic.Sums;

/**
 * The energy of SAGA shrinks at every step; the table starts at zero.
 *
 * <ul>
 *   <li><b>Class</b>: n components, L-smooth and mu-strongly convex
 *   <li><b>Method</b>: SAGA with {@code h = 1/(2 (mu n + L))}
 *   <li><b>Guarantee</b>: {@code E V_t <= (1 - h mu) V_(t-1)} with the energy of {@link Energy},
 *       tight
 *   <li><b>Reference</b>: Defazio, Bach, Lacoste-Julien, SAGA: a fast incremental gradient method
 *       with support for non-strongly convex composite objectives, 2014, theorem 1; PEPit finds no
 *       smaller factor
 *   <li><b>Worst instance</b>: equal quadratics of curvature mu: with a table of zeros the first
 *       step loses of V exactly what the drawn slot adds
 * </ul>
 */
public final class Lyapunov {

  private static final double L = 6;
  private static final double MU = 1;

  public static final Theorem THEOREM =
      Theorem.named("SAGA-11", "lyapunov")
          .says(
              "On n L-smooth mu-strongly convex components, rate h = 1/(2(mu n + L)), from a table of zeros: E V_t <= (1 - h mu) V_(t-1), V = mean(D_i(p_i, x*)) + ||x - x*||²/(2 h n (1 - h mu)), D_i the Bregman divergence of f_i, p_i where it was last drawn.")
          .from("Defazio, Bach, Lacoste-Julien 2014, theorem 1")
          .in("zero-table")
          .tight()
          .worst(on(quadratics(new double[] {MU}, new double[] {MU}), 4, 1))
          .also(
              on(quadratics(new double[] {MU, L}, new double[] {L, MU}), 4, 1, 1),
              on(Sums.pulling(L, 1, -1), 5, 0.125))
          .exceededBy(
              CommonMistakes.ASCENT,
              HALVED,
              WrongTable.SAG,
              WrongTable.WRONG_SIGN,
              WrongTable.WRONG_SLOT)
          .missedBy(WrongTable.MEAN_OF_NEW_TABLE)
          .confirmedBy(
              "saga", p -> 1 - p.get("mu") / (2 * (p.get("mu") * p.get("n") + p.get("L"))));

  private Lyapunov() {}

  private static FiniteSum quadratics(double[] one, double[] other) {
    Quadratic first = Quadratic.of(one);
    return new FiniteSum(
        "two quadratics", List.of(first, Quadratic.of(other)), first.minimiser(), 0);
  }

  private static Instance on(FiniteSum sum, int steps, double... start) {
    double h = Energy.rate(sum, MU, L);
    Energy energy = new Energy(sum, MU, h, true);
    return Instance.on(sum)
        .drawing(sum)
        .from(start)
        .with(LEARNING_RATE, h)
        .steps(steps)
        .measuring("V_t", energy::after)
        .atMost((c, t) -> (1 - h * MU) * energy.after(c, t - 1));
  }
}
