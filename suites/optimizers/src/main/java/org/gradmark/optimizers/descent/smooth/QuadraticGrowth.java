package org.gradmark.optimizers.descent.smooth;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.DOUBLED;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import org.gradmark.core.problem.Huber;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Gradient descent on convex functions below a parabola, smooth or not.
 *
 * <ul>
 *   <li><b>Class</b>: convex, {@code f - f* <= L/2 ||x - x*||²}; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - (h/L) g_t}, {@code 0 < h < 1}
 *   <li><b>Guarantee</b>: {@code f(x_n) - f* <= (L R²/2) max(1/(2nh + 1), h)}, tight where the
 *       first term is larger
 *   <li><b>Reference</b>: Goujaud, Taylor, Dieuleveut, Optimal first-order methods for convex
 *       functions with a quadratic upper bound, 2022, theorem 2.2; exact for these steps by
 *       performance estimation
 *   <li><b>Worst instance</b>: the Huber function with threshold {@code R/(2nh + 1)}
 * </ul>
 */
public final class QuadraticGrowth {

  private static final double L = 4;
  private static final double H = 0.125;
  private static final int N = 10;

  public static final Theorem THEOREM =
      Theorem.named("SGD-21", "quadratic-growth")
          .says(
              "On convex functions with f - f* <= L/2 ||x - x*||², rate h/L: f(x_n) - f* <= (L R²/2) max(1/(2nh + 1), h).")
          .from("Goujaud, Taylor, Dieuleveut 2022, theorem 2.2")
          .tight()
          .worst(
              Instance.on(new Huber(L, 1 / (2 * N * H + 1), 2))
                  .from(1, 0)
                  .with(LEARNING_RATE, H / L)
                  .steps(N)
                  .measuring("f(x_t) - f*", Course::gap)
                  .atMost(t -> bound(L, H, t)))
          .exceededBy(
              CommonMistakes.ASCENT,
              CommonMistakes.CLIPPED,
              HALVED,
              Mistake.hardCoded(LEARNING_RATE, 0.01))
          .missedBy(DOUBLED)
          .confirmedBy(
              "gradient-descent-quadratic-growth",
              p -> bound(p.get("L"), p.get("L") * p.get("gamma"), p.get("n")));

  private QuadraticGrowth() {}

  private static double bound(double l, double h, double n) {
    return l * Math.max(1 / (2 * n * h + 1), h) / 2;
  }
}
