package org.gradmark.optimizers.adaptive.accumulated;

import static org.gradmark.core.rule.Hyperparameter.EPSILON;
import static org.gradmark.core.rule.Hyperparameter.INITIAL_ACCUMULATOR;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.Huber;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * AdaGrad-Norm finds a small gradient: the case of a large {@code b_0}.
 *
 * <ul>
 *   <li><b>Class</b>: L-smooth, {@code f >= f*}; {@code F = (f(x_0) - f*)/alpha}, {@code b_0 >=
 *       alpha L}
 *   <li><b>Method</b>: {@code b_t² = b_(t-1)² + ||g_t||²}, {@code x_t = x_(t-1) - alpha g_t/b_t}
 *   <li><b>Guarantee</b>: {@code min_(s<=n) ||g_s||² <= 2 F (b_0 + 2 F)/n}; upper
 *   <li><b>Reference</b>: Ward, Wu, Bottou, AdaGrad stepsizes, 2019, theorem 2.2, first case;
 *       derived again: steps are at most 1/L, so {@code sum ||g_s||²/b_s <= 2 F}, {@code b_n <= b_0
 *       + 2 F}
 *   <li><b>Worst instance</b>: a Huber function from where the last step arrives at its rim: the
 *       gradient stays the same, and half of the bound is what the descent lemma gives away
 * </ul>
 */
public final class SmallGradient {

  private static final double TAU = 0.125;
  private static final double B0 = 4;
  private static final int N = 32;

  public static final Theorem THEOREM =
      Theorem.named("ADAGRADNORM-15", "small-gradient")
          .says(
              "On L-smooth functions, with b_0 >= alpha L and F = (f(x_0) - f*)/alpha: the smallest of the first n squared gradient norms is <= 2F(b_0 + 2F)/n.")
          .from("Ward, Wu, Bottou 2019, theorem 2.2")
          .upper(0.44)
          .worst(on(new Huber(1, TAU, 1), start()))
          .also(on(Quadratic.of(4, 1, 0.25), 1, -1, 0.5))
          .exceededBy(AccumulationMistakes.DOUBLED, AccumulationMistakes.NO_ROOT);

  private SmallGradient() {}

  /** The rim, and before it {@code N - 1} steps with the gradient of the linear part. */
  private static double start() {
    return TAU + Accumulation.sum(N - 1, s -> TAU / Math.sqrt(B0 * B0 + s * TAU * TAU));
  }

  private static Instance on(Problem f, double... start) {
    return Instance.on(f)
        .from(start)
        .with(LEARNING_RATE, 1)
        .with(EPSILON, 0)
        .with(INITIAL_ACCUMULATOR, B0 * B0)
        .steps(N)
        .measuring("min ||g||²", SmallGradient::smallest)
        .atMost((c, t) -> 2 * c.gap(0) * (B0 + 2 * c.gap(0)) / t);
  }

  private static double smallest(Course course, int t) {
    return Math.pow(course.least(0, t - 1, Course::gradientNorm), 2);
  }
}
