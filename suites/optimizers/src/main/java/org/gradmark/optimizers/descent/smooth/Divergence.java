package org.gradmark.optimizers.descent.smooth;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.DOUBLED;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Gradient descent with a rate beyond 2/L.
 *
 * <ul>
 *   <li><b>Class</b>: quadratics with an eigenvalue L
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - h g_t}, {@code h > 2/L}
 *   <li><b>Guarantee</b>: {@code ||x_t - x*|| >= (h L - 1)^t |<x_0 - x*, v>|} with the unit
 *       eigenvector v of L, tight
 *   <li><b>Reference</b>: Polyak, Introduction to Optimization, 1987, section 1.4.1; Cohen, Kaur,
 *       Li, Kolter, Talwalkar, Gradient descent on neural networks typically occurs at the edge of
 *       stability, 2021, section 2
 *   <li><b>Worst instance</b>: the quadratic itself, started in v
 * </ul>
 */
public final class Divergence {

  private static final double L = 4;
  private static final double H = 0.5625;

  public static final Theorem THEOREM =
      Theorem.named("SGD-31", "divergence")
          .says(
              "On quadratics with largest eigenvalue L, rate h > 2/L: ||x_t - x*|| >= (hL - 1)^t times the start's part in L.")
          .from("Polyak 1987, section 1.4.1; Cohen et al. 2021, section 2")
          .tight()
          .worst(from(0, 1))
          .also(from(1, 1))
          .exceededBy(HALVED, CommonMistakes.CLIPPED)
          .missedBy(DOUBLED, CommonMistakes.ASCENT);

  private Divergence() {}

  private static Instance from(double... start) {
    return Instance.on(Quadratic.of(1, L))
        .from(start)
        .with(LEARNING_RATE, H)
        .steps(12)
        .measuring("||x_t - x*||", Course::distance)
        .atLeast(t -> Math.pow(H * L - 1, t) * start[1]);
  }
}
