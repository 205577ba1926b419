package org.gradmark.optimizers.descent.smooth;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.STRETCHED;

import org.gradmark.core.problem.Huber;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.problem.Sawtooth;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * The descent lemma, which needs no convexity.
 *
 * <ul>
 *   <li><b>Class</b>: L-smooth
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - (h/L) g_t}, {@code 0 < h < 2}
 *   <li><b>Guarantee</b>: {@code f(x_(t+1)) <= f(x_t) - (h/L)(1 - h/2) ||g_t||²}, tight
 *   <li><b>Reference</b>: Nesterov, Lectures on Convex Optimization, 2018, section 1.2.3
 *   <li><b>Worst instance</b>: the quadratic of curvature L
 * </ul>
 */
public final class DescentLemma {

  private static final double L = 4;

  public static final Theorem THEOREM =
      Theorem.named("SGD-27", "descent-lemma")
          .says(
              "On L-smooth functions, rate h/L, 0 < h < 2: f(x_(t+1)) <= f(x_t) - (h/L)(1 - h/2) ||g_t||².")
          .from("Nesterov 2018, section 1.2.3")
          .tight()
          .worst(on(Quadratic.of(L, L, L), 0.5, 1, -2, 4))
          .also(
              on(Quadratic.of(L, L, L), 1.75, 1, -2, 4),
              on(new Sawtooth(L, 1, 0.25, 8), 1, 2),
              on(new Huber(L, 0.0625, 1), 0.5, 1))
          .exceededBy(CommonMistakes.ASCENT, HALVED, CommonMistakes.CLIPPED)
          .missedBy(STRETCHED);

  private DescentLemma() {}

  private static Instance on(Problem problem, double h, double... start) {
    return Instance.on(problem)
        .from(start)
        .with(LEARNING_RATE, h / L)
        .steps(8)
        .measuring("f(x_t) - f*", Course::gap)
        .atMost(
            (course, t) ->
                course.gap(t - 1) - h / L * (1 - h / 2) * Math.pow(course.gradientNorm(t - 1), 2));
  }
}
