package org.gradmark.optimizers.descent.smooth;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.Huber;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Gradient descent on smooth convex functions.
 *
 * <ul>
 *   <li><b>Class</b>: convex, L-smooth; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - (h/L) g_t}, {@code 0 < h <= 1}
 *   <li><b>Guarantee</b>: {@code f(x_n) - f* <= L R²/(4 n h + 2)}, tight
 *   <li><b>Reference</b>: Drori and Teboulle, Performance of first-order methods for smooth convex
 *       minimization, Mathematical Programming 145, 2014, theorem 1 and its conjecture's proof
 *       range
 *   <li><b>Worst instance</b>: the Huber function with threshold {@code R/(2 n h + 1)}: every
 *       gradient has the same length, and the last step ends on the rim
 * </ul>
 */
public final class SmoothConvex {

  private static final double L = 4;
  private static final double R = 1;
  private static final int N = 10;

  public static final Theorem THEOREM =
      Theorem.named("SGD-11", "smooth-convex")
          .says(
              "On convex L-smooth functions, with rate h/L, h <= 1: f(x_n) - f* <= L R²/(4nh + 2).")
          .from("Drori and Teboulle 2014, theorem 1")
          .tight()
          .worst(worst(1))
          .also(worst(0.5))
          .exceededBy(
              CommonMistakes.ASCENT,
              Mistake.gradient("halved", "the gradient is halved", g -> g.over(2)))
          .missedBy(Mistake.gradient("doubled", "the gradient is doubled", g -> g.times(2)))
          .confirmedBy(
              "gradient-descent-convex",
              p -> p.get("L") / (4 * p.get("n") * p.get("L") * p.get("gamma") + 2));

  private SmoothConvex() {}

  private static Instance worst(double h) {
    return Instance.on(new Huber(L, R / (2 * N * h + 1), 1))
        .from(R)
        .with(LEARNING_RATE, h / L)
        .steps(N)
        .measuring("f(x_t) - f*", Course::gap)
        .atMost(t -> L * R * R / (4 * t * h + 2));
  }
}
