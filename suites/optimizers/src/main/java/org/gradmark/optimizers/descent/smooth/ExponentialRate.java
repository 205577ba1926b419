package org.gradmark.optimizers.descent.smooth;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.DOUBLED;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.STALE;

import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * The textbook form of the rate on smooth strongly convex functions.
 *
 * <ul>
 *   <li><b>Class</b>: L-smooth, mu-strongly convex; {@code k = L/mu}, {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - 2/(L + mu) g_t}
 *   <li><b>Guarantee</b>: {@code f(x_t) - f* <= (L/2) exp(-4t/(k + 1)) R²}, upper
 *   <li><b>Reference</b>: Bubeck, Convex Optimization: Algorithms and Complexity, 2015, theorem
 *       3.12
 *   <li><b>Worst instance</b>: the quadratic with curvatures mu and L, started in L
 * </ul>
 */
public final class ExponentialRate {

  private static final double L = 7;
  private static final double MU = 1;

  public static final Theorem THEOREM =
      Theorem.named("SGD-34", "exponential-rate")
          .says(
              "On L-smooth mu-strongly convex functions, rate 2/(L + mu): f(x_t) - f* <= (L/2) exp(-4t/(k + 1)) R², k = L/mu.")
          .from("Bubeck 2015, theorem 3.12")
          .upper(0.92)
          .worst(on(Quadratic.of(MU, L), 0, 1))
          .also(on(Quadratic.of(MU, 2, L), 0.5, 0.5, 0.5))
          .exceededBy(CommonMistakes.ASCENT, HALVED, DOUBLED, STALE);

  private ExponentialRate() {}

  private static Instance on(Problem problem, double... start) {
    return Instance.on(problem)
        .from(start)
        .with(LEARNING_RATE, 2 / (L + MU))
        .steps(8)
        .measuring("f(x_t) - f*", Course::gap)
        .atMost(
            (course, t) ->
                L / 2 * Math.exp(-4 * t / (L / MU + 1)) * Math.pow(course.distance(0), 2));
  }
}
