package org.gradmark.optimizers.descent.smooth;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.STRETCHED;

import org.gradmark.core.problem.Sawtooth;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Gradient descent without convexity: the smallest gradient on the way.
 *
 * <ul>
 *   <li><b>Class</b>: L-smooth, not convex
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - (h/L) g_t}, {@code 0 < h <= 1}
 *   <li><b>Guarantee</b>: {@code min_(0 <= i <= n) ||g_i||² <= 4 L (f(x_0) - f(x_n))/(n h (4 -
 *       h))}, tight
 *   <li><b>Reference</b>: Abbaszadehpeivasti, de Klerk, Zamani, The exact worst-case convergence
 *       rate of the gradient method with fixed step lengths for L-smooth functions, 2021; PEPit
 *   <li><b>Worst instance</b>: the sawtooth slope: the same gradient at every iterate, and between
 *       two of them it dips as steeply as L allows
 * </ul>
 */
public final class Nonconvex {

  private static final double L = 4;
  private static final int N = 8;

  public static final Theorem THEOREM =
      Theorem.named("SGD-19", "nonconvex")
          .says(
              "On L-smooth functions, rate h/L, 0 < h <= 1: min_i ||g_i||² <= 4L (f(x_0) - f(x_n))/(n h (4 - h)).")
          .from("Abbaszadehpeivasti, de Klerk, Zamani 2021")
          .tight()
          .worst(worst(1))
          .also(worst(0.5))
          .exceededBy(CommonMistakes.ASCENT)
          .missedBy(HALVED, STRETCHED)
          .confirmedBy(
              "gradient-descent-nonconvex",
              p -> bound(p.get("L"), p.get("L") * p.get("gamma"), p.get("n")));

  private Nonconvex() {}

  private static Instance worst(double h) {
    Sawtooth problem = new Sawtooth(L, 1, h / L, N);
    return Instance.on(problem)
        .from(problem.length())
        .with(LEARNING_RATE, h / L)
        .steps(N)
        .measuring(
            "min ||g_i||²", (course, t) -> Math.pow(course.least(0, t, Course::gradientNorm), 2))
        .atMost((course, t) -> bound(L, h, t) * (course.gap(0) - course.gap(t)));
  }

  private static double bound(double l, double h, double n) {
    return 4 * l / (n * h * (4 - h));
  }
}
