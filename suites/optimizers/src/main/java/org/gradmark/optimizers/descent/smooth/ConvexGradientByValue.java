package org.gradmark.optimizers.descent.smooth;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.DOUBLED;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import org.gradmark.core.problem.Huber;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * How small the gradient gets on smooth convex functions, from the value of the start.
 *
 * <ul>
 *   <li><b>Class</b>: convex, L-smooth
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - (h/L) g_t}, {@code 0 < h < 2}
 *   <li><b>Guarantee</b>: {@code ||g_n||² <= 2L (f(x_0) - f*) max(1/(2nh + 1), (1 - h)^(2n))},
 *       tight
 *   <li><b>Reference</b>: Rotaru, Glineur, Patrinos, Exact worst-case convergence rates of gradient
 *       descent: a complete analysis for all constant stepsizes over nonconvex and convex
 *       functions, 2024; PEPit
 *   <li><b>Worst instance</b>: the Huber function, started {@code nh + 1} thresholds away; the
 *       quadratic of curvature L for long steps
 * </ul>
 */
public final class ConvexGradientByValue {

  private static final double L = 4;
  private static final int N = 7;

  public static final Theorem THEOREM =
      Theorem.named("SGD-17", "convex-gradient-by-value")
          .says(
              "On convex L-smooth functions, rate h/L, 0 < h < 2: ||g_n||² <= 2L (f(x_0) - f*) max(1/(2nh + 1), (1 - h)^(2n)).")
          .from("Rotaru, Glineur, Patrinos 2024")
          .tight()
          .worst(on(1, new Huber(L, 1.0 / (N + 1), 1)))
          .also(
              on(1, new Huber(L, 1 / (N * 0.5 + 1), 1)),
              on(0.5, new Huber(L, 1 / (N * 0.5 + 1), 1)),
              on(1.75, Quadratic.of(L)))
          .exceededBy(CommonMistakes.ASCENT, HALVED)
          .missedBy(DOUBLED)
          .confirmedBy(
              "gradient-descent-gradient-norm",
              p -> 2 * p.get("L") * share(p.get("L") * p.get("gamma"), p.get("n")));

  private ConvexGradientByValue() {}

  private static Instance on(double h, Problem problem) {
    return Instance.on(problem)
        .from(1)
        .with(LEARNING_RATE, h / L)
        .steps(N)
        .measuring("||g_t||²", (course, t) -> Math.pow(course.gradientNorm(t), 2))
        .atMost((course, t) -> 2 * L * course.gap(0) * share(h, t));
  }

  private static double share(double h, double n) {
    return Math.max(1 / (2 * n * h + 1), Math.pow(1 - h, 2 * n));
  }
}
