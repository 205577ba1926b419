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
 * Gradient descent with the rate 2/L exactly: it neither converges nor diverges.
 *
 * <ul>
 *   <li><b>Class</b>: quadratics with largest eigenvalue L
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - (2/L) g_t}
 *   <li><b>Guarantee</b>: {@code ||x_t - x_(t-1)|| >= 2 |<x_0 - x*, v>|} with the unit eigenvector
 *       v of L, and {@code ||x_t - x*|| <= ||x_0 - x*||}, tight
 *   <li><b>Reference</b>: Polyak, Introduction to Optimization, 1987, section 1.4.1; Cohen, Kaur,
 *       Li, Kolter, Talwalkar, Gradient descent on neural networks typically occurs at the edge of
 *       stability, 2021, section 2
 *   <li><b>Worst instance</b>: the quadratic itself, started in v: it jumps between two mirror
 *       points for ever
 * </ul>
 */
public final class EdgeOfStability {

  private static final double L = 4;

  public static final Theorem THEOREM =
      Theorem.named("SGD-32", "edge-of-stability")
          .says(
              "On quadratics with largest eigenvalue L, rate 2/L: the start's part in L changes its sign at every step and never its size.")
          .from("Polyak 1987, section 1.4.1; Cohen et al. 2021, section 2")
          .tight()
          .worst(
              draft(0, 1)
                  .measuring(
                      "||x_t - x_(t-1)||",
                      (course, t) -> Course.distance(course.x(t), course.x(t - 1)))
                  .atLeast(t -> 2))
          .also(
              draft(1, 1)
                  .measuring("||x_t - x*||", Course::distance)
                  .atMost((course, t) -> course.distance(t - 1)))
          .exceededBy(CommonMistakes.ASCENT, HALVED, CommonMistakes.CLIPPED)
          .missedBy(DOUBLED);

  private EdgeOfStability() {}

  private static Instance.Draft draft(double... start) {
    return Instance.on(Quadratic.of(1, L)).from(start).with(LEARNING_RATE, 2 / L).steps(10);
  }
}
