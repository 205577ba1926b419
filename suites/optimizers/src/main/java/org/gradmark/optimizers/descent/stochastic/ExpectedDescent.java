package org.gradmark.optimizers.descent.stochastic;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.DOUBLED;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import org.gradmark.core.problem.FiniteSum;
import org.gradmark.core.problem.Huber;
import org.gradmark.core.problem.PolyakLojasiewicz;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * What one step of stochastic gradient descent gains in expectation, on any smooth function.
 *
 * <ul>
 *   <li><b>Class</b>: L-smooth, convex or not; independent noise of mean 0 and variance s²
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - h (g_t + noise)}
 *   <li><b>Guarantee</b>: {@code E f(x_(t+1)) <= E f(x_t) - h (1 - h L/2) E||g_t||² + h² L s²/2},
 *       tight
 *   <li><b>Reference</b>: Ghadimi, Lan, Stochastic first- and zeroth-order methods for nonconvex
 *       stochastic programming, 2013, proof of theorem 2.1; Bottou, Curtis, Nocedal, Optimization
 *       methods for large-scale machine learning, 2018, lemma 4.4
 *   <li><b>Worst instance</b>: the quadratic of curvature L
 * </ul>
 */
public final class ExpectedDescent {

  private static final double L = 4;
  private static final double H = 0.125;

  public static final Theorem THEOREM =
      Theorem.named("SGD-92", "expected-descent")
          .says(
              "On L-smooth functions with noise of variance s²: E f(x_(t+1)) <= E f(x_t) - h (1 - hL/2) E||g_t||² + h² L s²/2.")
          .from("Ghadimi, Lan 2013, proof of theorem 2.1; Bottou, Curtis, Nocedal 2018, lemma 4.4")
          .tight()
          .worst(on(Quadratic.of(L), 1))
          .also(on(new Huber(L, 0.25, 1), 1), on(new PolyakLojasiewicz(L, 0.5, 1), 1.75))
          .exceededBy(CommonMistakes.ASCENT, HALVED, DOUBLED)
          .missedBy(WrongSampling.FULL_BATCH);

  private ExpectedDescent() {}

  /** With noise of variance 1. */
  private static Instance on(Problem problem, double start) {
    FiniteSum sum = Sums.noisy(problem, 1);
    return Instance.on(sum)
        .drawing(sum)
        .from(start)
        .with(LEARNING_RATE, H)
        .steps(5)
        .measuring("f(x_t) - f*", Course::gap)
        .atMost(
            (c, t) ->
                c.gap(t - 1)
                    - H * (1 - H * L / 2) * Math.pow(c.gradientNorm(t - 1), 2)
                    + H * H * L / 2);
  }
}
