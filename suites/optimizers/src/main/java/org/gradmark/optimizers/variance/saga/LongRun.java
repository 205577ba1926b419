package org.gradmark.optimizers.variance.saga;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.FiniteSum;
import org.gradmark.core.theorem.SampledInstance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.descent.stochastic.Opposed;

/**
 * SAGA after many steps.
 *
 * <ul>
 *   <li><b>Class</b>: n components, L-smooth and mu-strongly convex
 *   <li><b>Method</b>: SAGA with {@code h = 1/(2 (mu n + L))}
 *   <li><b>Guarantee</b>: {@code E||x_n - x*||² <= (1 - h mu)^n (||x_0 - x*||² + 2 h n (1 - h mu)
 *       (f(x_0) - f*))}; a mean over draws, capped
 *   <li><b>Reference</b>: Defazio, Bach, Lacoste-Julien, SAGA: a fast incremental gradient method
 *       with support for non-strongly convex composite objectives, 2014, corollary 1, with theorem
 *       1's own constant
 *   <li><b>Instance</b>: four quadratics of curvatures 4 to 12, 100 steps: a table that is not kept
 *       up to date leaves noise behind
 * </ul>
 */
public final class LongRun {

  private static final double L = 12;
  private static final double MU = 4;
  private static final int N = 100;

  public static final Theorem THEOREM =
      Theorem.named("SAGA-15", "saga-long-run")
          .says(
              "On n L-smooth mu-strongly convex components, rate h = 1/(2(mu n + L)), after 100 steps: E||x_t - x*||² <= (1 - h mu)^t (||x_0 - x*||² + 2 h n (1 - h mu)(f(x_0) - f*)).")
          .from("Defazio, Bach, Lacoste-Julien 2014, corollary 1")
          .sampled(instance())
          .exceededBy(
              CommonMistakes.ASCENT,
              WrongTable.PLAIN,
              WrongTable.WRONG_SIGN,
              WrongTable.NEVER_WRITTEN,
              WrongTable.WRONG_SLOT);

  private LongRun() {}

  private static SampledInstance instance() {
    FiniteSum sum = Opposed.four();
    double h = Energy.rate(sum, MU, L);
    double gap = sum.smoothness() / 2;
    double bound = Math.pow(1 - h * MU, N) * (1 + 2 * h * sum.components() * (1 - h * MU) * gap);
    // A smaller measure has a smaller mean, so that the bound holds for it too.
    double cap = 16 * bound;
    return SampledInstance.on(sum)
        .from(1)
        .with(LEARNING_RATE, h)
        .steps(N)
        .facing(draws -> t -> sum.drawn(draws.stream(t).below(sum.components())))
        .measuring(
            "min(||x_n - x*||², 16 times the bound)",
            (c, t) -> Math.min(c.distance(t) * c.distance(t), cap))
        .atMost(bound, -bound, cap + bound, bound);
  }
}
