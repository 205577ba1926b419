package org.gradmark.optimizers.descent.momentum;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.core.rule.Hyperparameter.MOMENTUM;
import static org.gradmark.optimizers.descent.momentum.WrongMomentum.VELOCITY_LOST;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import org.gradmark.core.problem.Terraced;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Heavy ball with the parameters that are best on quadratics need not converge on other functions.
 *
 * <ul>
 *   <li><b>Class</b>: the 25-smooth 1-strongly convex function with curvature 1 between 1 and 2,
 *       else 25
 *   <li><b>Method</b>: {@code v = b v + h g_t}, {@code x_(t+1) = x_t - v} with {@code h = 1/9},
 *       {@code b = 4/9}, started at 3.25
 *   <li><b>Guarantee</b>: {@code max(||x_t||, ||x_(t-1)||, ||x_(t-2)||) >= 2} for ever, lower
 *   <li><b>Reference</b>: Lessard, Recht, Packard, Analysis and design of optimization algorithms
 *       via integral quadratic constraints, 2016, section 4.6
 *   <li><b>Worst instance</b>: the function itself: the iterates approach a cycle of three points,
 *       792/1225, -2208/1225 and 2592/1225
 * </ul>
 */
public final class NoGlobalConvergence {

  public static final Theorem THEOREM =
      Theorem.named("MOMENTUM-17", "no-global-convergence")
          .in("paper", "rate-outside")
          .says(
              "With h = 1/9 and momentum 4/9, best on quadratics with spectrum in [1, 25], heavy ball cycles for ever on a 25-smooth 1-strongly convex function.")
          .from("Lessard, Recht, Packard 2016, section 4.6")
          .upper(0.98)
          .worst(
              Instance.on(new Terraced(25, 1, 1, 2))
                  .from(3.25)
                  .with(LEARNING_RATE, 1 / 9.0)
                  .with(MOMENTUM, 4 / 9.0)
                  .steps(30)
                  .measuring("the largest of three ||x_t||", NoGlobalConvergence::largest)
                  .atLeast(t -> 2))
          .exceededBy(
              HALVED, VELOCITY_LOST, Mistake.hardCoded(MOMENTUM, 0.9), CommonMistakes.CLIPPED);

  private NoGlobalConvergence() {}

  private static double largest(Course course, int t) {
    double largest = 0;
    for (int i = Math.max(t - 2, 0); i <= t; i++) {
      largest = Math.max(largest, course.distance(i));
    }
    return largest;
  }
}
