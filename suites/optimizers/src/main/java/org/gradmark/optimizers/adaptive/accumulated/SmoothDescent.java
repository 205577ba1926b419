package org.gradmark.optimizers.adaptive.accumulated;

import static org.gradmark.core.rule.Hyperparameter.EPSILON;
import static org.gradmark.core.rule.Hyperparameter.INITIAL_ACCUMULATOR;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * AdaGrad-Norm on smooth functions, convex or not, with any rate and any {@code b_0 > 0}.
 *
 * <ul>
 *   <li><b>Class</b>: L-smooth, {@code f >= f*}
 *   <li><b>Method</b>: {@code b_t² = b_(t-1)² + ||g_t||²}, {@code x_t = x_(t-1) - alpha g_t/b_t}
 *   <li><b>Guarantee</b>: {@code sum ||g_s|| ||x_s - x_(s-1)||/alpha <= (f(x_0) - f*)/alpha + alpha
 *       L/2 ln(b_t²/b_0²)}, tight as {@code b_0} grows
 *   <li><b>Reference</b>: Ward, Wu, Bottou, AdaGrad stepsizes, 2019, proof of theorem 2.2; the
 *       descent lemma with step {@code alpha/b_s}, summed
 *   <li><b>Worst instance</b>: {@code L x²/2}, on which the descent lemma is an equality, with
 *       {@code alpha L = b_0/2}
 * </ul>
 */
public final class SmoothDescent {

  public static final Theorem THEOREM =
      Theorem.named("ADAGRADNORM-14", "smooth-descent")
          .says(
              "On L-smooth functions, with any rate alpha and b_0: sum ||g_s|| ||x_s - x_(s-1)||/alpha <= (f(x_0) - f*)/alpha + alpha L/2 ln(b_t²/b_0²).")
          .from("Ward, Wu, Bottou 2019, proof of theorem 2.2")
          .twoSided()
          .worst(on(Quadratic.of(1), 4, 8, 1))
          .also(
              on(Quadratic.of(4, 1, 0.25), 0.5, 0.125, 1, -1, 0.5),
              on(Quadratic.of(4, 1, 0.25), 4, 0.125, 1, -1, 0.5))
          .exceededBy(AccumulationMistakes.DOUBLED, AccumulationMistakes.MEAN)
          .missedBy(AccumulationMistakes.HALVED, AccumulationMistakes.NO_ROOT);

  private SmoothDescent() {}

  private static Instance on(Quadratic f, double alpha, double b0, double... start) {
    return Instance.on(f)
        .named(f.name() + ", alpha = " + alpha + ", b_0 = " + b0)
        .from(start)
        .with(LEARNING_RATE, alpha)
        .with(EPSILON, 0)
        .with(INITIAL_ACCUMULATOR, b0 * b0)
        .steps(12)
        .measuring("sum ||g|| ||step||/alpha", (c, t) -> Accumulation.progress(c, t, alpha))
        .atMost((c, t) -> bound(c, t, f.smoothness(), alpha, b0));
  }

  private static double bound(Course course, int t, double smooth, double alpha, double b0) {
    double growth = Math.log(Accumulation.norm(course, t, b0) / b0);
    return course.gap(0) / alpha + alpha * smooth * growth;
  }
}
