package org.gradmark.optimizers.descent.smooth;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.DOUBLED;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import org.gradmark.core.problem.Huber;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * How small the gradient gets on smooth convex functions, from the distance of the start.
 *
 * <ul>
 *   <li><b>Class</b>: convex, L-smooth; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - (h/L) g_t}, {@code 0 < h < 2}
 *   <li><b>Guarantee</b>: {@code ||g_n|| <= L R max(1/(nh + 1), |1 - h|^n)}, tight
 *   <li><b>Reference</b>: Taylor, Convex interpolation and performance estimation of first-order
 *       methods, thesis 2017; {@code h = 1}: Teboulle and Vaisbourd, An elementary approach to
 *       tight worst case complexity analysis of gradient based methods, 2023; PEPit
 *   <li><b>Worst instance</b>: the Huber function with threshold {@code R/(nh + 1)}; the quadratic
 *       of curvature L for long steps
 * </ul>
 */
public final class ConvexGradientByDistance {

  private static final double L = 4;
  private static final int N = 7;

  public static final Theorem THEOREM =
      Theorem.named("SGD-16", "convex-gradient-by-distance")
          .says(
              "On convex L-smooth functions, rate h/L, 0 < h < 2: ||g_n|| <= L R max(1/(nh + 1), |1 - h|^n).")
          .from("Taylor 2017; Teboulle and Vaisbourd 2023")
          .tight()
          .worst(on(1, new Huber(L, 1.0 / (N + 1), 1)))
          .also(
              on(1, new Huber(L, 1 / (N * 0.5 + 1), 1)),
              on(0.5, new Huber(L, 1 / (N * 0.5 + 1), 1)),
              on(1.75, Quadratic.of(L)))
          .exceededBy(CommonMistakes.ASCENT, HALVED)
          .missedBy(DOUBLED)
          .confirmedBy(
              "gradient-descent-gradient-norm-from-distance",
              p -> Math.pow(bound(p.get("L"), p.get("L") * p.get("gamma"), p.get("n")), 2));

  private ConvexGradientByDistance() {}

  private static Instance on(double h, Problem problem) {
    return Instance.on(problem)
        .from(1)
        .with(LEARNING_RATE, h / L)
        .steps(N)
        .measuring("||g_t||", Course::gradientNorm)
        .atMost(t -> bound(L, h, t));
  }

  private static double bound(double l, double h, double n) {
    return l * Math.max(1 / (n * h + 1), Math.pow(Math.abs(1 - h), n));
  }
}
