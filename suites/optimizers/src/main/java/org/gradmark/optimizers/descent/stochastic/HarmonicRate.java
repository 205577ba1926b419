package org.gradmark.optimizers.descent.stochastic;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.DOUBLED;

import org.gradmark.core.problem.FiniteSum;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Stochastic gradient descent with decreasing rates on smooth strongly convex functions: O(1/t).
 *
 * <ul>
 *   <li><b>Class</b>: L-smooth, c-strongly convex; independent noise of mean 0 and variance s²
 *   <li><b>Method</b>: {@code x_t = x_(t-1) - a_t (g + noise)}, {@code a_t = b/(k + t)}, {@code b >
 *       1/c}, {@code a_1 <= 1/L}
 *   <li><b>Guarantee</b>: {@code E f(x_t) - f* <= V/(k + t + 1)}, {@code V = max(b² L s²/(2 (b c -
 *       1)), (k + 1)(f(x_0) - f*))}, upper
 *   <li><b>Reference</b>: Bottou, Curtis, Nocedal, Optimization methods for large-scale machine
 *       learning, 2018, theorem 4.7 with additive noise (M = s², M_G = mu = 1)
 *   <li><b>Worst instance</b>: a quadratic for which both terms of V are equal
 * </ul>
 */
public final class HarmonicRate {

  private static final double B = 2;
  private static final int K = 3;

  public static final Theorem THEOREM =
      Theorem.named("SGD-90", "stochastic-decreasing-rate")
          .says(
              "On L-smooth c-strongly convex functions with noise of variance s², rate a_t = b/(k + t), b > 1/c, a_1 <= 1/L: E f(x_t) - f* <= max(b² L s²/(2(bc - 1)), (k + 1)(f(x_0) - f*))/(k + t + 1).")
          .from("Bottou, Curtis, Nocedal 2018, theorem 4.7")
          .upper(0.62)
          .worst(on(Quadratic.of(1), new double[] {1}, 1))
          .also(on(Quadratic.of(1, 2), new double[] {0.5, 0.5}, 0.5, 1))
          .exceededBy(CommonMistakes.ASCENT, DOUBLED, Mistake.scheduleIgnored());

  private HarmonicRate() {}

  private static Instance on(Quadratic quadratic, double[] noise, double... start) {
    FiniteSum sum = Sums.noisy(quadratic, noise);
    double c = quadratic.strongConvexity();
    double asymptotic = B * B * quadratic.smoothness() * sum.noiseAtMinimiser() / (2 * (B * c - 1));
    return Instance.on(sum)
        .drawing(sum)
        .from(start)
        .with(LEARNING_RATE, B)
        .schedule(t -> 1.0 / (K + t))
        .steps(7)
        .measuring("f(x_t) - f*", Course::gap)
        .atMost((run, t) -> Math.max(asymptotic, (K + 1) * run.gap(0)) / (K + t + 1));
  }
}
