package org.gradmark.optimizers.adaptive.normalized;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.core.rule.Hyperparameter.NORM_POWER;

import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * Normalized gradient descent on smooth functions, without knowing the constant.
 *
 * <ul>
 *   <li><b>Class</b>: convex, L-smooth; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - gamma g_t/||g_t||}
 *   <li><b>Guarantee</b>: {@code min_(s<=t) f(x_s) - f* <= L/2 (R²/(2 gamma (t + 1)) + gamma/2)²},
 *       tight as t grows
 *   <li><b>Reference</b>: Nesterov, Lectures on convex optimization, 2018, lemma 3.2.1 and theorem
 *       3.2.2: a minimiser lies within the bracket of the half-space that some gradient cuts off,
 *       and f is at most {@code L d²/2} above f* within d of it
 *   <li><b>Worst instance</b>: {@code L x²/2} with {@code gamma = 2 R}: it jumps to and fro
 * </ul>
 */
public final class Smooth {

  private static final double L = 4;

  public static final Theorem THEOREM =
      Theorem.named("NORMGD-13", "smooth")
          .says(
              "On convex L-smooth functions, with any gamma and L unknown: min f(x_s) - f* <= L/2 (R²/(2 gamma (t + 1)) + gamma/2)² after every step t.")
          .from("Nesterov 2018, lemma 3.2.1 and theorem 3.2.2")
          .tight()
          .worst(on(Quadratic.of(L), 2, 60, 1))
          .also(on(Quadratic.of(L), 0.25, 24, 2.375), on(Quadratic.of(L, 0.5), 0.5, 24, 2, -3))
          .exceededBy(NormMistakes.NOT_NORMALIZED)
          .missedBy(NormMistakes.HALVED, NormMistakes.ONE_ADDED);

  private Smooth() {}

  private static Instance on(Quadratic f, double gamma, int steps, double... start) {
    return Instance.on(f)
        .named(f.name() + ", gamma = " + gamma)
        .from(start)
        .with(LEARNING_RATE, gamma)
        .with(NORM_POWER, 1)
        .steps(steps)
        .measuring("min f - f*", (c, t) -> c.least(0, t, Course::gap))
        .atMost((c, t) -> bound(c, t, gamma));
  }

  private static double bound(Course course, int t, double gamma) {
    double r = course.distance(0);
    double depth = r * r / (2 * gamma * (t + 1)) + gamma / 2;
    return L / 2 * depth * depth;
  }
}
